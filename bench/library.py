"""The library at 1,000 and at 100,000 assets: listing, search, filters, picker, first looks."""

import io
import statistics
import time
from datetime import date, timedelta

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image
from wagtail.models import Collection

from accounts.rules.roles import Role
from media_library.models import Asset, AssetText, AssetWord, Grant, Photo
from media_library.rules.folding import words_in
from media_library.rules.standing import AssetState, People
from media_library.searching.indexing import fact, index_assets
from tests.factories import organisation, person, photo

SIZES = (1_000, 100_000)
ROUNDS = 15
BATCH = 5_000
THINGS = ("lantern", "harbour", "table", "choir", "boat", "market", "square", "window", "bridge")
WHERE = ("Rūjiena", "Płock", "Kaskinen", "Svendborg", "Lübeck", "Kuldīga", "Haapsalu", "Viljandi")
QUESTIONS = {
    "listing": "/admin/media/library/",
    "a page far down": "/admin/media/library/?before={middle}",
    "frequent word": "/admin/media/library/?q=lantern",
    "rare word": "/admin/media/library/?q=number{rare}",
    "two words, two filters": (
        "/admin/media/library/?q=lantern+rujiena&shape=landscape&phase=preparing"
    ),
    "cleared for the press": "/admin/media/library/?channel=press&language=lv",
    "word, cleared, unused": "/admin/media/library/?q=boat&channel=web&language=en&used=no",
    "picker": "/admin/images/chooser/",
    "picker, word": "/admin/images/chooser/results/?q=lantern",
}
CEILING = 2.0
NEW, FIRST_LOOKS, FIRST_LOOK_CEILING_MS = 20, 3, 1_000


def run():
    of = organisation("A town")
    officer = person(Role.ADMINISTRATOR)
    client = Client()
    client.force_login(officer)
    times, queries = {}, {}
    for size in SIZES:
        with transaction.atomic():
            _fill(of, size)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # What autovacuum does within a minute of so many rows.
                cursor.execute("VACUUM (ANALYZE)")
        times[size], queries[size] = _measure(client, size)
    small, large = SIZES
    rows = [("", f"p50 ms at {small:,}", f"p50 ms at {large:,}", "ratio", "queries")]
    figures = {"vendor": connection.vendor}
    for name in QUESTIONS:
        ratio = times[large][name] / times[small][name]
        rows.append(
            (
                name,
                f"{times[small][name]:.1f}",
                f"{times[large][name]:.1f}",
                f"{ratio:.2f}",
                f"{queries[small][name]} / {queries[large][name]}",
            )
        )
        figures[name] = {"p50_ms": round(times[large][name], 1), "ratio": round(ratio, 2)}
    worst = max(figure["ratio"] for name, figure in figures.items() if name != "vendor")
    first_look = _first_look(client)
    rows.append((f"first listing of {NEW} new photos", "", f"{first_look:.1f}", "", ""))
    figures |= {
        "worst_ratio": worst,
        "ceiling": CEILING,
        "first_look_ms": round(first_look, 1),
        "holds": worst <= CEILING and first_look <= FIRST_LOOK_CEILING_MS,
    }
    return f"The library on {connection.vendor}", rows, figures


def _measure(client, size):
    middle = Asset.objects.order_by("pk").values_list("pk", flat=True)[size // 2]
    rare = size // 3
    spent, queries = {}, {}
    for name, address in QUESTIONS.items():
        address = address.format(middle=middle, rare=rare)
        headers = {"X-Requested-With": "XMLHttpRequest"}
        client.get(address, headers=headers)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address, headers=headers)
        assert answer.status_code == 200, (address, answer.status_code)
        queries[name] = len(captured)
        rounds = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            client.get(address, headers=headers)
            rounds.append((time.perf_counter() - began) * 1000)
        spent[name] = statistics.median(rounds)
    return spent, queries


def _first_look(client):
    """Return the slowest first listing (ms) of photos that nobody has looked at yet."""
    spent = []
    for _ in range(FIRST_LOOKS):
        new = {str(photo(_twelve_megapixels()).asset.uuid) for _ in range(NEW)}
        began = time.perf_counter()
        answer = client.get(QUESTIONS["listing"])
        spent.append((time.perf_counter() - began) * 1000)
        page = answer.content.decode()
        assert all(key in page for key in new), "the new photos are not in the listing"
    return max(spent)


def _twelve_megapixels():
    """A JPEG of twelve megapixels, as phones take them."""
    out = io.BytesIO()
    Image.effect_noise((4000, 3000), 60).convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def _fill(of, size):
    """Bring the library to `size` accepted photos, each with its words, texts and a grant."""
    now, first = timezone.now(), Asset.objects.count()
    root = Collection.get_first_root_node()
    for start in range(first, size, BATCH):
        numbers = range(start, min(start + BATCH, size))
        assets = Asset.objects.bulk_create([_asset(number, of, now) for number in numbers])
        Photo.objects.bulk_create(
            Photo(
                asset=asset,
                title=asset.title,
                credit="A. Photographer",
                licence="CC-BY-4.0",
                width=1600,
                height=1200,
                file=f"{asset.pk}.jpg",
                collection=root,
            )
            for asset in assets
        )
        AssetText.objects.bulk_create(
            AssetText(asset=asset, language="en", alt=f"{asset.title} at night") for asset in assets
        )
        Grant.objects.bulk_create(
            Grant(
                asset=asset,
                holder="A. Photographer",
                licence="CC-BY-4.0",
                channels=["web", "press"] if asset.pk % 3 else ["web"],
                valid_from=now.date() - timedelta(days=9),
                recorded_at=now,
            )
            for asset in assets
        )
        AssetWord.objects.bulk_create(
            AssetWord(asset=asset, word=word) for asset in assets for word in _words(asset, of)
        )
    # What was written here in bulk is what the index itself would write.
    sample = list(Asset.objects.order_by("-pk").values_list("pk", flat=True)[:20])
    assert index_assets(sample) == 0, "the words of the benchmark differ from the index's"


def _asset(number, of, now):
    thing, where = THINGS[number % len(THINGS)], WHERE[number % len(WHERE)]
    return Asset(
        kind="photo",
        state=AssetState.READY.value,
        state_at=now,
        organisation=of,
        title=f"{thing} in {where} number{number}",
        creator="A. Photographer",
        place=where,
        people=People.NOBODY.value,
        shape=("landscape", "portrait", "square")[number % 3],
        phase=("preparing", "doing", "celebrating", "afterwards")[number % 4],
        taken_on=date(2024 + number % 3, 5, 1),
        width=1600,
        height=1200,
    )


def _words(asset, of):
    words = set(
        words_in(asset.title, asset.place, asset.creator, of.name, f"{asset.title} at night")
    )
    facts = {
        "kind": "photo",
        "shape": asset.shape,
        "phase": asset.phase,
        "organisation": of.pk,
        "year": asset.taken_on.year,
    }
    return words | {fact(name, value) for name, value in facts.items()}
