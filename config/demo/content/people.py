"""The twelve partners of the programme and the invented people who sign in to the demo."""

from config.demo.content.shapes import DemoUser, Organisation

ORGANISATIONS: tuple[Organisation, ...] = (
    Organisation(
        slug="cbss",
        name="Council of the Baltic Sea States Secretariat",
        country="SE",
        is_lead=True,
    ),
    Organisation(
        slug="ostrobothnia",
        name="Regional Council of Ostrobothnia",
        country="FI",
    ),
    Organisation(
        slug="ndpc",
        name="Northern Dimension Partnership on Culture",
        country="LV",
    ),
    Organisation(
        slug="danish-cultural-institute",
        name="Danish Cultural Institute",
        country="DK",
    ),
    Organisation(
        slug="vidzeme",
        name="Vidzeme Planning Region",
        country="LV",
    ),
    Organisation(
        slug="bscc",
        name="Baltic Sea Cultural Centre in Gdańsk",
        country="PL",
    ),
    Organisation(
        slug="hbs-sh",
        name="Heinrich-Böll-Stiftung Schleswig-Holstein",
        country="DE",
    ),
    Organisation(
        slug="creative-estonia",
        name="Creative Estonia / Loov Eesti",
        country="EE",
    ),
    Organisation(
        slug="schleswig-holstein",
        name=(
            "Ministry of Justice, European Affairs and Consumer Protection of Schleswig-Holstein"
        ),
        country="DE",
    ),
    Organisation(
        slug="ars-baltica",
        name="ARS BALTICA",
        country="DE",
    ),
    Organisation(
        slug="varde",
        name="Varde Municipality",
        country="DK",
    ),
    Organisation(
        slug="alytus-city",
        name="Alytus City Municipality",
        country="LT",
    ),
)

USERS: tuple[DemoUser, ...] = (
    DemoUser(
        name="Astrid Demo-Lindholm",
        email="admin@example.org",
        role="admin",
        language="en",
        organisation="cbss",
    ),
    DemoUser(
        name="Jonas Demo-Berg",
        email="officer@example.org",
        role="officer",
        language="en",
        organisation="cbss",
        also_for=("ostrobothnia",),
    ),
    DemoUser(
        name="Marta Demo-Zielińska",
        email="officer.pl@example.org",
        role="officer",
        language="pl",
        organisation="bscc",
    ),
    DemoUser(
        name="Ilze Demo-Kalniņa",
        email="reviewer@example.org",
        role="reviewer",
        language="lv",
        organisation="vidzeme",
        also_for=("ostrobothnia", "cbss"),
    ),
    DemoUser(
        name="Henrike Demo-Petersen",
        email="reviewer.de@example.org",
        role="reviewer",
        language="de",
        organisation="hbs-sh",
    ),
    DemoUser(
        name="Linnéa Demo-Nygård",
        email="partner@example.org",
        role="partner",
        language="sv",
        organisation="ostrobothnia",
    ),
    DemoUser(
        name="Kadri Demo-Tamm",
        email="partner.ee@example.org",
        role="partner",
        language="et",
        organisation="creative-estonia",
    ),
    DemoUser(
        name="Mads Demo-Holm",
        email="partner.dk@example.org",
        role="partner",
        language="da",
        organisation="danish-cultural-institute",
    ),
    DemoUser(
        name="Aino Demo-Mäkelä",
        email="host@example.org",
        role="host",
        language="fi",
        pearl="jakobstad",
        also_for=("town-schleswig", "town-kaskinen", "town-gluecksburg"),
    ),
    DemoUser(
        name="Jānis Demo-Ozols",
        email="host.lv@example.org",
        role="host",
        language="lv",
        pearl="rujiena",
    ),
    DemoUser(
        name="Rūta Demo-Kazlauskienė",
        email="host.lt@example.org",
        role="host",
        language="lt",
        pearl="alytus-district",
    ),
)
