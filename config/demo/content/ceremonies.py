"""Three invented ceremonies, placed by days from today: one past, one coming, one hybrid finale."""

from config.demo.content.shapes import Ceremony

CEREMONIES: tuple[Ceremony, ...] = (
    Ceremony(
        slug="evening-on-the-square",
        pearl="kaskinen",
        mode="on_site",
        days_from_today=-40,
        starts_at_hour=18,
        duration_minutes=120,
        zone="Europe/Helsinki",
        place={
            "en": "Market square, Kaskinen",
            "de": "Marktplatz, Kaskinen",
            "pl": "Rynek, Kaskinen",
            "lv": "Tirgus laukums, Kaskinena",
        },
        title={
            "en": "An evening on the square",
            "de": "Ein Abend auf dem Marktplatz",
            "pl": "Wieczór na rynku",
            "lv": "Vakars tirgus laukumā",
        },
        host_event={
            "en": "Town festival",
            "de": "Stadtfest",
            "pl": "Święto miasta",
            "lv": "Pilsētas svētki",
        },
        intro={
            "en": (
                "The title was handed over inside the town festival: a short "
                "speech, a long cake, then music. Demo event."
            ),
            "de": (
                "Der Titel wurde mitten im Stadtfest übergeben: eine kurze "
                "Rede, ein langer Kuchen, dann Musik. Demoveranstaltung."
            ),
            "pl": (
                "Tytuł wręczono podczas święta miasta: krótka mowa, długie "
                "ciasto, potem muzyka. Wydarzenie demonstracyjne."
            ),
            "lv": (
                "Titulu pasniedza pilsētas svētkos: īsa runa, gara kūka, tad "
                "mūzika. Demonstrācijas pasākums."
            ),
        },
    ),
    Ceremony(
        slug="waves-and-lanterns",
        pearl="schleswig",
        mode="on_site",
        days_from_today=24,
        starts_at_hour=17,
        duration_minutes=150,
        zone="Europe/Berlin",
        place={
            "en": "Waterfront, Schleswig",
            "de": "Am Wasser, Schleswig",
            "pl": "Nad wodą, Szlezwik",
            "lv": "Pie ūdens, Šlēsviga",
        },
        title={
            "en": "Waves and lanterns",
            "de": "Wellen und Laternen",
            "pl": "Fale i lampiony",
            "lv": "Viļņi un laternas",
        },
        host_event={
            "en": "Inclusive street festival",
            "de": "Inklusives Straßenfest",
            "pl": "Włączający festiwal uliczny",
            "lv": "Iekļaujošs ielu festivāls",
        },
        intro={
            "en": (
                "A walk along the new murals, then the title is handed over by "
                "the water. Everyone carries a light. Demo event."
            ),
            "de": (
                "Ein Gang an den neuen Wandbildern entlang, dann wird am Wasser "
                "der Titel übergeben. Alle tragen ein Licht. Demoveranstaltung."
            ),
            "pl": (
                "Spacer wzdłuż nowych murali, potem wręczenie tytułu nad wodą. "
                "Każdy niesie światło. Wydarzenie demonstracyjne."
            ),
            "lv": (
                "Pastaiga gar jaunajiem sienu gleznojumiem, tad pie ūdens "
                "pasniedz titulu. Katrs nes gaismu. Demonstrācijas pasākums."
            ),
        },
    ),
    Ceremony(
        slug="finale-of-the-title-year",
        pearl="kristinestad",
        mode="hybrid",
        days_from_today=66,
        starts_at_hour=15,
        duration_minutes=180,
        zone="Europe/Helsinki",
        place={
            "en": "Town hall, Kristinestad, and online",
            "de": "Rathaus, Kristinestad, und online",
            "pl": "Ratusz, Kristinestad, i online",
            "lv": "Rātsnams, Kristīnestade, un tiešsaistē",
        },
        title={
            "en": "Finale of the title year",
            "de": "Abschluss des Titeljahres",
            "pl": "Finał roku perły",
            "lv": "Titula gada noslēgums",
        },
        host_event=None,
        intro={
            "en": (
                "All Pearls of the year look back, in the hall and on the "
                "screen, and the next ones are named. Demo event."
            ),
            "de": (
                "Alle Perlen des Jahres blicken zurück, im Saal und am "
                "Bildschirm, und die nächsten werden genannt. "
                "Demoveranstaltung."
            ),
            "pl": (
                "Wszystkie perły roku patrzą wstecz, w sali i na ekranie, i "
                "poznajemy kolejne. Wydarzenie demonstracyjne."
            ),
            "lv": (
                "Visas gada pērles atskatās, zālē un ekrānā, un tiek nosauktas "
                "nākamās. Demonstrācijas pasākums."
            ),
        },
    ),
)
