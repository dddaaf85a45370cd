"""A story: They came back."""

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
    slug="they-came-back",
    pearls=(
        "helsingborg",
        "kristinestad",
    ),
    phase="looking-back",
    themes=(
        "loneliness",
        "generations",
        "heritage",
    ),
    funding_source="municipality",
    published_on=date(2026, 2, 5),
    authors=("Jonas Demo-Berg",),
    hero=Picture(
        scene="harbour_at_dusk",
        seed=1,
        alt=ALT_BY_SCENE["harbour_at_dusk"],
    ),
    title={
        "en": "They came back",
        "de": "Sie kamen wieder",
        "pl": "Wrócili",
        "lv": "Viņi atgriezās",
    },
    lead={
        "en": ("Helsingborg and Kristinestad were not chosen the first time. Both tried again."),
        "de": (
            "Helsingborg und Kristinestad wurden beim ersten Mal nicht gewählt. "
            "Beide versuchten es noch einmal."
        ),
        "pl": (
            "Helsingborg i Kristinestad za pierwszym razem nie zostały wybrane. "
            "Oba spróbowały ponownie."
        ),
        "lv": ("Helsingborgu un Kristīnestadi pirmajā reizē neizvēlējās. Abas mēģināja vēlreiz."),
    },
    body=(
        TextBlock(
            heading={
                "en": "A letter nobody frames",
                "de": "Ein Brief, den niemand rahmt",
                "pl": "List, którego nikt nie oprawia",
                "lv": "Vēstule, ko neviens neierāmē",
            },
            paragraphs={
                "en": (
                    (
                        "Twelve municipalities applied for the title year 2024. "
                        "Four were chosen. Helsingborg and Kristinestad were "
                        "among the other eight. A letter like that is not "
                        "framed. It is read, put away and taken out again in "
                        "the evening."
                    ),
                    (
                        "Both came back. Helsingborg became a Cultural Pearl of "
                        "2025, with a plan in which children, young people and "
                        "older people make art together against loneliness. "
                        "Kristinestad followed in 2026. Its plan wants to bring "
                        "Cittaslow, the idea of the good and unhurried town, "
                        "out of the brochure and into everyday life."
                    ),
                ),
                "de": (
                    (
                        "Zwölf Orte bewarben sich um das Titeljahr 2024. Vier "
                        "wurden gewählt. Helsingborg und Kristinestad gehörten "
                        "zu den acht anderen. So einen Brief hängt sich niemand "
                        "an die Wand. Man liest ihn, legt ihn weg und holt ihn "
                        "am Abend wieder hervor."
                    ),
                    (
                        "Beide kamen wieder. Helsingborg wurde Kulturperle "
                        "2025, mit einem Plan, in dem Kinder, Jugendliche und "
                        "Ältere gemeinsam Kunst gegen Einsamkeit machen. "
                        "Kristinestad folgte 2026. Der Plan will Cittaslow, die "
                        "Idee der guten Stadt ohne Eile, aus dem Prospekt in "
                        "den Alltag holen."
                    ),
                ),
                "pl": (
                    (
                        "O tytuł na 2024 rok ubiegało się dwanaście gmin. "
                        "Wybrano cztery. Helsingborg i Kristinestad znalazły "
                        "się wśród pozostałych ośmiu. Takiego listu nie wiesza "
                        "się na ścianie. Czyta się go, odkłada, a wieczorem "
                        "wyciąga znowu."
                    ),
                    (
                        "Oba miasta wróciły. Helsingborg został perłą kultury "
                        "2025 z planem, w którym dzieci, młodzież i osoby "
                        "starsze wspólnie tworzą sztukę przeciw samotności. "
                        "Kristinestad dołączył w 2026 roku. Jego plan chce "
                        "przenieść Cittaslow, ideę dobrego miasta bez "
                        "pośpiechu, z broszury do codzienności."
                    ),
                ),
                "lv": (
                    (
                        "Uz 2024. gada titulu pieteicās divpadsmit vietas. "
                        "Izvēlējās četras. Helsingborga un Kristīnestade bija "
                        "starp pārējām astoņām. Tādu vēstuli nekar pie sienas. "
                        "To izlasa, noliek malā un vakarā izvelk atkal."
                    ),
                    (
                        "Abas atgriezās. Helsingborga kļuva par 2025. gada "
                        "kultūras pērli ar plānu, kurā bērni, jaunieši un "
                        "seniori kopā rada mākslu pret vientulību. "
                        "Kristīnestade sekoja 2026. gadā. Tās plāns grib "
                        "pārnest Cittaslow – domu par labu pilsētu bez steigas "
                        "– no bukleta ikdienā."
                    ),
                ),
            },
        ),
        QuoteBlock(
            quote={
                "en": (
                    "The first time we wrote about the people. The second time we wrote with them."
                ),
                "de": (
                    "Beim ersten Mal schrieben wir über die Menschen, beim zweiten Mal mit ihnen."
                ),
                "pl": ("Za pierwszym razem pisaliśmy o ludziach. Za drugim – razem z nimi."),
                "lv": ("Pirmajā reizē mēs rakstījām par cilvēkiem. Otrajā – kopā ar viņiem."),
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
                "en": "What lies in between",
                "de": "Was dazwischen liegt",
                "pl": "Co jest pomiędzy",
                "lv": "Kas ir pa vidu",
            },
            paragraphs={
                "en": (
                    (
                        "What happens in the time between a no and a yes? We do "
                        "not know the minutes of the meetings, so we imagine "
                        "them, and say so. Someone suggests starting again from "
                        "the beginning. Someone else asks: who was not in the "
                        "room last time? A chair is added, then another. The "
                        "second plan is not longer than the first. But it has "
                        "more authors."
                    ),
                    (
                        "For anyone who is reading this with such a letter in "
                        "the drawer: a plan does not lose its worth because it "
                        "was not awarded. The needs of a town are the same the "
                        "morning after. Our snail from Kristinestad would add "
                        "that arriving is not a question of speed."
                    ),
                ),
                "de": (
                    (
                        "Was geschieht in der Zeit zwischen einem Nein und "
                        "einem Ja? Die Protokolle kennen wir nicht, also "
                        "stellen wir sie uns vor und sagen das auch. Jemand "
                        "schlägt vor, von vorn anzufangen. Jemand anders fragt: "
                        "Wer war letztes Mal nicht im Raum? Ein Stuhl kommt "
                        "dazu, dann noch einer. Der zweite Plan ist nicht "
                        "länger als der erste. Aber er hat mehr Verfasser."
                    ),
                    (
                        "Wer dies mit so einem Brief in der Schublade liest: "
                        "Ein Plan verliert seinen Wert nicht, weil er nicht "
                        "ausgezeichnet wurde. Die Bedürfnisse einer Stadt sind "
                        "am Morgen danach dieselben. Unsere Schnecke aus "
                        "Kristinestad würde hinzufügen, dass Ankommen keine "
                        "Frage der Geschwindigkeit ist."
                    ),
                ),
                "pl": (
                    (
                        "Co dzieje się między „nie” a „tak”? Nie znamy "
                        "protokołów, więc je sobie wyobrażamy i otwarcie to "
                        "mówimy. Ktoś proponuje, żeby zacząć od początku. Ktoś "
                        "inny pyta: kogo poprzednio nie było przy stole? "
                        "Dostawia się jedno krzesło, potem drugie. Drugi plan "
                        "nie jest dłuższy od pierwszego. Ma jednak więcej "
                        "autorów."
                    ),
                    (
                        "Dla każdego, kto czyta to z takim listem w szufladzie: "
                        "plan nie traci wartości dlatego, że nie zdobył tytułu. "
                        "Potrzeby miasta następnego ranka są takie same. Nasz "
                        "ślimak z Kristinestad dodałby, że dotrzeć do celu to "
                        "nie kwestia prędkości."
                    ),
                ),
                "lv": (
                    (
                        "Kas notiek laikā starp “nē” un “jā”? Sanāksmju "
                        "protokolus mēs nezinām, tāpēc tos iztēlojamies un to "
                        "arī sakām. Kāds ierosina sākt visu no sākuma. Kāds "
                        "cits jautā: kura iepriekšējā reizē nebija telpā? "
                        "Pieliek vienu krēslu, tad vēl vienu. Otrais plāns nav "
                        "garāks par pirmo. Taču tam ir vairāk autoru."
                    ),
                    (
                        "Tiem, kas šo lasa ar tādu vēstuli atvilktnē: plāns "
                        "nezaudē vērtību tāpēc, ka nav apbalvots. Pilsētas "
                        "vajadzības nākamajā rītā ir tās pašas. Mūsu gliemezis "
                        "no Kristīnestades piebilstu, ka nonākšana galā nav "
                        "ātruma jautājums."
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
                    scene="library_window",
                    seed=1,
                    alt=ALT_BY_SCENE["library_window"],
                ),
                Picture(
                    scene="workshop_table",
                    seed=9,
                    alt=ALT_BY_SCENE["workshop_table"],
                ),
                Picture(
                    scene="lantern_walk",
                    seed=3,
                    alt=ALT_BY_SCENE["lantern_walk"],
                ),
                Picture(
                    scene="harbour_at_dusk",
                    seed=5,
                    alt=ALT_BY_SCENE["harbour_at_dusk"],
                ),
                Picture(
                    scene="painted_boats",
                    seed=2,
                    alt=ALT_BY_SCENE["painted_boats"],
                ),
                Picture(
                    scene="winter_lights",
                    seed=4,
                    alt=ALT_BY_SCENE["winter_lights"],
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
                    "Two towns that applied more than once",
                    "Young and old who make art together",
                    "Everyone who keeps a rejected plan in a drawer",
                ),
                "de": (
                    "Zwei Städte, die sich mehr als einmal beworben haben",
                    "Jung und Alt, die zusammen Kunst machen",
                    "Alle, die einen abgelehnten Plan in der Schublade haben",
                ),
                "pl": (
                    "Dwa miasta, które startowały więcej niż raz",
                    "Młodzi i starsi, którzy razem tworzą sztukę",
                    "Wszyscy, którzy trzymają w szufladzie odrzucony plan",
                ),
                "lv": (
                    "Divas pilsētas, kas pieteicās vairāk nekā vienu reizi",
                    "Jauni un veci, kas kopā rada mākslu",
                    "Visi, kam atvilktnē stāv noraidīts plāns",
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
