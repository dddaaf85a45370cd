"""A story: What holds a kite."""

from datetime import date

from config.demo.content.pictures import ALT_BY_SCENE
from config.demo.content.shapes import (
    GalleryBlock,
    LinkBlock,
    PeopleBlock,
    Picture,
    QuoteBlock,
    Story,
    TextBlock,
)

STORY: Story = Story(
    slug="what-holds-a-kite",
    pearls=(
        "kiel",
        "svendborg",
    ),
    phase="making",
    themes=(
        "participation",
        "inclusion",
        "learning",
    ),
    funding_source="mixed",
    published_on=date(2024, 11, 20),
    authors=(
        "Henrike Demo-Petersen",
        "Mads Demo-Holm",
    ),
    hero=Picture(
        scene="kids_with_kites",
        seed=1,
        alt=ALT_BY_SCENE["kids_with_kites"],
    ),
    title={
        "en": "What holds a kite",
        "de": "Was einen Drachen hält",
        "pl": "Co trzyma latawiec",
        "lv": "Kas tur gaisa pūķi",
    },
    lead={
        "en": ("Kiel and Svendborg began with the young. One afternoon, seen from two shores."),
        "de": ("Kiel und Svendborg haben bei den Jungen angefangen. Ein Nachmittag an zwei Ufern."),
        "pl": ("Kilonia i Svendborg zaczęły od młodych. Jedno popołudnie na dwóch brzegach."),
        "lv": ("Ķīle un Svendborga sāka ar jaunajiem. Viena pēcpusdiena divos krastos."),
    },
    body=(
        TextBlock(
            heading={
                "en": "Paper, string, and a question",
                "de": "Papier, Schnur und eine Frage",
                "pl": "Papier, sznurek i pytanie",
                "lv": "Papīrs, aukla un jautājums",
            },
            paragraphs={
                "en": (
                    (
                        "Kiel and Svendborg were both Cultural Pearls of 2024, "
                        "and both plans begin at the same point: with the "
                        "young. In Kiel the key is learning through culture, "
                        "with an eye on groups that are often left out. In "
                        "Svendborg it is creating together, having a voice and "
                        "putting down roots. Two towns, one sea, a similar "
                        "worry: that children grow up beside the life of the "
                        "town and not inside it."
                    ),
                    (
                        "For this demo story we invented an afternoon for both "
                        "of them. On either shore a table is covered with "
                        "paper. Everyone builds a kite and writes a sentence on "
                        "it: something the town should know. The sentences are "
                        "short. “The bus leaves too early.” “I would like to "
                        "dance but not in a club.” “My grandmother has nobody "
                        "to talk to.”"
                    ),
                ),
                "de": (
                    (
                        "Kiel und Svendborg waren beide Kulturperlen 2024, und "
                        "beide Pläne beginnen am selben Punkt: bei den Jungen. "
                        "In Kiel ist kulturelle Bildung der Schlüssel, mit "
                        "Blick auf Gruppen, die oft außen vor bleiben. In "
                        "Svendborg geht es darum, gemeinsam etwas zu schaffen, "
                        "gehört zu werden und Wurzeln zu schlagen. Zwei Städte, "
                        "ein Meer, eine ähnliche Sorge: dass Kinder neben dem "
                        "Leben der Stadt aufwachsen und nicht mittendrin."
                    ),
                    (
                        "Für diese Demogeschichte haben wir beiden einen "
                        "Nachmittag erfunden. An jedem Ufer liegt Papier auf "
                        "einem Tisch. Alle bauen einen Drachen und schreiben "
                        "einen Satz darauf, den die Stadt wissen sollte. Die "
                        "Sätze sind kurz. „Der Bus fährt zu früh.“ „Ich möchte "
                        "tanzen, aber nicht im Verein.“ „Meine Oma hat "
                        "niemanden zum Reden.“"
                    ),
                ),
                "pl": (
                    (
                        "Kilonia i Svendborg były perłami kultury 2024, a oba "
                        "plany zaczynają się w tym samym punkcie: od młodych. W "
                        "Kilonii kluczem jest uczenie się przez kulturę, z "
                        "myślą o grupach, które często pozostają na uboczu. W "
                        "Svendborgu – wspólne tworzenie, własny głos i "
                        "zapuszczanie korzeni. Dwa miasta, jedno morze i "
                        "podobna troska: by dzieci nie dorastały obok życia "
                        "miasta, lecz w jego środku."
                    ),
                    (
                        "Na potrzeby tej opowieści demonstracyjnej wymyśliliśmy "
                        "obu miastom popołudnie. Na każdym brzegu stoi stół "
                        "przykryty papierem. Każdy robi latawiec i pisze na nim "
                        "jedno zdanie, które miasto powinno znać. Zdania są "
                        "krótkie. „Autobus odjeżdża za wcześnie”. „Chcę "
                        "tańczyć, ale nie w klubie”. „Moja babcia nie ma z kim "
                        "rozmawiać”."
                    ),
                ),
                "lv": (
                    (
                        "Ķīle un Svendborga bija 2024. gada kultūras pērles, un "
                        "abu plāni sākas vienā punktā – ar jaunajiem. Ķīlē "
                        "atslēga ir mācīšanās caur kultūru, domājot par tiem, "
                        "kuri bieži paliek malā. Svendborgā tā ir kopīga "
                        "radīšana, sava balss un saknes. Divas pilsētas, viena "
                        "jūra, līdzīgas rūpes: lai bērni neaugtu blakus "
                        "pilsētas dzīvei, bet tās vidū."
                    ),
                    (
                        "Šim demonstrācijas stāstam mēs abām pilsētām izdomājām "
                        "pēcpusdienu. Katrā krastā stāv ar papīru pārklāts "
                        "galds. Ikviens gatavo gaisa pūķi un uzraksta uz tā "
                        "vienu teikumu, kas pilsētai būtu jāzina. Teikumi ir "
                        "īsi. “Autobuss atiet pārāk agri.” “Es gribētu dejot, "
                        "bet ne pulciņā.” “Manai vecmāmiņai nav ar ko parunāt.”"
                    ),
                ),
            },
        ),
        QuoteBlock(
            quote={
                "en": ("A kite needs two things: wind, and somebody who does not let go."),
                "de": ("Ein Drachen braucht zwei Dinge: Wind und jemanden, der nicht loslässt."),
                "pl": ("Latawiec potrzebuje dwóch rzeczy: wiatru i kogoś, kto nie puszcza."),
                "lv": ("Gaisa pūķim vajag divas lietas: vēju un kādu, kurš nelaiž vaļā."),
            },
            attribution={
                "en": "A pupil, invented for this demo",
                "de": "Ein Schüler, erfunden für diese Demo",
                "pl": "Uczeń, postać wymyślona na potrzeby demo",
                "lv": "Skolēns, izdomāts šai demonstrācijai",
            },
        ),
        TextBlock(
            heading={
                "en": "The wind reads it first",
                "de": "Der Wind liest zuerst",
                "pl": "Pierwszy czyta wiatr",
                "lv": "Pirmais lasa vējš",
            },
            paragraphs={
                "en": (
                    (
                        "Then they go out to the water. It takes a while until "
                        "the first kite stands; most things fail at the knot. A "
                        "boy who has said little all day turns out to be the "
                        "one who understands tails. He runs from one child to "
                        "the next, and by the end everybody knows his name."
                    ),
                    (
                        "Afterwards the sentences do not disappear into a "
                        "drawer. They are copied out, sorted and read aloud "
                        "where decisions are made. That is the real string, and "
                        "it has to hold longer than an afternoon."
                    ),
                ),
                "de": (
                    (
                        "Dann gehen sie hinaus ans Wasser. Es dauert, bis der "
                        "erste Drachen steht; das meiste scheitert am Knoten. "
                        "Ein Junge, der den ganzen Tag wenig gesagt hat, ist "
                        "derjenige, der etwas von Schwänzen versteht. Er läuft "
                        "von einem Kind zum nächsten, und am Ende kennen alle "
                        "seinen Namen."
                    ),
                    (
                        "Die Sätze verschwinden danach nicht in einer "
                        "Schublade. Sie werden abgeschrieben, sortiert und dort "
                        "vorgelesen, wo entschieden wird. Das ist die "
                        "eigentliche Schnur, und sie muss länger halten als "
                        "einen Nachmittag."
                    ),
                ),
                "pl": (
                    (
                        "Potem wychodzą nad wodę. Mija chwila, zanim pierwszy "
                        "latawiec wzbije się w górę; najczęściej zawodzi węzeł. "
                        "Chłopiec, który przez cały dzień mówił niewiele, "
                        "okazuje się znawcą ogonów. Biega od jednego dziecka do "
                        "drugiego i na koniec wszyscy znają jego imię."
                    ),
                    (
                        "Zdania nie trafiają potem do szuflady. Ktoś je "
                        "przepisuje, porządkuje i odczytuje tam, gdzie zapadają "
                        "decyzje. To jest prawdziwy sznurek i musi wytrzymać "
                        "dłużej niż jedno popołudnie."
                    ),
                ),
                "lv": (
                    (
                        "Tad viņi iet ārā pie ūdens. Paiet laiks, līdz pirmais "
                        "pūķis noturas gaisā; visbiežāk vainīgs ir mezgls. "
                        "Zēns, kurš visu dienu runājis maz, izrādās īstais astu "
                        "pazinējs. Viņš skrien no viena bērna pie otra, un "
                        "beigās visi zina viņa vārdu."
                    ),
                    (
                        "Pēc tam teikumi nepazūd atvilktnē. Tos pārraksta, "
                        "sakārto un nolasa tur, kur pieņem lēmumus. Tā ir īstā "
                        "aukla, un tai jāiztur ilgāk par vienu pēcpusdienu."
                    ),
                ),
            },
        ),
        GalleryBlock(
            heading={
                "en": "Pictures",
                "de": "Bilder",
                "pl": "Obrazy",
                "lv": "Attēli",
            },
            pictures=(
                Picture(
                    scene="kids_with_kites",
                    seed=2,
                    alt=ALT_BY_SCENE["kids_with_kites"],
                ),
                Picture(
                    scene="workshop_table",
                    seed=5,
                    alt=ALT_BY_SCENE["workshop_table"],
                ),
                Picture(
                    scene="harbour_at_dusk",
                    seed=3,
                    alt=ALT_BY_SCENE["harbour_at_dusk"],
                ),
                Picture(
                    scene="painted_boats",
                    seed=4,
                    alt=ALT_BY_SCENE["painted_boats"],
                ),
                Picture(
                    scene="kids_with_kites",
                    seed=6,
                    alt=ALT_BY_SCENE["kids_with_kites"],
                ),
                Picture(
                    scene="library_window",
                    seed=4,
                    alt=ALT_BY_SCENE["library_window"],
                ),
            ),
        ),
        PeopleBlock(
            heading={
                "en": "Who takes part",
                "de": "Wer mitmacht",
                "pl": "Kto bierze udział",
                "lv": "Kas piedalās",
            },
            lines={
                "en": (
                    "Children and young people from both towns",
                    "Teachers and youth workers",
                    "People from the town hall who came to listen",
                ),
                "de": (
                    "Kinder und Jugendliche aus beiden Städten",
                    "Lehrkräfte und Leute aus der Jugendarbeit",
                    "Menschen aus dem Rathaus, die zuhörten",
                ),
                "pl": (
                    "Dzieci i młodzież z obu miast",
                    "Nauczyciele i osoby pracujące z młodzieżą",
                    "Ludzie z ratusza, którzy przyszli słuchać",
                ),
                "lv": (
                    "Bērni un jaunieši no abām pilsētām",
                    "Skolotāji un jaunatnes darbinieki",
                    "Cilvēki no rātsnama, kuri atnāca klausīties",
                ),
            },
        ),
        LinkBlock(
            label={
                "en": "More about the Cultural Pearls",
                "de": "Mehr über die Kulturperlen",
                "pl": "Więcej o perłach kultury",
                "lv": "Vairāk par kultūras pērlēm",
            },
            address="https://culturalpearls.eu/",
        ),
    ),
)
