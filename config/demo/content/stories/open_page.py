"""A story: An empty timetable."""

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
    slug="an-open-page-in-gluecksburg",
    pearls=("gluecksburg",),
    phase="planning",
    themes=(
        "participation",
        "trust",
    ),
    funding_source="network",
    published_on=date(2026, 3, 19),
    authors=("Henrike Demo-Petersen",),
    hero=Picture(
        scene="castle_by_water",
        seed=1,
        alt=ALT_BY_SCENE["castle_by_water"],
    ),
    title={
        "en": "An empty timetable",
        "de": "Ein leerer Stundenplan",
        "pl": "Pusty plan dnia",
        "lv": "Tukšs dienas plāns",
    },
    lead={
        "en": ("In Glücksburg a day of culture starts with a blank wall and a stack of cards."),
        "de": (
            "In Glücksburg beginnt ein Tag der Kultur mit einer leeren Wand und "
            "einem Stapel Karten."
        ),
        "pl": ("W Glücksburgu dzień kultury zaczyna się od pustej ściany i pliku kartek."),
        "lv": "Gliksburgā kultūras diena sākas ar tukšu sienu un kartīšu kaudzīti.",
    },
    body=(
        TextBlock(
            heading={
                "en": "No programme, on purpose",
                "de": "Kein Programm, mit Absicht",
                "pl": "Bez programu, celowo",
                "lv": "Bez programmas, ar nolūku",
            },
            paragraphs={
                "en": (
                    (
                        "Most events begin with a programme. A barcamp begins "
                        "without one. Whoever comes may propose something, and "
                        "whoever is interested joins in. For Glücksburg, "
                        "Cultural Pearl of 2026, the culture barcamp is one of "
                        "the steps in the plan, next to a central calendar of "
                        "events and further meetings in which people take part."
                    ),
                    (
                        "The town knows two seasons. In summer the guests come, "
                        "in winter it grows quiet. Whoever makes culture here "
                        "works in both, often without knowing what the "
                        "neighbour is planning. Two concerts fall on one "
                        "evening, and then nothing happens for three weeks."
                    ),
                ),
                "de": (
                    (
                        "Die meisten Veranstaltungen beginnen mit einem "
                        "Programm. Ein Barcamp beginnt ohne. Wer kommt, darf "
                        "etwas vorschlagen, wer Lust hat, macht mit. Für "
                        "Glücksburg, Kulturperle 2026, ist das Kultur-Barcamp "
                        "einer der Schritte im Plan, neben einem zentralen "
                        "Veranstaltungskalender und weiteren Treffen zum "
                        "Mitmachen."
                    ),
                    (
                        "Die Stadt kennt zwei Jahreszeiten. Im Sommer kommen "
                        "die Gäste, im Winter wird es still. Wer hier Kultur "
                        "macht, arbeitet in beiden, oft ohne zu wissen, was "
                        "nebenan geplant wird. Zwei Konzerte fallen auf einen "
                        "Abend, und dann passiert drei Wochen lang nichts."
                    ),
                ),
                "pl": (
                    (
                        "Większość wydarzeń zaczyna się od programu. Barcamp "
                        "zaczyna się bez niego. Kto przyjdzie, może coś "
                        "zaproponować, a kogo to zaciekawi, ten się przyłącza. "
                        "Dla Glücksburga, perły kultury 2026, barcamp kultury "
                        "jest jednym z kroków planu, obok wspólnego kalendarza "
                        "wydarzeń i innych spotkań z udziałem mieszkańców."
                    ),
                    (
                        "Miasto zna dwie pory roku. Latem przyjeżdżają goście, "
                        "zimą robi się cicho. Kto tworzy tu kulturę, pracuje w "
                        "obu, często nie wiedząc, co planuje sąsiad. Dwa "
                        "koncerty wypadają jednego wieczoru, a potem przez trzy "
                        "tygodnie nie dzieje się nic."
                    ),
                ),
                "lv": (
                    (
                        "Lielākā daļa pasākumu sākas ar programmu. Barcamp "
                        "sākas bez tās. Kas atnāk, tas drīkst kaut ko "
                        "ierosināt, un, kam interesē, tas piebiedrojas. "
                        "Gliksburgai, 2026. gada kultūras pērlei, kultūras "
                        "barcamp ir viens no plāna soļiem līdzās kopīgam "
                        "pasākumu kalendāram un citām tikšanās reizēm, kurās "
                        "piedalās iedzīvotāji."
                    ),
                    (
                        "Pilsēta pazīst divus gadalaikus. Vasarā atbrauc viesi, "
                        "ziemā kļūst kluss. Kas šeit veido kultūru, tas strādā "
                        "abos, bieži nezinot, ko plāno kaimiņš. Divi koncerti "
                        "iekrīt vienā vakarā, un tad trīs nedēļas nenotiek "
                        "nekas."
                    ),
                ),
            },
        ),
        QuoteBlock(
            quote={
                "en": ("I came with an idea and went home with three telephone numbers."),
                "de": ("Ich kam mit einer Idee und ging mit drei Telefonnummern nach Hause."),
                "pl": ("Przyszłam z jednym pomysłem, a wyszłam z trzema numerami telefonu."),
                "lv": "Atnācu ar vienu ideju, bet aizgāju ar trim tālruņa numuriem.",
            },
            attribution={
                "en": "A participant, invented for this demo",
                "de": "Eine Teilnehmerin, erfunden für diese Demo",
                "pl": "Uczestniczka, postać wymyślona na potrzeby demo",
                "lv": "Dalībniece, izdomāta šai demonstrācijai",
            },
        ),
        TextBlock(
            heading={
                "en": "The wall fills up",
                "de": "Die Wand wird voll",
                "pl": "Ściana się zapełnia",
                "lv": "Siena piepildās",
            },
            paragraphs={
                "en": (
                    (
                        "In our demo story it is ten in the morning and the "
                        "wall is empty. Somebody coughs. Then a woman gets up "
                        "and writes on a card: “How do we sing in November?” "
                        "Next to it soon hangs another: “Who lends chairs?” And "
                        "a third: “A museum for lost gloves.” By noon there is "
                        "no more room on the wall."
                    ),
                    (
                        "The most useful session turns out to be the driest. "
                        "Six people sit around a laptop and work out what a "
                        "shared calendar must be able to do. It has to be easy "
                        "enough that the smallest association fills it in, and "
                        "good enough that the guests find it too. The glove "
                        "museum, by the way, now has an opening date."
                    ),
                ),
                "de": (
                    (
                        "In unserer Demogeschichte ist es zehn Uhr morgens, und "
                        "die Wand ist leer. Jemand hustet. Dann steht eine Frau "
                        "auf und schreibt auf eine Karte: „Wie singen wir im "
                        "November?“ Bald hängt daneben: „Wer verleiht Stühle?“ "
                        "Und eine dritte: „Ein Museum für verlorene "
                        "Handschuhe.“ Gegen Mittag ist an der Wand kein Platz "
                        "mehr."
                    ),
                    (
                        "Am nützlichsten ist ausgerechnet die trockenste Runde. "
                        "Sechs Leute sitzen um einen Laptop und überlegen, was "
                        "ein gemeinsamer Kalender können muss. Er muss so "
                        "einfach sein, dass auch der kleinste Verein ihn "
                        "ausfüllt, und so gut, dass auch die Gäste ihn finden. "
                        "Das Handschuhmuseum hat übrigens schon einen "
                        "Eröffnungstermin."
                    ),
                ),
                "pl": (
                    (
                        "W naszej opowieści demonstracyjnej jest dziesiąta "
                        "rano, a ściana świeci pustką. Ktoś kaszle. Potem "
                        "wstaje kobieta i pisze na kartce: „Jak śpiewamy w "
                        "listopadzie?”. Wkrótce obok wisi następna: „Kto "
                        "pożycza krzesła?”. I trzecia: „Muzeum zgubionych "
                        "rękawiczek”. W południe na ścianie brakuje miejsca."
                    ),
                    (
                        "Najbardziej przydaje się spotkanie najnudniejsze z "
                        "pozoru. Sześć osób siedzi przy laptopie i zastanawia "
                        "się, co musi umieć wspólny kalendarz. Ma być tak "
                        "prosty, żeby wypełniło go najmniejsze stowarzyszenie, "
                        "i tak dobry, żeby trafili do niego także goście. "
                        "Muzeum rękawiczek, nawiasem mówiąc, ma już datę "
                        "otwarcia."
                    ),
                ),
                "lv": (
                    (
                        "Mūsu demonstrācijas stāstā ir desmit no rīta, un siena "
                        "ir tukša. Kāds ieklepojas. Tad pieceļas sieviete un uz "
                        "kartītes uzraksta: “Kā mēs dziedam novembrī?” Drīz "
                        "blakus karājas nākamā: “Kurš aizdod krēslus?” Un "
                        "trešā: “Pazaudēto cimdu muzejs.” Pusdienlaikā uz "
                        "sienas vairs nav vietas."
                    ),
                    (
                        "Visnoderīgākā izrādās pati sausākā saruna. Seši "
                        "cilvēki sēž ap klēpjdatoru un spriež, kas jāprot "
                        "kopīgam kalendāram. Tam jābūt tik vienkāršam, lai to "
                        "aizpilda arī vismazākā biedrība, un tik labam, lai to "
                        "atrod arī viesi. Cimdu muzejam, starp citu, jau ir "
                        "atklāšanas datums."
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
                    scene="castle_by_water",
                    seed=2,
                    alt=ALT_BY_SCENE["castle_by_water"],
                ),
                Picture(
                    scene="workshop_table",
                    seed=7,
                    alt=ALT_BY_SCENE["workshop_table"],
                ),
                Picture(
                    scene="library_window",
                    seed=6,
                    alt=ALT_BY_SCENE["library_window"],
                ),
                Picture(
                    scene="castle_by_water",
                    seed=5,
                    alt=ALT_BY_SCENE["castle_by_water"],
                ),
                Picture(
                    scene="choir_on_stage",
                    seed=6,
                    alt=ALT_BY_SCENE["choir_on_stage"],
                ),
                Picture(
                    scene="market_square_picnic",
                    seed=7,
                    alt=ALT_BY_SCENE["market_square_picnic"],
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
                    "Associations, artists and hosts",
                    "Year-round residents and guests",
                    "The town's team for the central calendar",
                ),
                "de": (
                    "Vereine, Künstlerinnen und Gastgeber",
                    "Einheimische und Gäste",
                    "Das Team der Stadt für den zentralen Kalender",
                ),
                "pl": (
                    "Stowarzyszenia, artyści i gospodarze",
                    "Stali mieszkańcy i goście",
                    "Zespół miasta odpowiedzialny za wspólny kalendarz",
                ),
                "lv": (
                    "Biedrības, mākslinieki un namatēvi",
                    "Vietējie iedzīvotāji un viesi",
                    "Pilsētas komanda, kas veido kopīgo kalendāru",
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
