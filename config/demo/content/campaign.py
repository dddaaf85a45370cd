"""One campaign in four languages, its messages timed in minutes from the start of the demo."""

from config.demo.content.shapes import Campaign, Message

CAMPAIGN: Campaign = Campaign(
    slug="lights-in-small-harbours",
    name={
        "en": "Lights in small harbours",
        "de": "Lichter in kleinen Häfen",
        "pl": "Światła w małych portach",
        "lv": "Gaismas mazās ostās",
    },
    goal={
        "en": "Show that small places have large ideas, one story at a time.",
        "de": ("Zeigen, dass kleine Orte große Ideen haben, Geschichte für Geschichte."),
        "pl": ("Pokazać, historia po historii, że małe miejscowości mają wielkie pomysły."),
        "lv": "Stāstu pa stāstam parādīt, ka mazām vietām ir lielas idejas.",
    },
    messages=(
        Message(
            story="open-doors-at-the-fire-station",
            minutes_from_start=-4320,
            texts={
                "en": (
                    "A fire station from 1913, and nobody is in a hurry. In "
                    "Jakobstad the old gates open for chess, choirs and "
                    "everyone who needs a table."
                ),
                "de": (
                    "Eine Feuerwache von 1913, und niemand hat es eilig. In "
                    "Jakobstad öffnen sich die alten Tore für Schach, Chöre und "
                    "alle, die einen Tisch brauchen."
                ),
                "pl": (
                    "Remiza z 1913 roku i nikomu się nie spieszy. W Jakobstad "
                    "stare bramy otwierają się dla szachów, chórów i każdego, "
                    "komu potrzebny jest stół."
                ),
                "lv": (
                    "1913. gada ugunsdzēsēju depo, kur neviens nesteidzas. "
                    "Jakobstadē vecie vārti atveras šaham, koriem un visiem, "
                    "kam vajadzīgs galds."
                ),
            },
        ),
        Message(
            story="one-long-table-in-rujiena",
            minutes_from_start=-2880,
            texts={
                "en": (
                    "Bring your own plate, and somebody you only know by sight. "
                    "One long table in Rūjiena, and what the young wrote on its "
                    "cloth."
                ),
                "de": (
                    "Bring deinen Teller mit, und jemanden, den du nur vom "
                    "Sehen kennst. Ein langer Tisch in Rūjiena, und was die "
                    "Jungen auf sein Tuch schrieben."
                ),
                "pl": (
                    "Przynieś swój talerz i przyprowadź kogoś, kogo znasz tylko "
                    "z widzenia. Jeden długi stół w Rūjienie i to, co młodzi "
                    "napisali na obrusie."
                ),
                "lv": (
                    "Paņem savu šķīvi un kādu, ko pazīsti tikai no skata. Viens "
                    "garš galds Rūjienā un tas, ko jaunie uzrakstīja uz "
                    "galdauta."
                ),
            },
        ),
        Message(
            story="the-stage-on-janukalns",
            minutes_from_start=-1440,
            texts={
                "en": (
                    "More than 700 young voices on a restored stage. In "
                    "Smiltene we ask what stays when the applause is over."
                ),
                "de": (
                    "Mehr als 700 junge Stimmen auf einer erneuerten Bühne. In "
                    "Smiltene fragen wir, was bleibt, wenn der Applaus vorbei "
                    "ist."
                ),
                "pl": (
                    "Ponad 700 młodych głosów na odnowionej scenie. W Smiltene "
                    "pytamy, co zostaje, gdy milkną oklaski."
                ),
                "lv": (
                    "Vairāk nekā 700 jaunu balsu atjaunotā estrādē. Smiltenē "
                    "jautājam, kas paliek, kad aplausi norimuši."
                ),
            },
        ),
        Message(
            story="fix-kasko",
            minutes_from_start=-90,
            texts={
                "en": (
                    "A small town opens its square, its houses and its "
                    "toolboxes. “Fix Kaskö” begins with the habit of asking for "
                    "help."
                ),
                "de": (
                    "Eine kleine Stadt öffnet ihren Platz, ihre Häuser und ihre "
                    "Werkzeugkisten. „Fix Kaskö“ beginnt damit, um Hilfe zu "
                    "bitten."
                ),
                "pl": (
                    "Małe miasto otwiera rynek, domy i skrzynki z narzędziami. "
                    "„Fix Kaskö” zaczyna się od zwyczaju proszenia o pomoc."
                ),
                "lv": (
                    "Maza pilsēta atver savu laukumu, mājas un instrumentu "
                    "kastes. “Fix Kaskö” sākas ar ieradumu lūgt palīdzību."
                ),
            },
        ),
        Message(
            story="what-holds-a-kite",
            minutes_from_start=2,
            texts={
                "en": (
                    "“The bus leaves too early.” Children in two harbour towns "
                    "write to their town halls, and let the wind read first."
                ),
                "de": (
                    "„Der Bus fährt zu früh.“ Kinder in zwei Hafenstädten "
                    "schreiben an ihr Rathaus, und der Wind liest zuerst."
                ),
                "pl": (
                    "„Autobus odjeżdża za wcześnie”. Dzieci w dwóch portowych "
                    "miastach piszą do ratusza, a pierwszy czyta wiatr."
                ),
                "lv": (
                    "“Autobuss atiet pārāk agri.” Bērni divās ostas pilsētās "
                    "raksta rātsnamam, un pirmais lasa vējš."
                ),
            },
        ),
        Message(
            story="they-came-back",
            minutes_from_start=1440,
            texts={
                "en": (
                    "Not chosen the first time? Helsingborg and Kristinestad "
                    "know how that feels. Both came back."
                ),
                "de": (
                    "Beim ersten Mal nicht gewählt? Helsingborg und "
                    "Kristinestad wissen, wie das ist. Beide kamen wieder."
                ),
                "pl": (
                    "Za pierwszym razem się nie udało? Helsingborg i "
                    "Kristinestad wiedzą, jak to jest. Oba wróciły."
                ),
                "lv": (
                    "Pirmajā reizē neizvēlējās? Helsingborga un Kristīnestade "
                    "zina, kā tas ir. Abas atgriezās."
                ),
            },
        ),
        Message(
            story="an-open-page-in-gluecksburg",
            minutes_from_start=2880,
            texts={
                "en": (
                    "No programme, on purpose: in Glücksburg a day of culture "
                    "starts with an empty wall and ends with a museum for lost "
                    "gloves."
                ),
                "de": (
                    "Kein Programm, mit Absicht: In Glücksburg beginnt ein Tag "
                    "der Kultur mit einer leeren Wand und endet mit einem "
                    "Museum für verlorene Handschuhe."
                ),
                "pl": (
                    "Bez programu, celowo: w Glücksburgu dzień kultury zaczyna "
                    "się od pustej ściany, a kończy muzeum zgubionych "
                    "rękawiczek."
                ),
                "lv": (
                    "Bez programmas, ar nolūku: Gliksburgā kultūras diena sākas "
                    "ar tukšu sienu un beidzas ar pazaudēto cimdu muzeju."
                ),
            },
        ),
        Message(
            story="the-wall-that-answered",
            minutes_from_start=4320,
            texts={
                "en": (
                    "One wave each, no colour twice. In Schleswig young people "
                    "ask a wall a question, and the neighbour on the bench "
                    "answers."
                ),
                "de": (
                    "Jedem eine Welle, keine Farbe zweimal. In Schleswig "
                    "stellen Jugendliche einer Wand eine Frage, und die "
                    "Nachbarin auf der Bank antwortet."
                ),
                "pl": (
                    "Każdemu jedna fala, żaden kolor dwa razy. W Szlezwiku "
                    "młodzi zadają ścianie pytanie, a odpowiada sąsiadka z "
                    "ławki."
                ),
                "lv": (
                    "Katram viens vilnis, neviena krāsa divreiz. Šlēsvigā "
                    "jaunieši uzdod sienai jautājumu, un atbild kaimiņiene uz "
                    "sola."
                ),
            },
        ),
    ),
)
