"""The invented hybrid finale of the title year."""

from config.demo.content.shapes import Ceremony, Item, Stream

FINALE = Ceremony(
    slug="finale-of-the-title-year",
    pearl="kristinestad",
    mode="hybrid",
    days_from_today=6,
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
    is_finale=True,
    street_address="Rådhusgatan 1, 64100 Kristinestad",
    is_step_free=True,
    has_hearing_loop=True,
    programme=(
        Item(
            after_minutes=0,
            minutes=30,
            languages="en, sv, fi",
            title={
                "en": "Welcome",
                "de": "Begrüßung",
                "pl": "Powitanie",
                "lv": "Atklāšana",
            },
            speakers={
                "en": "The mayor of Kristinestad",
                "de": "Bürgermeisteramt Kristinestad",
                "pl": "Burmistrz Kristinestad",
                "lv": "Kristīnestades mērs",
            },
        ),
        Item(
            after_minutes=30,
            minutes=75,
            languages="en",
            title={
                "en": "The Pearls of the year look back",
                "de": "Die Perlen des Jahres blicken zurück",
                "pl": "Perły roku patrzą wstecz",
                "lv": "Gada pērles atskatās",
            },
            speakers={
                "en": "One voice from each town",
                "de": "Aus jedem Ort eine Stimme",
                "pl": "Po jednym głosie z każdego miasta",
                "lv": "Pa vienai balsij no katras pilsētas",
            },
        ),
        Item(
            after_minutes=105,
            minutes=30,
            languages="en",
            title={
                "en": "The next Pearls are named",
                "de": "Die nächsten Perlen werden genannt",
                "pl": "Poznajemy kolejne perły",
                "lv": "Tiek nosauktas nākamās pērles",
            },
        ),
    ),
    streams=(
        Stream(kind="main", address="https://live.pearls.example/embed/video", captions="en, sv"),
        Stream(
            kind="sign-language",
            language="sv",
            address="https://tube.pearls.example/w/0d6f1c9a-3e4b-47b5-8a56-2c9e71f0b4d8",
        ),
    ),
    # A small hall, so that whoever tries it meets the waiting list.
    places=(
        ("on-site", "", 20),
        ("online", "", None),
        ("wheelchair", "", 2),
        ("headset", "lv", 6),
        ("headset", "pl", 6),
    ),
)
