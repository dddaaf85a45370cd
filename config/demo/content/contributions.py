"""What the demo's local partners hand in: files, words about them, and people who agreed."""

from config.demo.content.shapes import HandedIn, HandedInFile

INVITED = {
    "purpose": "The lantern evening and the open boathouse",
    "message": (
        "Thank you for having us! Please hand in what you took during the week, also the "
        "pictures of the preparations. Twenty good ones are better than two hundred."
    ),
    "name": "Library of Jakobstad",
    "mail": "library@example.org",
}

LANTERN_EVENING = HandedIn(
    pearl="jakobstad",
    language="sv",
    phase="celebrating",
    name="Linnéa Demo-Nygård",
    creator="Linnéa Demo-Nygård",
    place="Gamla hamn, Jakobstad",
    description=(
        "Lyktvandringen längs vattnet och kvällen efteråt i båthuset. Bilderna får gärna användas "
        "också nästa år."
    ),
    licence="CC-BY-4.0",
    files=(
        HandedInFile(
            scene="lantern_walk",
            seed=41,
            label="IMG_2041.jpg",
            caption="Lyktvandringen börjar",
            alt="En rad människor bär lyktor längs vattnet på kvällen.",
        ),
        HandedInFile(
            scene="lantern_walk", seed=41, label="IMG_2041 (1).jpg", caption="", is_second_copy=True
        ),
        HandedInFile(
            scene="harbour_at_dusk",
            seed=42,
            label="IMG_2057.jpg",
            caption="Hamnen i skymningen",
            alt="Segelbåtar vid en kaj med gavelhus under en stor blek måne.",
        ),
        HandedInFile(
            scene="painted_boats",
            seed=43,
            label="IMG_1988.jpg",
            caption="Båtarna målas om",
            alt="Nymålade roddbåtar på stranden och människor i arbete.",
        ),
        HandedInFile(
            scene="workshop_table",
            seed=44,
            label="IMG_1993.jpg",
            caption="Lyktorna blir till",
            alt="Händer runt ett bord fullt av papper och limstift.",
            people="named",
        ),
        HandedInFile(
            scene="choir_on_stage",
            seed=45,
            label="IMG_2102.jpg",
            caption="Kören avslutar kvällen",
            alt="En kör sjunger på en scen under ljusslingor.",
        ),
        HandedInFile(
            scene="winter_lights", seed=46, label="Gränden före lyktorna.jpg", caption="", alt=""
        ),
    ),
    clip="VID_2110.mp4",
    person="Berit Demo-Ahlgren",
)

# A photo of a story, on which somebody agreed to be shown: the withdrawal to try.
PORTRAYED = "Sanna Demo-Backlund"
PORTRAYED_ON = "fix-kasko"
