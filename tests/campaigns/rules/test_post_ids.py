"""Each time a post goes out its link carries an id of its own, and nothing else differs."""

import pytest

from campaigns.channels.bluesky_text import facets
from campaigns.rules.approving import payload_hash
from campaigns.rules.post_ids import is_frozen_from, payload_of_occurrence, post_id

LINK = "https://pearls.example/en/?utm_campaign=songs&utm_id=p12"
HTML = '<a href="https://pearls.example/en/?utm_campaign=songs&amp;utm_id=p12">Read</a>'


def swapped(payload):
    return payload_of_occurrence(payload, was="p12", becomes="p12-3")


def test_the_first_time_is_named_by_the_post_alone():
    assert (post_id(12), post_id(12, 3)) == ("p12", "p12-3")


def test_the_id_changes_wherever_the_link_stands_and_nothing_else_does():
    payload = {"link": LINK, "text": f"See {LINK}.", "html": HTML, "card": {"uri": LINK}, "n": 12}
    assert swapped(payload) == {
        "link": f"{LINK}-3",
        "text": f"See {LINK}-3.",
        "html": HTML.replace("p12", "p12-3"),
        "card": {"uri": f"{LINK}-3"},
        "n": 12,
    }


@pytest.mark.parametrize(
    "text",
    ["utm_id=p12", "p12", "?utm_id=p123", "?utm_id=p12-1", "?utm_id=p12.5", "?my_utm_id=p12"],
)
def test_what_only_looks_like_the_id_stays(text):
    assert swapped({"text": text}) == {"text": text}


def test_marks_that_count_bytes_move_along_with_the_text():
    def payload_with(link):
        text = f"Rūjiena: {link} and {link} #Kihnu"
        return {"text": text, "link": link, "facets": facets(text=text, links={}, dids={})}

    assert len(payload_with(LINK)["facets"]) == 3
    assert swapped(payload_with(LINK)) == payload_with(f"{LINK}-3")


def test_the_first_occurrence_is_the_approved_payload_itself():
    payload = {"link": LINK, "text": "Words", "images": []}
    assert payload_of_occurrence(payload, was="p12", becomes="p12") == payload


@pytest.mark.parametrize(
    ("frozen", "is_frozen"),
    [
        ({"link": f"{LINK}-3", "text": "Words"}, True),
        ({"link": f"{LINK}-3", "text": "Other words"}, False),
        ({"link": f"{LINK}-4", "text": "Words"}, False),
        ({"link": LINK, "text": "Words"}, False),
        ({"link": f"{LINK}-3", "text": "Words", "more": 1}, False),
    ],
)
def test_a_frozen_payload_is_the_approved_one_but_for_the_id(frozen, is_frozen):
    approved = {"link": LINK, "text": "Words"}
    proof = is_frozen_from(
        frozen,
        approved=approved,
        approved_hash=payload_hash(approved),
        was="p12",
        becomes="p12-3",
    )
    assert proof is is_frozen


def test_an_approved_payload_that_was_altered_on_its_own_record_proves_nothing():
    approved = {"link": LINK, "text": "Words"}
    altered = {"link": LINK, "text": "Other words"}
    assert not is_frozen_from(
        swapped(altered),
        approved=altered,
        approved_hash=payload_hash(approved),
        was="p12",
        becomes="p12-3",
    )
