"""A story: The fire station where nobody is in a hurry."""

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
    slug="open-doors-at-the-fire-station",
    pearls=("jakobstad",),
    phase="making",
    themes=(
        "belonging",
        "participation",
    ),
    funding_source="interreg_c004",
    published_on=date(2024, 10, 3),
    authors=("Linnéa Demo-Nygård",),
    hero=Picture(
        scene="fire_station_courtyard",
        seed=1,
        alt=ALT_BY_SCENE["fire_station_courtyard"],
    ),
    title={
        "en": "The fire station where nobody is in a hurry",
        "de": "Die Feuerwache, in der es niemand eilig hat",
        "pl": "Remiza, w której nikomu się nie spieszy",
        "lv": "Ugunsdzēsēju depo, kur neviens nesteidzas",
    },
    lead={
        "en": ("In Jakobstad a building from 1913 is learning a new trade: being a place to stay."),
        "de": ("In Jakobstad lernt ein Haus von 1913 einen neuen Beruf: Ort zum Bleiben."),
        "pl": (
            "W Jakobstad budynek z 1913 roku uczy się nowego zawodu: być "
            "miejscem, w którym się zostaje."
        ),
        "lv": ("Jakobstadē 1913. gadā celta ēka apgūst jaunu amatu – būt vietai, kur palikt."),
    },
    body=(
        TextBlock(
            heading={
                "en": "First, move the tables",
                "de": "Zuerst die Tische rücken",
                "pl": "Najpierw stoły",
                "lv": "Vispirms – galdi",
            },
            paragraphs={
                "en": (
                    (
                        "The Old Fire Station in Jakobstad was built in 1913, "
                        "for speed. Wide gates, a short way to the street, a "
                        "tower for drying the hoses. Now the town wants the "
                        "opposite from it. As a Cultural Pearl of 2024, "
                        "Jakobstad set out to turn the station into a third "
                        "place: neither home nor work, and run together with "
                        "residents and associations."
                    ),
                    (
                        "In our telling it begins with tables. Someone carries "
                        "the first one in through the middle gate and leaves it "
                        "there. By the evening there are four, and no two of "
                        "them match. A choir folder lies on one, a bag of wool "
                        "on another. Nobody has asked for a room plan."
                    ),
                ),
                "de": (
                    (
                        "Die alte Feuerwache in Jakobstad wurde 1913 für die "
                        "Eile gebaut: breite Tore, ein kurzer Weg zur Straße, "
                        "ein Turm zum Trocknen der Schläuche. Heute wünscht "
                        "sich die Stadt das Gegenteil. Als Kulturperle 2024 hat "
                        "sich Jakobstad vorgenommen, aus der Wache einen "
                        "dritten Ort zu machen: weder Zuhause noch Arbeit, "
                        "getragen von Einwohnern und Vereinen."
                    ),
                    (
                        "In unserer Erzählung beginnt es mit Tischen. Jemand "
                        "trägt den ersten durch das mittlere Tor herein und "
                        "lässt ihn stehen. Am Abend sind es vier, und keiner "
                        "passt zum anderen. Auf dem einen liegt eine Chormappe, "
                        "auf dem anderen ein Beutel Wolle. Einen Raumplan hat "
                        "niemand verlangt."
                    ),
                ),
                "pl": (
                    (
                        "Dawną remizę w Jakobstad zbudowano w 1913 roku z myślą "
                        "o pośpiechu: szerokie bramy, krótka droga na ulicę, "
                        "wieża do suszenia węży. Dziś miasto oczekuje od niej "
                        "czegoś odwrotnego. Jako perła kultury 2024 Jakobstad "
                        "postanowił zmienić remizę w trzecie miejsce: ani dom, "
                        "ani pracę, prowadzone razem z mieszkańcami i "
                        "stowarzyszeniami."
                    ),
                    (
                        "W naszej opowieści zaczyna się od stołów. Ktoś wnosi "
                        "pierwszy przez środkową bramę i zostawia. Wieczorem są "
                        "już cztery, każdy inny. Na jednym leży teczka z nutami "
                        "chóru, na drugim torba wełny. Nikt nie prosił o plan "
                        "pomieszczeń."
                    ),
                ),
                "lv": (
                    (
                        "Vecais ugunsdzēsēju depo Jakobstadē 1913. gadā tika "
                        "celts steigai: plaši vārti, īss ceļš līdz ielai, "
                        "tornis šļūteņu žāvēšanai. Tagad pilsēta no tā vēlas ko "
                        "pretēju. Kļuvusi par 2024. gada kultūras pērli, "
                        "Jakobstade apņēmās pārvērst depo par trešo vietu – ne "
                        "mājām, ne darbu – un veidot to kopā ar iedzīvotājiem "
                        "un biedrībām."
                    ),
                    (
                        "Mūsu stāstā viss sākas ar galdiem. Kāds pa vidējiem "
                        "vārtiem ienes pirmo un atstāj. Vakarā to jau ir četri, "
                        "un visi atšķirīgi. Uz viena guļ kora nošu mape, uz "
                        "otra – maiss ar dziju. Telpu plānu neviens nav "
                        "prasījis."
                    ),
                ),
            },
        ),
        QuoteBlock(
            quote={
                "en": "A house belongs to those who know where the light switch is.",
                "de": "Ein Haus gehört denen, die wissen, wo der Lichtschalter ist.",
                "pl": ("Dom należy do tych, którzy wiedzą, gdzie jest włącznik światła."),
                "lv": "Nams pieder tiem, kuri zina, kur ir gaismas slēdzis.",
            },
            attribution={
                "en": "A volunteer, invented for this demo",
                "de": "Ein Freiwilliger, erfunden für diese Demo",
                "pl": "Wolontariusz, postać wymyślona na potrzeby demo",
                "lv": "Brīvprātīgais, izdomāts šai demonstrācijai",
            },
        ),
        TextBlock(
            heading={
                "en": "A key has to be shared",
                "de": "Ein Schlüssel will geteilt sein",
                "pl": "Kluczem trzeba się podzielić",
                "lv": "Atslēga ir jādala",
            },
            paragraphs={
                "en": (
                    (
                        "The hard part of a third place is not the paint. It is "
                        "the key. Who opens on a Tuesday in February, who "
                        "washes the cups, who says no to a noisy idea without "
                        "killing it? The plan leaves these questions to the "
                        "people who use the house, and gives them time to "
                        "quarrel a little."
                    ),
                    (
                        "So the working group meets where the fire engines once "
                        "stood. An older man wants chess. Two pupils want a "
                        "stage. A woman who has lived in the town for a year "
                        "wants a place where she can practise her Swedish "
                        "without paying for coffee. The list grows, and at some "
                        "point the list is the programme."
                    ),
                ),
                "de": (
                    (
                        "Das Schwierige an einem dritten Ort ist nicht die "
                        "Farbe. Es ist der Schlüssel. Wer schließt an einem "
                        "Dienstag im Februar auf, wer spült die Tassen, wer "
                        "sagt Nein zu einer lauten Idee, ohne sie abzuwürgen? "
                        "Der Plan überlässt diese Fragen denen, die das Haus "
                        "nutzen, und gibt ihnen Zeit, sich ein wenig zu "
                        "streiten."
                    ),
                    (
                        "Deshalb trifft sich die Arbeitsgruppe dort, wo früher "
                        "die Löschwagen standen. Ein älterer Mann möchte "
                        "Schach. Zwei Schüler wollen eine Bühne. Eine Frau, die "
                        "seit einem Jahr in der Stadt lebt, sucht einen Ort, an "
                        "dem sie Schwedisch üben kann, ohne Kaffee kaufen zu "
                        "müssen. Die Liste wächst, und irgendwann ist die Liste "
                        "das Programm."
                    ),
                ),
                "pl": (
                    (
                        "W trzecim miejscu najtrudniejsza nie jest farba, tylko "
                        "klucz. Kto otworzy we wtorek w lutym, kto umyje kubki, "
                        "kto odmówi głośnemu pomysłowi tak, żeby go nie zabić? "
                        "Plan zostawia te pytania tym, którzy z domu "
                        "korzystają, i daje im czas, by się trochę pokłócili."
                    ),
                    (
                        "Dlatego grupa robocza spotyka się tam, gdzie kiedyś "
                        "stały wozy strażackie. Starszy pan chce szachów. Dwoje "
                        "uczniów chce sceny. Kobieta, która mieszka w mieście "
                        "od roku, szuka miejsca, gdzie mogłaby ćwiczyć "
                        "szwedzki, nie kupując kawy. Lista rośnie i w pewnej "
                        "chwili to ona staje się programem."
                    ),
                ),
                "lv": (
                    (
                        "Grūtākais trešajā vietā nav krāsa, bet atslēga. Kurš "
                        "atslēgs durvis februāra otrdienā, kurš mazgās krūzes, "
                        "kurš pateiks “nē” skaļai idejai tā, lai to "
                        "nenogalinātu? Plāns šos jautājumus atstāj tiem, kas "
                        "namu lieto, un dod viņiem laiku mazliet pastrīdēties."
                    ),
                    (
                        "Tāpēc darba grupa tiekas tur, kur kādreiz stāvēja "
                        "ugunsdzēsēju mašīnas. Vecāks kungs grib šahu. Divi "
                        "skolēni grib skatuvi. Sieviete, kura pilsētā dzīvo "
                        "gadu, meklē vietu, kur vingrināties zviedru valodā, "
                        "nepērkot kafiju. Saraksts aug, un kādā brīdī tas jau "
                        "ir programma."
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
                    scene="workshop_table",
                    seed=1,
                    alt=ALT_BY_SCENE["workshop_table"],
                ),
                Picture(
                    scene="fire_station_courtyard",
                    seed=4,
                    alt=ALT_BY_SCENE["fire_station_courtyard"],
                ),
                Picture(
                    scene="library_window",
                    seed=2,
                    alt=ALT_BY_SCENE["library_window"],
                ),
                Picture(
                    scene="choir_on_stage",
                    seed=3,
                    alt=ALT_BY_SCENE["choir_on_stage"],
                ),
                Picture(
                    scene="market_square_picnic",
                    seed=2,
                    alt=ALT_BY_SCENE["market_square_picnic"],
                ),
                Picture(
                    scene="winter_lights",
                    seed=1,
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
                    "Residents who open and close the house",
                    "Associations that share its rooms",
                    "The town, which owns the building and listens",
                ),
                "de": (
                    "Einwohner, die das Haus auf- und zuschließen",
                    "Vereine, die sich die Räume teilen",
                    "Die Stadt, der das Gebäude gehört und die zuhört",
                ),
                "pl": (
                    "Mieszkańcy, którzy otwierają i zamykają dom",
                    "Stowarzyszenia, które dzielą się salami",
                    "Miasto, które jest właścicielem budynku i słucha",
                ),
                "lv": (
                    "Iedzīvotāji, kas namu atslēdz un aizslēdz",
                    "Biedrības, kas dala telpas",
                    "Pilsēta, kurai ēka pieder un kura klausās",
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
