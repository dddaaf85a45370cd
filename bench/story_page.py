"""A story with a gallery of twelve, in no cache: this site beside the textbook way."""

import statistics
import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from media_library.public import make_renditions
from tests.factories import Tree, jpeg, photo, used

ROUNDS = 40
OURS, TEXTBOOK = "/en/stories/long-table/", "/textbook/long-table/"


def run():
    tree = Tree("en", "lv", "de")
    _content(tree)
    client = Client()
    for path in (OURS, TEXTBOOK):
        answer = client.get(path)  # whatever is made once is made now
        assert answer.status_code == 200, (path, answer.status_code)
    cpu = {OURS: [], TEXTBOOK: []}
    for _ in range(ROUNDS):  # interleaved, so that a busy neighbour hits both
        for path, spent in cpu.items():
            began = time.process_time()
            client.get(path)
            spent.append(time.process_time() - began)
    queries = {path: _queries(client, path) for path in cpu}
    median = {path: statistics.median(spent) * 1000 for path, spent in cpu.items()}
    ratio = median[OURS] / median[TEXTBOOK]
    for number in range(60):
        tree.story(slug=f"later-{number}")
    grown = _queries(client, OURS)
    rows = [
        ("story with 12 photos", "CPU ms / request (median)", "queries", "queries, content × 10"),
        ("this site", f"{median[OURS]:.1f}", queries[OURS], grown),
        ("textbook", f"{median[TEXTBOOK]:.1f}", queries[TEXTBOOK], "–"),
        ("ratio", f"{ratio:.3f}", "", ""),
    ]
    figures = {
        "cpu_ms": round(median[OURS], 2),
        "textbook_cpu_ms": round(median[TEXTBOOK], 2),
        "ratio": round(ratio, 3),
        "queries": queries[OURS],
        "queries_at_10x": grown,
        "textbook_queries": queries[TEXTBOOK],
    }
    return "A story page, in no cache", rows, figures


def _content(tree):
    photos = [photo(jpeg((1400, 940), f"#{number:02x}4060")) for number in range(13)]
    for one in photos:
        make_renditions(one)
        for size in ("width-320", "width-640", "width-1280"):
            for form in ("avif", "webp", "jpeg"):
                one.get_rendition(f"{size}|format-{form}")
    pictures = [
        {"image": used(one, f"Picture {one.pk}"), "caption": "At dusk"} for one in photos[1:]
    ]
    text = "<h2>Bring your own plate</h2>" + "<p>The invitation fits on a small sheet.</p>" * 6
    tree.story(
        share_photo=photos[0],
        share_photo_alt="A long table",
        body=[
            ("text", text),
            ("gallery", {"heading": "Pictures", "pictures": pictures}),
            ("text", text),
        ],
    )
    for number in range(6):
        tree.story(slug=f"other-{number}", share_photo=photos[number], share_photo_alt="x")


def _queries(client, path):
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)
