"""The invented ceremony that was held: with its recording, and who came."""

from config.demo.content.shapes import Ceremony, Item, Party

PAST = Ceremony(
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
    host_organiser="Town of Kaskinen",
    street_address="Market square, 64260 Kaskinen",
    is_step_free=True,
    handed_over_by="Astrid Demo-Lindholm",
    received_by="Maria Demo-Sundqvist",
    recording_url="https://tube.pearls.example/w/9c9de5e8-0a1e-484a-b099-e80766180a6d",
    programme=(
        Item(
            after_minutes=0,
            minutes=20,
            languages="fi, sv",
            title={
                "en": "Welcome on the square",
                "de": "Begrüßung auf dem Marktplatz",
                "pl": "Powitanie na rynku",
                "lv": "Sveiciens tirgus laukumā",
            },
            speakers={
                "en": "The mayor",
                "de": "Bürgermeisteramt",
                "pl": "Burmistrz miasta",
                "lv": "Pilsētas mērs",
            },
        ),
        Item(
            after_minutes=20,
            minutes=15,
            languages="en, fi",
            title={
                "en": "The title is handed over",
                "de": "Der Titel wird übergeben",
                "pl": "Wręczenie tytułu",
                "lv": "Titula pasniegšana",
            },
        ),
        Item(
            after_minutes=35,
            minutes=85,
            title={
                "en": "Cake and music",
                "de": "Kuchen und Musik",
                "pl": "Ciasto i muzyka",
                "lv": "Kūka un mūzika",
            },
            speakers={
                "en": "The town's wind band",
                "de": "Das Blasorchester der Stadt",
                "pl": "Miejska orkiestra dęta",
                "lv": "Pilsētas pūtēju orķestris",
            },
        ),
    ),
    places=(("on-site", "", 60),),
    parties=(
        Party(names=("Signe Demo-Back", "Olli Demo-Back"), language="sv", country="FI"),
        Party(names=("Priit Demo-Kask",), language="et", country="EE", comes_for="culture"),
        Party(
            names=("Ieva Demo-Liepa", "Toms Demo-Liepa", "Anna Demo-Liepa"),
            language="lv",
            country="LV",
            comes_for="municipality",
            stays_away=1,
        ),
    ),
    heads_counted=240,
)
