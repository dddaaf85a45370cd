"""A story: A town that fixes itself."""

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
    slug="fix-kasko",
    pearls=("kaskinen",),
    phase="opening-night",
    themes=(
        "heritage",
        "belonging",
        "trust",
    ),
    funding_source="interreg_c004",
    published_on=date(2025, 9, 2),
    authors=("Linnéa Demo-Nygård",),
    hero=Picture(
        scene="winter_lights",
        seed=2,
        alt=ALT_BY_SCENE["winter_lights"],
    ),
    title={
        "en": "A town that fixes itself",
        "de": "Eine Stadt repariert sich selbst",
        "pl": "Miasto, które naprawia się samo",
        "lv": "Pilsēta, kas labo pati sevi",
    },
    lead={
        "en": "Kaskinen opened its square, its houses and its toolboxes.",
        "de": ("Kaskinen hat seinen Platz geöffnet, seine Häuser und seine Werkzeugkisten."),
        "pl": "Kaskinen otworzyło rynek, domy i skrzynki z narzędziami.",
        "lv": "Kaskinena atvēra savu laukumu, mājas un instrumentu kastes.",
    },
    body=(
        TextBlock(
            heading={
                "en": "Six in the evening on the square",
                "de": "Abends auf dem Markt",
                "pl": "Wieczór na rynku",
                "lv": "Vakars tirgus laukumā",
            },
            paragraphs={
                "en": (
                    (
                        "On 16 June 2025 the gates to the market square in "
                        "Kaskinen opened at five in the afternoon. At a quarter "
                        "past six the title of Cultural Pearl was handed over, "
                        "and at eight the concert began. It was not an evening "
                        "made for the title alone: the small town was "
                        "celebrating its 240 years, and the Pearl was one guest "
                        "among many."
                    ),
                    (
                        "That fits the plan. It is called “Fix Kaskö”, and it "
                        "counts on everyone who has a claim to the place: the "
                        "town, the residents, the summer residents, the "
                        "associations. The aim is plain to write and hard to "
                        "do. People should believe in the future of their town "
                        "again, and they should have built a piece of it "
                        "themselves."
                    ),
                ),
                "de": (
                    (
                        "Am 16. Juni 2025 öffneten sich in Kaskinen um fünf Uhr "
                        "nachmittags die Tore zum Marktplatz. Um Viertel nach "
                        "sechs wurde der Titel Kulturperle übergeben, um acht "
                        "begann das Konzert. Es war kein Abend nur für den "
                        "Titel: Die kleine Stadt feierte ihr 240-jähriges "
                        "Bestehen, und die Perle war ein Gast unter vielen."
                    ),
                    (
                        "Das passt zum Plan. Er heißt „Fix Kaskö“ und rechnet "
                        "mit allen, die an dem Ort hängen: Stadt, Einwohnern, "
                        "Sommergästen, Vereinen. Das Ziel ist leicht "
                        "aufgeschrieben und schwer getan. Die Menschen sollen "
                        "wieder an die Zukunft ihrer Stadt glauben, und ein "
                        "Stück davon sollen sie selbst gebaut haben."
                    ),
                ),
                "pl": (
                    (
                        "16 czerwca 2025 roku o piątej po południu otwarto w "
                        "Kaskinen bramy rynku. Kwadrans po szóstej wręczono "
                        "tytuł perły kultury, o ósmej zaczął się koncert. Nie "
                        "był to wieczór tylko dla tytułu: małe miasto "
                        "świętowało 240 lat istnienia, a perła była jednym z "
                        "wielu gości."
                    ),
                    (
                        "To pasuje do planu. Nazywa się „Fix Kaskö” i liczy na "
                        "wszystkich, którym to miejsce jest bliskie: na miasto, "
                        "mieszkańców, letników i stowarzyszenia. Cel łatwo "
                        "zapisać, trudniej osiągnąć. Ludzie mają znów uwierzyć "
                        "w przyszłość swojego miasta i własnymi rękami zbudować "
                        "jej kawałek."
                    ),
                ),
                "lv": (
                    (
                        "2025. gada 16. jūnijā Kaskinenā pulksten piecos "
                        "pēcpusdienā atvērās tirgus laukuma vārti. Ceturksni "
                        "pāri sešiem pasniedza kultūras pērles titulu, astoņos "
                        "sākās koncerts. Tas nebija vakars tikai titulam: mazā "
                        "pilsēta svinēja savu 240. gadskārtu, un pērle bija "
                        "viens viesis starp daudziem."
                    ),
                    (
                        "Tas saskan ar plānu. To sauc “Fix Kaskö”, un tas "
                        "paļaujas uz visiem, kam šī vieta rūp: pilsētu, "
                        "iedzīvotājiem, vasarniekiem un biedrībām. Mērķi ir "
                        "viegli uzrakstīt un grūti sasniegt. Cilvēkiem atkal "
                        "jātic savas pilsētas nākotnei un daļa no tās jāuzceļ "
                        "pašiem."
                    ),
                ),
            },
        ),
        QuoteBlock(
            quote={
                "en": (
                    "We did not repair the house first. We repaired the habit of asking for help."
                ),
                "de": (
                    "Wir haben nicht zuerst das Haus repariert, sondern die "
                    "Gewohnheit, um Hilfe zu bitten."
                ),
                "pl": ("Najpierw naprawiliśmy nie dom, lecz zwyczaj proszenia o pomoc."),
                "lv": ("Vispirms mēs salabojām nevis māju, bet ieradumu lūgt palīdzību."),
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
                "en": "Behind the painted doors",
                "de": "Hinter gestrichenen Türen",
                "pl": "Za malowanymi drzwiami",
                "lv": "Aiz krāsotajām durvīm",
            },
            paragraphs={
                "en": (
                    (
                        "Two months later, on 16 and 17 August, about fifteen "
                        "homes opened for a wooden house and renovation expo. "
                        "Visitors walked the straight streets with a map in "
                        "hand. Who has once talked about putty with a stranger, "
                        "we imagine, will greet him in the shop next winter."
                    ),
                    (
                        "A house teaches patience: you scrape, you wait, you "
                        "paint, you wait again. Perhaps a town is mended in the "
                        "same way, plank by plank, and never quite finished. In "
                        "our demo pictures the lights are already on."
                    ),
                ),
                "de": (
                    (
                        "Zwei Monate später, am 16. und 17. August, öffneten "
                        "etwa fünfzehn Häuser für eine Holzhaus- und "
                        "Renovierungsmesse. Mit dem Plan in der Hand gingen "
                        "Besucher durch die geraden Straßen. Wer einmal mit "
                        "einem Fremden über Kitt gesprochen hat, so stellen wir "
                        "uns vor, grüßt ihn im nächsten Winter im Laden."
                    ),
                    (
                        "Ein Haus lehrt Geduld: schaben, warten, streichen, "
                        "wieder warten. Vielleicht wird auch eine Stadt so "
                        "geflickt, Brett für Brett und nie ganz fertig. Auf "
                        "unseren Demobildern brennt schon Licht."
                    ),
                ),
                "pl": (
                    (
                        "Dwa miesiące później, 16 i 17 sierpnia, około "
                        "piętnastu domów otworzyło się na wystawę drewnianych "
                        "domów i renowacji. Goście chodzili prostymi ulicami z "
                        "mapą w ręku. Kto raz porozmawiał z nieznajomym o "
                        "kicie, ten, jak sobie wyobrażamy, następnej zimy powie "
                        "mu w sklepie dzień dobry."
                    ),
                    (
                        "Dom uczy cierpliwości: skrobać, czekać, malować, znów "
                        "czekać. Może i miasto naprawia się tak samo, deska po "
                        "desce, nigdy do końca. Na naszych demonstracyjnych "
                        "obrazkach światła już się palą."
                    ),
                ),
                "lv": (
                    (
                        "Pēc diviem mēnešiem, 16. un 17. augustā, ap "
                        "piecpadsmit māju atvēra durvis koka māju un "
                        "renovācijas izstādē. Apmeklētāji ar karti rokās "
                        "staigāja pa taisnajām ielām. Kas reiz ar svešinieku "
                        "runājis par ķiti, tas, kā mēs iedomājamies, nākamziem "
                        "viņu veikalā sveicinās."
                    ),
                    (
                        "Māja māca pacietību: skrāpēt, gaidīt, krāsot, atkal "
                        "gaidīt. Varbūt arī pilsētu labo tāpat – dēli pa dēlim "
                        "un nekad līdz galam. Mūsu demonstrācijas attēlos "
                        "gaismas jau deg."
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
                    scene="harbour_at_dusk",
                    seed=2,
                    alt=ALT_BY_SCENE["harbour_at_dusk"],
                ),
                Picture(
                    scene="painted_boats",
                    seed=1,
                    alt=ALT_BY_SCENE["painted_boats"],
                ),
                Picture(
                    scene="market_square_picnic",
                    seed=3,
                    alt=ALT_BY_SCENE["market_square_picnic"],
                ),
                Picture(
                    scene="mural_on_a_wall",
                    seed=2,
                    alt=ALT_BY_SCENE["mural_on_a_wall"],
                ),
                Picture(
                    scene="workshop_table",
                    seed=3,
                    alt=ALT_BY_SCENE["workshop_table"],
                ),
                Picture(
                    scene="choir_on_stage",
                    seed=5,
                    alt=ALT_BY_SCENE["choir_on_stage"],
                ),
                Picture(
                    scene="winter_lights",
                    seed=6,
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
                    "Residents and summer residents",
                    "Associations with their tools and cake tins",
                    "Owners of about fifteen wooden homes",
                ),
                "de": (
                    "Einwohner und Sommergäste",
                    "Vereine mit Werkzeug und Kuchenblech",
                    "Besitzer von etwa fünfzehn Holzhäusern",
                ),
                "pl": (
                    "Mieszkańcy i letnicy",
                    "Stowarzyszenia z narzędziami i blachami ciasta",
                    "Właściciele około piętnastu drewnianych domów",
                ),
                "lv": (
                    "Iedzīvotāji un vasarnieki",
                    "Biedrības ar instrumentiem un kūku plātīm",
                    "Ap piecpadsmit koka māju saimnieki",
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
