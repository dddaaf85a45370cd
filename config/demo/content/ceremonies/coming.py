"""The invented ceremony to come, inside a festival of its town; there are seats left to try."""

from config.demo.content.shapes import Ceremony, Item, Party

COMING = Ceremony(
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
    host_event_url="https://strassenfest.pearls.example/",
    host_organiser="Round table for an inclusive town",
    street_address="Am Hafen 5, 24837 Schleswig",
    is_step_free=True,
    handed_over_by="Karin Demo-Holm, Kristinestad",
    received_by="Deniz Demo-Yıldız, Schleswig",
    programme=(
        Item(
            after_minutes=0,
            minutes=45,
            languages="de, en",
            title={
                "en": "A walk along the murals",
                "de": "Gang an den Wandbildern entlang",
                "pl": "Spacer wzdłuż murali",
                "lv": "Gājiens gar sienu gleznojumiem",
            },
            speakers={
                "en": "Those who painted them",
                "de": "Alle, die sie gemalt haben",
                "pl": "Ci, którzy je namalowali",
                "lv": "Tie, kas tos gleznoja",
            },
        ),
        Item(
            after_minutes=45,
            minutes=30,
            languages="de, en",
            title={
                "en": "The title is handed over by the water",
                "de": "Am Wasser wird der Titel übergeben",
                "pl": "Wręczenie tytułu nad wodą",
                "lv": "Titula pasniegšana pie ūdens",
            },
            speakers={
                "en": "The mayor; a guest from Kristinestad",
                "de": "Bürgermeisteramt; ein Gast aus Kristinestad",
                "pl": "Burmistrz; gość z Kristinestad",
                "lv": "Pilsētas mērs; viesis no Kristīnestades",
            },
        ),
        Item(
            after_minutes=75,
            minutes=75,
            title={
                "en": "Lanterns on the water",
                "de": "Laternen auf dem Wasser",
                "pl": "Lampiony na wodzie",
                "lv": "Laternas uz ūdens",
            },
        ),
    ),
    places=(
        ("on-site", "", 24),
        ("wheelchair", "", 1),
        ("headset", "en", 4),
        ("sign-language", "de", 4),
    ),
    parties=(
        Party(
            names=("Kathrin Demo-Brandt", "Jens Demo-Brandt"),
            address="kathrin@example.org",
            language="de",
            country="DE",
            comes_for="association",
            aids=(("wheelchair", "", 1),),
        ),
        Party(  # the only wheelchair place is taken: they wait for it, and have seats
            names=("Paweł Demo-Nowak", "Ewa Demo-Nowak"),
            address="pawel@example.org",
            language="pl",
            country="PL",
            aids=(("wheelchair", "", 1),),
        ),
    ),
)
