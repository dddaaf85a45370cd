"""Who made a picture and what may be done with it, written into the file as IPTC metadata.

IPTC's photo metadata travels as XMP, which JPEG, WebP and AVIF all carry. The older IIM block is
left out: it exists in JPEG only, and cuts a name at 32 bytes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from media_library.models import Photo

NAMESPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
for _prefix, _uri in NAMESPACES.items():
    ElementTree.register_namespace(_prefix, _uri)

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# Control characters and halves of surrogate pairs have no place in XML, not even escaped.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Terms:
    """A licence as a file states it: always in English, as machines and archives read it."""

    words: str
    address: str = ""


TERMS = {
    "CC0-1.0": Terms(
        "CC0 1.0 Universal: no rights reserved.",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    "CC-BY-4.0": Terms(
        "Creative Commons Attribution 4.0 International (CC BY 4.0).",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "CC-BY-SA-4.0": Terms(
        "Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0).",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    "programme-use": Terms(
        "For use by the BSR Cultural Pearls programme and its partners only; "
        "all other rights reserved."
    ),
}
PUBLIC_DOMAIN = "CC0-1.0"


@dataclass(frozen=True, kw_only=True)
class Credit:
    """What a derivative says of itself; `alts` are alt texts by language code."""

    creator: str
    licence: str
    holder: str = ""
    alts: Mapping[str, str] = field(default_factory=dict)


def credit_facts(photo: "Photo") -> tuple[str, str, str]:
    """Return what makes files of a photo outdated when it changes: maker, holder, licence.

    Alt texts are left out on purpose: they are mended often, one language at a time, and each
    time all files and their addresses would change. A file carries those known when it is made.
    """
    return photo.credit, photo.asset.rights_holder, photo.licence


def credit_of(photo: "Photo") -> Credit:
    """Return the credit of a photo with the alt texts that are known now."""
    texts = photo.asset.texts.exclude(alt="").order_by("language")
    alts = dict(texts.values_list("language", "alt"))
    creator, holder, licence = credit_facts(photo)
    return Credit(
        creator=creator,
        holder=holder,
        licence=licence,
        alts=alts or ({"en": photo.description} if photo.description else {}),
    )


def xmp_packet(credit: Credit, *, with_alts: bool = True) -> bytes:
    """Return the credit as an XMP packet in UTF-8."""
    terms = TERMS[credit.licence]
    holder = credit.holder or credit.creator
    is_free = credit.licence == PUBLIC_DOMAIN
    meta = ElementTree.Element(_name("x:xmpmeta"))
    about = ElementTree.SubElement(
        ElementTree.SubElement(meta, _name("rdf:RDF")),
        _name("rdf:Description"),
        {_name("rdf:about"): ""},
    )
    _listed(about, "dc:creator", "Seq", [("", credit.creator)])
    rights = f"{holder}, {terms.words}" if is_free else f"© {holder}. {terms.words}"
    _listed(about, "dc:rights", "Alt", [("x-default", rights)])
    _plain(about, "photoshop:Credit", credit.creator)
    _plain(about, "xmpRights:Marked", "False" if is_free else "True")
    _listed(about, "xmpRights:UsageTerms", "Alt", [("x-default", terms.words)])
    if terms.address:
        _plain(about, "xmpRights:WebStatement", terms.address)
    if with_alts and credit.alts:
        default = credit.alts.get("en") or next(iter(credit.alts.values()))
        texts = [("x-default", default), *credit.alts.items()]
        _listed(about, "Iptc4xmpCore:AltTextAccessibility", "Alt", texts)
    body = ElementTree.tostring(meta, encoding="unicode")
    opening = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    return f'{opening}{body}<?xpacket end="r"?>'.encode()


def _name(short: str) -> str:
    prefix, _, local = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _plain(parent: ElementTree.Element, short: str, text: str) -> None:
    ElementTree.SubElement(parent, _name(short)).text = NOT_XML.sub("", text)


def _listed(
    parent: ElementTree.Element, short: str, kind: str, texts: list[tuple[str, str]]
) -> None:
    items = ElementTree.SubElement(
        ElementTree.SubElement(parent, _name(short)), _name(f"rdf:{kind}")
    )
    for language, text in texts:
        _plain(items, "rdf:li", text)
        if language:
            items[-1].set(LANGUAGE, language)
