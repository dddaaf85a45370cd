"""The eight stories of the demo, each with the note that says what is invented.

One (`open_page`) is told in all nine languages, the others in four.
"""

from config.demo.content.shapes import Story, Texts
from config.demo.content.stories import (
    fire_station,
    fix_kasko,
    kite,
    long_table,
    open_page,
    stage_on_janukalns,
    they_came_back,
    wall,
)

DEMO_NOTE: Texts = {
    "en": (
        "This is a demo story. Dates and plan lines are public; the scenes, "
        "quotes and pictures are invented."
    ),
    "da": (
        "Dette er en demohistorie. Datoer og planernes hovedlinjer er "
        "offentligt kendte; scener, citater og billeder er opdigtede."
    ),
    "et": (
        "See on demolugu. Kuupäevad ja kavade põhijooned on avalikud; "
        "stseenid, tsitaadid ja pildid on välja mõeldud."
    ),
    "fi": (
        "Tämä on demotarina. Päivämäärät ja suunnitelmien pääkohdat ovat "
        "julkisia; kohtaukset, sitaatit ja kuvat on keksitty."
    ),
    "de": (
        "Dies ist eine Demogeschichte. Daten und Planinhalte sind öffentlich "
        "bekannt; Szenen, Zitate und Bilder sind erfunden."
    ),
    "lv": (
        "Šis ir demonstrācijas stāsts. Datumi un plānu pamatlīnijas ir publiski "
        "zināmas; ainas, citāti un attēli ir izdomāti."
    ),
    "lt": (
        "Tai demonstracinė istorija. Datos ir pagrindinės planų nuostatos "
        "yra viešos; scenos, citatos ir vaizdai išgalvoti."
    ),
    "pl": (
        "To opowieść demonstracyjna. Daty i założenia planów są publiczne; "
        "sceny, cytaty i obrazy zostały wymyślone."
    ),
    "sv": (
        "Det här är en demoberättelse. Datum och planernas huvuddrag är "
        "offentliga; scener, citat och bilder är påhittade."
    ),
}

STORIES: tuple[Story, ...] = (
    fire_station.STORY,
    long_table.STORY,
    fix_kasko.STORY,
    stage_on_janukalns.STORY,
    kite.STORY,
    open_page.STORY,
    wall.STORY,
    they_came_back.STORY,
)

__all__ = ["DEMO_NOTE", "STORIES"]
