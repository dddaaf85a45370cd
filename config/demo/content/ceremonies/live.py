"""The invented ceremony that is on when the demo starts: streams, a full hall, a door to run."""

from config.demo.content.shapes import Ceremony, Item, Party, Stream

LIVE = Ceremony(
    slug="voices-over-the-fjord",
    pearl="gluecksburg",
    mode="hybrid",
    minutes_from_now=-25,
    duration_minutes=240,
    zone="Europe/Berlin",
    place={
        "en": "Old boat hall, Glücksburg",
        "de": "Alte Bootshalle, Glücksburg",
        "pl": "Stara hala łodzi, Glücksburg",
        "lv": "Vecā laivu halle, Gliksburga",
    },
    title={
        "en": "Voices over the fjord",
        "de": "Stimmen über der Förde",
        "pl": "Głosy nad fiordem",
        "lv": "Balsis pār fjordu",
    },
    host_event={
        "en": "Evening of the open boat halls",
        "de": "Abend der offenen Bootshallen",
        "pl": "Wieczór otwartych hal łodzi",
        "lv": "Atvērto laivu haļļu vakars",
    },
    intro={
        "en": (
            "Choirs from both shores of the fjord sing to each other while the title "
            "is handed over. Demo event, live while you read."
        ),
        "de": (
            "Chöre von beiden Ufern der Förde singen einander zu, während der Titel "
            "übergeben wird. Demoveranstaltung, live, während Sie lesen."
        ),
        "pl": (
            "Chóry z obu brzegów fiordu śpiewają do siebie, a miasto odbiera tytuł. "
            "Wydarzenie demonstracyjne, na żywo, gdy to czytasz."
        ),
        "lv": (
            "Kori no abiem fjorda krastiem dzied viens otram, kamēr tiek pasniegts "
            "tituls. Demonstrācijas pasākums, tiešraidē, kamēr lasāt."
        ),
    },
    host_organiser="Rowing club on the fjord",
    street_address="Strandweg 1, 24960 Glücksburg",
    is_step_free=True,
    has_hearing_loop=True,
    handed_over_by="Astrid Demo-Lindholm",
    received_by="Henning Demo-Voss",
    programme=(
        Item(
            after_minutes=0,
            minutes=20,
            languages="de, da",
            title={
                "en": "Welcome",
                "de": "Begrüßung",
                "pl": "Powitanie",
                "lv": "Atklāšana",
            },
            speakers={
                "en": "The mayor; a choir leader from the Danish shore",
                "de": "Bürgermeisteramt; eine Chorleiterin vom dänischen Ufer",
                "pl": "Burmistrz; dyrygentka z duńskiego brzegu",
                "lv": "Pilsētas mērs; kora vadītāja no Dānijas krasta",
            },
        ),
        Item(
            after_minutes=20,
            minutes=130,
            languages="de, da, en",
            title={
                "en": "Seven choirs, one song",
                "de": "Sieben Chöre, ein Lied",
                "pl": "Siedem chórów, jedna pieśń",
                "lv": "Septiņi kori, viena dziesma",
            },
        ),
        Item(
            after_minutes=150,
            minutes=30,
            languages="de, en",
            title={
                "en": "The title is handed over",
                "de": "Der Titel wird übergeben",
                "pl": "Wręczenie tytułu",
                "lv": "Titula pasniegšana",
            },
            speakers={
                "en": "The secretariat of the network",
                "de": "Das Sekretariat des Netzwerks",
                "pl": "Sekretariat sieci",
                "lv": "Tīkla sekretariāts",
            },
        ),
    ),
    # No such hosts exist (RFC 2606); nothing is asked of them before somebody presses play.
    streams=(
        Stream(kind="main", address="https://live.pearls.example/embed/video", captions="de, en"),
        Stream(
            kind="sign-language",
            language="de",
            address="https://tube.pearls.example/w/4b2f7c1e-6a55-4d0e-9c3b-1f0a5d7e8c21",
        ),
        Stream(
            kind="interpretation",
            language="pl",
            address="https://live.pearls.example/polski/stream.m3u8",
        ),
    ),
    places=(("on-site", "", 8), ("online", "", None), ("sign-language", "de", 2)),
    parties=(
        Party(
            names=("Lena Demo-Petersen", "Ole Demo-Petersen"),
            address="lena@example.org",
            language="de",
            country="DE",
            photos=("granted", "refused"),
            aids=(("sign-language", "de", 1),),
        ),
        Party(
            names=("Zuzanna Demo-Wójcik",),
            address="zuzanna@example.org",
            language="pl",
            country="PL",
            comes_for="culture",
        ),
        Party(
            names=("Jānis Demo-Krūms", "Elza Demo-Krūma", "Rūta Demo-Krūma", "Juris Demo-Krūms"),
            address="krumi@example.org",
            language="lv",
            country="LV",
            comes_for="municipality",
        ),
        Party(
            names=("Emma Demo-Virtanen",),
            address="emma@example.org",
            language="fi",
            country="FI",
            modes=("online",),
        ),
        Party(  # one seat is left, and they are three: they wait
            names=("Mikkel Demo-Sørensen", "Freja Demo-Sørensen", "Karl Demo-Sørensen"),
            address="mikkel@example.org",
            language="da",
            country="DK",
        ),
    ),
    gate="Main entrance",
)
