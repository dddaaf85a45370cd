"""A story: One long table."""

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
    slug="one-long-table-in-rujiena",
    pearls=("rujiena",),
    phase="listening",
    themes=(
        "trust",
        "participation",
        "belonging",
    ),
    funding_source="interreg_c004",
    published_on=date(2024, 9, 12),
    authors=(
        "Jānis Demo-Ozols",
        "Ilze Demo-Kalniņa",
    ),
    hero=Picture(
        scene="market_square_picnic",
        seed=1,
        alt=ALT_BY_SCENE["market_square_picnic"],
    ),
    title={
        "en": "One long table",
        "de": "Ein langer Tisch",
        "pl": "Jeden długi stół",
        "lv": "Viens garš galds",
    },
    lead={
        "en": (
            "Rūjiena asks its neighbours to sit down together, and finds that it needs more chairs."
        ),
        "de": (
            "Rūjiena bittet die Nachbarn zu Tisch und stellt fest, dass die Stühle nicht reichen."
        ),
        "pl": "Rūjiena zaprasza sąsiadów do stołu i odkrywa, że brakuje krzeseł.",
        "lv": "Rūjiena aicina kaimiņus pie galda un saprot, ka pietrūkst krēslu.",
    },
    body=(
        TextBlock(
            heading={
                "en": "Bring your own plate",
                "de": "Bring deinen Teller mit",
                "pl": "Przynieś swój talerz",
                "lv": "Paņem savu šķīvi",
            },
            paragraphs={
                "en": (
                    (
                        "The invitation fits on a small sheet of paper: come on "
                        "Saturday, bring your own plate, bring somebody you "
                        "only know by sight. Rūjiena, a Cultural Pearl of 2024, "
                        "built its plan on neighbours meeting. An open, active "
                        "community does not start with a strategy, the thinking "
                        "goes. It starts with someone moving over on a bench."
                    ),
                    (
                        "For this demo story we imagined the evening. The table "
                        "grows out of doors laid on trestles and is covered "
                        "with sheets of every age. The lamps are hung by people "
                        "who met ten minutes ago. When the soup is brought out, "
                        "the far end is still being built."
                    ),
                ),
                "de": (
                    (
                        "Die Einladung passt auf einen kleinen Zettel: Komm am "
                        "Samstag, bring deinen Teller mit, und jemanden, den du "
                        "nur vom Sehen kennst. Rūjiena, Kulturperle 2024, hat "
                        "seinen Plan auf Begegnungen unter Nachbarn gebaut. "
                        "Eine offene, aktive Gemeinschaft, so der Gedanke, "
                        "beginnt nicht mit einer Strategie. Sie beginnt damit, "
                        "dass jemand auf der Bank ein Stück rückt."
                    ),
                    (
                        "Für diese Demogeschichte haben wir uns den Abend "
                        "ausgedacht. Der Tisch wächst aus Türen, die auf Böcken "
                        "liegen, bedeckt mit Laken jeden Alters. Die Lampen "
                        "hängen Leute auf, die sich vor zehn Minuten "
                        "kennengelernt haben. Als die Suppe kommt, wird am "
                        "anderen Ende noch gebaut."
                    ),
                ),
                "pl": (
                    (
                        "Zaproszenie mieści się na małej kartce: przyjdź w "
                        "sobotę, weź swój talerz i kogoś, kogo znasz tylko z "
                        "widzenia. Rūjiena, perła kultury 2024, oparła swój "
                        "plan na spotkaniach sąsiadów. Otwarta, aktywna "
                        "społeczność nie zaczyna się od strategii. Zaczyna się "
                        "od tego, że ktoś przesunie się na ławce."
                    ),
                    (
                        "Na potrzeby tej opowieści demonstracyjnej "
                        "wyobraziliśmy sobie ten wieczór. Stół powstaje z drzwi "
                        "położonych na kozłach i nakrytych prześcieradłami w "
                        "każdym wieku. Lampy wieszają ludzie, którzy poznali "
                        "się dziesięć minut temu. Kiedy na stole pojawia się "
                        "zupa, drugi koniec jeszcze się buduje."
                    ),
                ),
                "lv": (
                    (
                        "Ielūgums ietilpst uz mazas lapiņas: nāc sestdien, "
                        "paņem savu šķīvi un kādu, ko pazīsti tikai no skata. "
                        "Rūjiena, 2024. gada kultūras pērle, savu plānu "
                        "balstīja kaimiņu tikšanās. Atvērta un rosīga kopiena "
                        "nesākas ar stratēģiju. Tā sākas ar to, ka kāds uz sola "
                        "pavirzās tālāk."
                    ),
                    (
                        "Šim demonstrācijas stāstam vakaru esam izdomājuši. "
                        "Galds top no durvīm, kas noliktas uz steķiem un "
                        "apklātas ar visu laiku palagiem. Lampas kar cilvēki, "
                        "kuri iepazinušies pirms desmit minūtēm. Kad nes zupu, "
                        "otrs gals vēl tiek būvēts."
                    ),
                ),
            },
        ),
        QuoteBlock(
            quote={
                "en": (
                    "I have lived here for thirty years and today I learned the "
                    "name of the man across the street."
                ),
                "de": (
                    "Ich wohne seit dreißig Jahren hier, und heute habe ich "
                    "erfahren, wie der Mann von gegenüber heißt."
                ),
                "pl": (
                    "Mieszkam tu od trzydziestu lat i dopiero dziś dowiedziałam "
                    "się, jak ma na imię sąsiad z naprzeciwka."
                ),
                "lv": (
                    "Dzīvoju šeit trīsdesmit gadus un tikai šodien uzzināju, kā "
                    "sauc kaimiņu pāri ielai."
                ),
            },
            attribution={
                "en": "A neighbour, invented for this demo",
                "de": "Eine Nachbarin, erfunden für diese Demo",
                "pl": "Sąsiadka, postać wymyślona na potrzeby demo",
                "lv": "Kaimiņiene, izdomāta šai demonstrācijai",
            },
        ),
        TextBlock(
            heading={
                "en": "What the young ones say",
                "de": "Was die Jungen sagen",
                "pl": "Co mówią młodzi",
                "lv": "Ko saka jaunie",
            },
            paragraphs={
                "en": (
                    (
                        "Between the second plate and the cake, the talk turns "
                        "serious. Many young people leave, and the plan does "
                        "not hide it. At the table they say why. Not only work, "
                        "says one. You also leave when nobody asks you "
                        "anything."
                    ),
                    (
                        "So they are asked. What would the community centre "
                        "need for you to come on an ordinary Wednesday? The "
                        "answers are written on the paper tablecloth: a "
                        "workshop with real tools, late opening hours, a say in "
                        "what is on. Afterwards the tablecloth is not thrown "
                        "away. It is rolled up and taken to the next meeting of "
                        "the working group."
                    ),
                ),
                "de": (
                    (
                        "Zwischen dem zweiten Teller und dem Kuchen wird das "
                        "Gespräch ernst. Viele junge Leute gehen fort, und der "
                        "Plan verschweigt es nicht. Am Tisch sagen sie, warum. "
                        "Nicht nur wegen der Arbeit, sagt einer. Man geht auch, "
                        "wenn einen niemand etwas fragt."
                    ),
                    (
                        "Also werden sie gefragt. Was bräuchte das "
                        "Gemeinschaftshaus, damit ihr an einem gewöhnlichen "
                        "Mittwoch kommt? Die Antworten stehen auf der "
                        "Papiertischdecke: eine Werkstatt mit richtigem "
                        "Werkzeug, lange Öffnungszeiten, Mitsprache beim "
                        "Programm. Die Decke wird danach nicht weggeworfen. Sie "
                        "wird aufgerollt und zum nächsten Treffen der "
                        "Arbeitsgruppe mitgenommen."
                    ),
                ),
                "pl": (
                    (
                        "Między drugim talerzem a ciastem rozmowa poważnieje. "
                        "Wielu młodych wyjeżdża i plan tego nie ukrywa. Przy "
                        "stole mówią dlaczego. Nie tylko z powodu pracy, mówi "
                        "jeden z nich. Wyjeżdża się też wtedy, gdy nikt o nic "
                        "nie pyta."
                    ),
                    (
                        "Więc ktoś pyta. Czego potrzeba w domu społeczności, "
                        "żebyście przyszli w zwykłą środę? Odpowiedzi lądują na "
                        "papierowym obrusie: warsztat z prawdziwymi "
                        "narzędziami, dłuższe godziny otwarcia, wpływ na "
                        "program. Obrusu nikt potem nie wyrzuca. Zostaje "
                        "zwinięty i trafia na następne spotkanie grupy "
                        "roboczej."
                    ),
                ),
                "lv": (
                    (
                        "Starp otro šķīvi un kūku saruna kļūst nopietna. Daudzi "
                        "jaunieši aizbrauc, un plāns to neslēpj. Pie galda viņi "
                        "pasaka, kāpēc. Ne tikai darba dēļ, saka viens. "
                        "Aizbrauc arī tad, ja neviens tev neko nejautā."
                    ),
                    (
                        "Tāpēc viņiem jautā. Kas būtu vajadzīgs kopienas "
                        "centrā, lai jūs atnāktu parastā trešdienā? Atbildes "
                        "tiek rakstītas uz papīra galdauta: darbnīca ar īstiem "
                        "instrumentiem, garāks darba laiks, teikšana par "
                        "programmu. Galdautu pēc tam neizmet. To satin un "
                        "aiznes uz nākamo darba grupas sanāksmi."
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
                    scene="market_square_picnic",
                    seed=11,
                    alt=ALT_BY_SCENE["market_square_picnic"],
                ),
                Picture(
                    scene="workshop_table",
                    seed=12,
                    alt=ALT_BY_SCENE["workshop_table"],
                ),
                Picture(
                    scene="lantern_walk",
                    seed=13,
                    alt=ALT_BY_SCENE["lantern_walk"],
                ),
                Picture(
                    scene="library_window",
                    seed=14,
                    alt=ALT_BY_SCENE["library_window"],
                ),
                Picture(
                    scene="choir_on_stage",
                    seed=15,
                    alt=ALT_BY_SCENE["choir_on_stage"],
                ),
                Picture(
                    scene="mural_on_a_wall",
                    seed=16,
                    alt=ALT_BY_SCENE["mural_on_a_wall"],
                ),
                Picture(
                    scene="kids_with_kites",
                    seed=17,
                    alt=ALT_BY_SCENE["kids_with_kites"],
                ),
                Picture(
                    scene="winter_lights",
                    seed=18,
                    alt=ALT_BY_SCENE["winter_lights"],
                ),
                Picture(
                    scene="fire_station_courtyard",
                    seed=19,
                    alt=ALT_BY_SCENE["fire_station_courtyard"],
                ),
                Picture(
                    scene="harbour_at_dusk",
                    seed=20,
                    alt=ALT_BY_SCENE["harbour_at_dusk"],
                ),
                Picture(
                    scene="painted_boats",
                    seed=21,
                    alt=ALT_BY_SCENE["painted_boats"],
                ),
                Picture(
                    scene="castle_by_water",
                    seed=22,
                    alt=ALT_BY_SCENE["castle_by_water"],
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
                    "Neighbours from every street",
                    "Young people who wrote on the tablecloth",
                    "Volunteers who carried the doors back",
                ),
                "de": (
                    "Nachbarn aus allen Straßen",
                    "Jugendliche, die auf die Tischdecke schrieben",
                    "Freiwillige, die die Türen zurücktrugen",
                ),
                "pl": (
                    "Sąsiedzi ze wszystkich ulic",
                    "Młodzi, którzy pisali na obrusie",
                    "Wolontariusze, którzy odnieśli drzwi",
                ),
                "lv": (
                    "Kaimiņi no visām ielām",
                    "Jaunieši, kas rakstīja uz galdauta",
                    "Brīvprātīgie, kas aiznesa durvis atpakaļ",
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
