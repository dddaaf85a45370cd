"""A story: The wall that answered."""

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
    slug="the-wall-that-answered",
    pearls=("schleswig",),
    phase="making",
    themes=(
        "inclusion",
        "participation",
        "generations",
    ),
    funding_source="network",
    published_on=date(2026, 6, 4),
    authors=("Henrike Demo-Petersen",),
    hero=Picture(
        scene="mural_on_a_wall",
        seed=1,
        alt=ALT_BY_SCENE["mural_on_a_wall"],
    ),
    title={
        "en": "The wall that answered",
        "de": "Die Wand, die geantwortet hat",
        "pl": "Ściana, która odpowiedziała",
        "lv": "Siena, kas atbildēja",
    },
    lead={
        "en": (
            "In Schleswig young people turn empty corners into questions, and a walk into a quest."
        ),
        "de": (
            "In Schleswig machen Jugendliche aus leeren Ecken Fragen und aus "
            "einem Spaziergang eine Suche."
        ),
        "pl": ("W Szlezwiku młodzi zmieniają puste kąty w pytania, a spacer w poszukiwanie."),
        "lv": ("Šlēsvigā jaunieši tukšus stūrus pārvērš jautājumos un pastaigu – meklējumos."),
    },
    body=(
        TextBlock(
            heading={
                "en": "Start at the empty shop",
                "de": "Los geht es am leeren Laden",
                "pl": "Początek przy pustym sklepie",
                "lv": "Sākums pie tukšā veikala",
            },
            paragraphs={
                "en": (
                    (
                        "A tour of a town normally leads past what is there. In "
                        "Schleswig, Cultural Pearl of 2026, young people are to "
                        "make City Quest Tours, and the plan begins with what "
                        "is missing: empty spaces, and parts of the town that "
                        "have lost touch with each other. Street art and an "
                        "inclusive street festival belong to it too."
                    ),
                    (
                        "We invented a first tour. It starts at a shop window "
                        "with nothing behind it. On the glass is a riddle in "
                        "three languages. Whoever solves it knows which way to "
                        "go: down to the water, past a courtyard, to a gable on "
                        "which a scaffold stands. Nobody can finish the tour "
                        "alone, because some clues can only be read from a "
                        "wheelchair and others only from someone's shoulders."
                    ),
                ),
                "de": (
                    (
                        "Ein Stadtrundgang führt sonst an dem vorbei, was da "
                        "ist. In Schleswig, Kulturperle 2026, sollen "
                        "Jugendliche City Quest Tours entwickeln, und der Plan "
                        "beginnt mit dem, was fehlt: mit leeren Räumen und mit "
                        "Stadtteilen, die den Kontakt zueinander verloren "
                        "haben. Auch Street-Art und ein inklusives Straßenfest "
                        "gehören dazu."
                    ),
                    (
                        "Die erste Tour haben wir erfunden. Sie beginnt an "
                        "einem Schaufenster, hinter dem nichts ist. Auf der "
                        "Scheibe steht ein Rätsel in drei Sprachen. Wer es "
                        "löst, weiß, wohin es geht: hinunter zum Wasser, an "
                        "einem Hof vorbei, zu einem Giebel, an dem ein Gerüst "
                        "steht. Allein kommt niemand ans Ziel, denn manche "
                        "Hinweise kann man nur vom Rollstuhl aus lesen und "
                        "andere nur von fremden Schultern."
                    ),
                ),
                "pl": (
                    (
                        "Spacer po mieście prowadzi zwykle obok tego, co jest. "
                        "W Szlezwiku, perle kultury 2026, młodzi mają tworzyć "
                        "City Quest Tours, a plan zaczyna się od tego, czego "
                        "brakuje: od pustych miejsc i od części miasta, które "
                        "straciły ze sobą kontakt. Należą do niego także street "
                        "art i włączający festiwal uliczny."
                    ),
                    (
                        "Pierwszą trasę wymyśliliśmy. Zaczyna się przy "
                        "witrynie, za którą nie ma nic. Na szybie jest zagadka "
                        "w trzech językach. Kto ją rozwiąże, wie, dokąd iść: w "
                        "dół nad wodę, obok podwórza, do szczytowej ściany, "
                        "przy której stoi rusztowanie. Nikt nie dojdzie do celu "
                        "sam, bo niektóre wskazówki da się odczytać tylko z "
                        "wózka, a inne tylko z czyichś ramion."
                    ),
                ),
                "lv": (
                    (
                        "Pilsētas apskate parasti ved gar to, kas ir. Šlēsvigā, "
                        "2026. gada kultūras pērlē, jauniešiem jāveido City "
                        "Quest Tours, un plāns sākas ar to, kā trūkst: ar "
                        "tukšām telpām un pilsētas daļām, kas zaudējušas saikni "
                        "cita ar citu. Tajā ir arī ielu māksla un iekļaujošs "
                        "ielu festivāls."
                    ),
                    (
                        "Pirmo maršrutu mēs izdomājām. Tas sākas pie skatloga, "
                        "aiz kura nav nekā. Uz stikla ir mīkla trīs valodās. "
                        "Kas to atmin, tas zina, kurp doties: lejup pie ūdens, "
                        "garām pagalmam, līdz mājas gala sienai, pie kuras "
                        "slejas sastatnes. Vienatnē galā netiek neviens, jo "
                        "dažas norādes var izlasīt tikai no ratiņkrēsla, bet "
                        "citas – tikai no kāda pleciem."
                    ),
                ),
            },
        ),
        QuoteBlock(
            quote={
                "en": "Before, I walked past here. Now I walk here.",
                "de": "Früher bin ich hier vorbeigegangen. Jetzt gehe ich hierher.",
                "pl": "Kiedyś tędy przechodziłem. Teraz tu przychodzę.",
                "lv": "Agrāk es gāju šeit garām. Tagad es nāku šurp.",
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
                "en": "Wet paint",
                "de": "Frisch gestrichen",
                "pl": "Świeżo malowane",
                "lv": "Svaigi krāsots",
            },
            paragraphs={
                "en": (
                    (
                        "On the scaffold they are painting waves. The design is "
                        "the result of four afternoons and one real quarrel. "
                        "There were to be ships, then no ships, then birds. In "
                        "the end everybody paints one wave, each in a different "
                        "colour, and nobody is allowed to paint the same one "
                        "twice."
                    ),
                    (
                        "An older neighbour watches from the bench for three "
                        "days. On the fourth she asks for a brush. Her wave is "
                        "the smallest one, at the very bottom on the left, and "
                        "it is the one that visitors photograph most. The wall "
                        "has answered. Now the shop window waits for a second "
                        "riddle."
                    ),
                ),
                "de": (
                    (
                        "Auf dem Gerüst werden Wellen gemalt. Der Entwurf ist "
                        "das Ergebnis von vier Nachmittagen und einem richtigen "
                        "Streit. Erst sollten es Schiffe sein, dann keine "
                        "Schiffe, dann Vögel. Am Ende malt jeder eine Welle, "
                        "jede in einer anderen Farbe, und keine zweimal."
                    ),
                    (
                        "Eine ältere Nachbarin schaut drei Tage lang von der "
                        "Bank aus zu. Am vierten bittet sie um einen Pinsel. "
                        "Ihre Welle ist die kleinste, ganz unten links, und sie "
                        "wird am häufigsten fotografiert. Die Wand hat "
                        "geantwortet. Jetzt wartet das Schaufenster auf ein "
                        "zweites Rätsel."
                    ),
                ),
                "pl": (
                    (
                        "Na rusztowaniu powstają fale. Projekt to wynik "
                        "czterech popołudni i jednej prawdziwej kłótni. Miały "
                        "być statki, potem bez statków, potem ptaki. W końcu "
                        "każdy maluje jedną falę, każdą w innym kolorze, i "
                        "żadna się nie powtarza."
                    ),
                    (
                        "Starsza sąsiadka przez trzy dni przygląda się z ławki. "
                        "Czwartego prosi o pędzel. Jej fala jest najmniejsza, "
                        "na samym dole po lewej, i to ją goście fotografują "
                        "najczęściej. Ściana odpowiedziała. Teraz witryna czeka "
                        "na drugą zagadkę."
                    ),
                ),
                "lv": (
                    (
                        "Uz sastatnēm top viļņi. Mets ir četru pēcpusdienu un "
                        "viena īsta strīda rezultāts. Bija jābūt kuģiem, tad "
                        "bez kuģiem, tad putniem. Beigās katrs uzglezno vienu "
                        "vilni, katru citā krāsā, un neviens neatkārtojas."
                    ),
                    (
                        "Vecāka kaimiņiene trīs dienas skatās no sola. "
                        "Ceturtajā viņa palūdz otu. Viņas vilnis ir pats "
                        "mazākais, apakšā pa kreisi, un to viesi fotografē "
                        "visbiežāk. Siena ir atbildējusi. Tagad skatlogs gaida "
                        "otro mīklu."
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
                    scene="mural_on_a_wall",
                    seed=3,
                    alt=ALT_BY_SCENE["mural_on_a_wall"],
                ),
                Picture(
                    scene="mural_on_a_wall",
                    seed=5,
                    alt=ALT_BY_SCENE["mural_on_a_wall"],
                ),
                Picture(
                    scene="workshop_table",
                    seed=8,
                    alt=ALT_BY_SCENE["workshop_table"],
                ),
                Picture(
                    scene="kids_with_kites",
                    seed=7,
                    alt=ALT_BY_SCENE["kids_with_kites"],
                ),
                Picture(
                    scene="market_square_picnic",
                    seed=8,
                    alt=ALT_BY_SCENE["market_square_picnic"],
                ),
                Picture(
                    scene="lantern_walk",
                    seed=4,
                    alt=ALT_BY_SCENE["lantern_walk"],
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
                    "Young people who design the quests",
                    "Neighbours, with and without a brush",
                    "Artists who know how a scaffold is used safely",
                ),
                "de": (
                    "Jugendliche, die sich die Quests ausdenken",
                    "Nachbarn, mit und ohne Pinsel",
                    ("Künstlerinnen, die wissen, wie man sicher auf ein Gerüst steigt"),
                ),
                "pl": (
                    "Młodzi, którzy wymyślają zagadki",
                    "Sąsiedzi, z pędzlem i bez",
                    ("Artyści, którzy wiedzą, jak bezpiecznie pracować na rusztowaniu"),
                ),
                "lv": (
                    "Jaunieši, kas izdomā uzdevumus",
                    "Kaimiņi ar otu un bez tās",
                    "Mākslinieki, kas zina, kā uz sastatnēm strādāt droši",
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
