"""A story: Seven hundred voices under the pines."""

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
    slug="the-stage-on-janukalns",
    pearls=("smiltene",),
    phase="opening-night",
    themes=(
        "belonging",
        "learning",
        "heritage",
    ),
    funding_source="interreg_c004",
    published_on=date(2025, 6, 12),
    authors=("Ilze Demo-Kalniņa",),
    hero=Picture(
        scene="choir_on_stage",
        seed=1,
        alt=ALT_BY_SCENE["choir_on_stage"],
    ),
    title={
        "en": "Seven hundred voices under the pines",
        "de": "Siebenhundert Stimmen unter Kiefern",
        "pl": "Siedemset głosów pod sosnami",
        "lv": "Septiņi simti balsu zem priedēm",
    },
    lead={
        "en": "In Smiltene a stage was restored. Then the children came.",
        "de": ("In Smiltene wurde eine Bühne wiederhergestellt. Dann kamen die Kinder."),
        "pl": "W Smiltene odnowiono scenę. Potem przyszły dzieci.",
        "lv": "Smiltenē atjaunoja estrādi. Tad atnāca bērni.",
    },
    body=(
        TextBlock(
            heading={
                "en": "The boards are new, the hill is not",
                "de": "Die Bretter sind neu, der Hügel nicht",
                "pl": "Deski są nowe, wzgórze nie",
                "lv": "Dēļi ir jauni, kalns – ne",
            },
            paragraphs={
                "en": (
                    (
                        "An open-air stage is a promise: someone will sing "
                        "here. In Smiltene the promise on Jāņukalns had grown "
                        "old and needed repair. The restoration of the stage "
                        "became the line that runs through the town's plan as a "
                        "Cultural Pearl of 2025, because a stage is also a "
                        "place where a community sees itself."
                    ),
                    (
                        "On 1 June 2025 the renovated stage received more than "
                        "700 young performers, and with them the title. We were "
                        "not there with a notebook, so we leave the speeches "
                        "out. What stays in every picture of such a day is the "
                        "moment before the first note, when the last child "
                        "finds its place."
                    ),
                ),
                "de": (
                    (
                        "Eine Freilichtbühne ist ein Versprechen: Hier wird "
                        "jemand singen. In Smiltene war das Versprechen auf dem "
                        "Jāņukalns alt geworden und musste ausgebessert werden. "
                        "Die Wiederherstellung der Bühne zieht sich durch den "
                        "Plan der Kulturperle 2025, denn auf einer Bühne sieht "
                        "eine Gemeinschaft auch sich selbst."
                    ),
                    (
                        "Am 1. Juni 2025 empfing die erneuerte Bühne mehr als "
                        "700 junge Mitwirkende, und mit ihnen kam der Titel. "
                        "Wir saßen nicht mit dem Notizblock dabei, deshalb "
                        "lassen wir die Reden weg. Was von solch einem Tag auf "
                        "jedem Bild bleibt, ist der Augenblick vor dem ersten "
                        "Ton, wenn das letzte Kind seinen Platz findet."
                    ),
                ),
                "pl": (
                    (
                        "Scena plenerowa to obietnica: ktoś tu będzie śpiewał. "
                        "W Smiltene obietnica na Jāņukalns zestarzała się i "
                        "wymagała naprawy. Odnowa amfiteatru stała się nicią "
                        "przewodnią planu perły kultury 2025, bo scena to także "
                        "miejsce, w którym społeczność widzi samą siebie."
                    ),
                    (
                        "1 czerwca 2025 roku odnowiona scena przyjęła ponad 700 "
                        "młodych wykonawców, a wraz z nimi tytuł. Nie "
                        "siedzieliśmy tam z notatnikiem, dlatego pomijamy "
                        "przemówienia. Na każdym obrazku z takiego dnia zostaje "
                        "chwila przed pierwszym dźwiękiem, gdy ostatnie dziecko "
                        "znajduje swoje miejsce."
                    ),
                ),
                "lv": (
                    (
                        "Brīvdabas estrāde ir solījums: šeit kāds dziedās. "
                        "Smiltenē solījums Jāņukalnā bija kļuvis vecs un "
                        "prasīja labošanu. Estrādes atjaunošana vijas cauri "
                        "visam 2025. gada kultūras pērles plānam, jo uz "
                        "skatuves kopiena ierauga arī sevi."
                    ),
                    (
                        "2025. gada 1. jūnijā atjaunotā estrāde uzņēma vairāk "
                        "nekā 700 bērnu un jauniešu, un līdz ar viņiem atnāca "
                        "arī tituls. Mēs tur nesēdējām ar piezīmju grāmatiņu, "
                        "tāpēc runas izlaidīsim. Katrā šādas dienas attēlā "
                        "paliek mirklis pirms pirmās skaņas, kad pēdējais bērns "
                        "atrod savu vietu."
                    ),
                ),
            },
        ),
        QuoteBlock(
            quote={
                "en": (
                    "When seven hundred children breathe in, even the adults stand up straight."
                ),
                "de": ("Wenn siebenhundert Kinder Luft holen, stehen auch die Erwachsenen gerade."),
                "pl": ("Kiedy siedemset dzieci nabiera powietrza, prostują się nawet dorośli."),
                "lv": ("Kad septiņi simti bērnu ievelk elpu, arī pieaugušie iztaisno muguru."),
            },
            attribution={
                "en": "A teacher, invented for this demo",
                "de": "Eine Lehrerin, erfunden für diese Demo",
                "pl": "Nauczycielka, postać wymyślona na potrzeby demo",
                "lv": "Skolotāja, izdomāta šai demonstrācijai",
            },
        ),
        TextBlock(
            heading={
                "en": "After the applause",
                "de": "Nach dem Applaus",
                "pl": "Po oklaskach",
                "lv": "Pēc aplausiem",
            },
            paragraphs={
                "en": (
                    (
                        "A stage is easy to open and hard to keep alive. In "
                        "this demo story we follow the week after. The folding "
                        "chairs are stacked. Two women from a choir sweep the "
                        "boards, though nobody asked them to. A teacher writes "
                        "down who wants to come back in autumn, when the "
                        "evenings are dark and the hill smells of wet needles."
                    ),
                    (
                        "Cohesion is a large word. Here it has a simple form: "
                        "people who stood in the same row know each other's "
                        "voices. When something goes wrong in a town, it helps "
                        "to know whom to call. It helps even more to know how "
                        "they sound."
                    ),
                ),
                "de": (
                    (
                        "Eine Bühne ist leicht eröffnet und schwer am Leben zu "
                        "halten. In dieser Demogeschichte folgen wir der Woche "
                        "danach. Die Klappstühle sind gestapelt. Zwei Frauen "
                        "aus einem Chor fegen die Bretter, obwohl niemand sie "
                        "darum gebeten hat. Eine Lehrerin schreibt auf, wer im "
                        "Herbst wiederkommen will, wenn die Abende dunkel sind "
                        "und der Hügel nach nassen Nadeln riecht."
                    ),
                    (
                        "Zusammenhalt ist ein großes Wort. Hier hat es eine "
                        "einfache Form: Wer in derselben Reihe stand, kennt die "
                        "Stimmen der anderen. Wenn in einer Stadt etwas "
                        "schiefgeht, hilft es zu wissen, wen man anrufen kann. "
                        "Noch mehr hilft es zu wissen, wie er klingt."
                    ),
                ),
                "pl": (
                    (
                        "Scenę łatwo otworzyć, trudno utrzymać przy życiu. W "
                        "tej demonstracyjnej opowieści przyglądamy się "
                        "następnemu tygodniowi. Krzesła są złożone. Dwie "
                        "chórzystki zamiatają deski, choć nikt ich o to nie "
                        "prosił. Nauczycielka zapisuje, kto chce wrócić "
                        "jesienią, gdy wieczory są ciemne, a wzgórze pachnie "
                        "mokrym igliwiem."
                    ),
                    (
                        "Spójność to wielkie słowo. Tutaj ma prostą postać: kto "
                        "stał w jednym rzędzie, ten zna głosy innych. Kiedy w "
                        "mieście coś się psuje, dobrze wiedzieć, do kogo "
                        "zadzwonić. Jeszcze lepiej wiedzieć, jak ten ktoś "
                        "brzmi."
                    ),
                ),
                "lv": (
                    (
                        "Estrādi ir viegli atklāt un grūti uzturēt dzīvu. Šajā "
                        "demonstrācijas stāstā mēs sekojam nākamajai nedēļai. "
                        "Krēsli ir sakrauti. Divas kora dalībnieces slauka "
                        "dēļus, lai gan neviens viņām to nav lūdzis. Skolotāja "
                        "pieraksta, kurš grib atgriezties rudenī, kad vakari ir "
                        "tumši un kalns smaržo pēc slapjām skujām."
                    ),
                    (
                        "Saliedētība ir liels vārds. Šeit tam ir vienkāršs "
                        "veids: kas stāvējuši vienā rindā, tie pazīst cits cita "
                        "balsi. Kad pilsētā kas noiet greizi, ir labi zināt, "
                        "kam zvanīt. Vēl labāk ir zināt, kā viņš skan."
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
                    scene="choir_on_stage",
                    seed=2,
                    alt=ALT_BY_SCENE["choir_on_stage"],
                ),
                Picture(
                    scene="choir_on_stage",
                    seed=4,
                    alt=ALT_BY_SCENE["choir_on_stage"],
                ),
                Picture(
                    scene="lantern_walk",
                    seed=1,
                    alt=ALT_BY_SCENE["lantern_walk"],
                ),
                Picture(
                    scene="kids_with_kites",
                    seed=3,
                    alt=ALT_BY_SCENE["kids_with_kites"],
                ),
                Picture(
                    scene="market_square_picnic",
                    seed=5,
                    alt=ALT_BY_SCENE["market_square_picnic"],
                ),
                Picture(
                    scene="workshop_table",
                    seed=2,
                    alt=ALT_BY_SCENE["workshop_table"],
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
                    "Young performers and their teachers",
                    "Choir members who look after the stage",
                    "The municipality, which had it restored",
                ),
                "de": (
                    "Junge Mitwirkende und ihre Lehrkräfte",
                    "Chormitglieder, die sich um die Bühne kümmern",
                    "Die Gemeinde, die sie wiederherstellen ließ",
                ),
                "pl": (
                    "Młodzi wykonawcy i ich nauczyciele",
                    "Chórzyści, którzy dbają o scenę",
                    "Gmina, która ją odnowiła",
                ),
                "lv": (
                    "Jaunie dalībnieki un viņu skolotāji",
                    "Kora dalībnieki, kas rūpējas par estrādi",
                    "Pašvaldība, kas to atjaunoja",
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
