"""Every place where a name under embargo could show (facts of the threat model, E1 to E40)."""

import base64
import hashlib
import html
import io
import json
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

from django.core import mail
from django.core.management import call_command
from django.db import connection

from ceremonies.models import Announcement, Arming, Cue, OwedNews, OwedPage

# Below each language; {slug} is that of a Pearl under embargo.
IN_A_LANGUAGE = (
    "",
    "pearls/",
    "pearls/{slug}/",
    "pearls/{slug}",
    "pearls/?q={name}",
    "pearls/{slug}/feeds/stories.atom",
    "pearls/{slug}/feeds/stories.json",
    "stories/",
    "stories/?pearl={slug}",
    "stories/?country=LV&year=2028",
    "ceremonies/",
    "ceremonies/finale/",
    "ceremonies/finale/?again=1",
    "ceremonies/finale/state.json",
    "ceremonies/finale/announcement.json",
    "ceremonies/finale/event.ics",
    "ceremonies/finale/register/",
    "ceremonies/calendar.ics",
    "ceremonies/calendar.ics?pearl={slug}",
    "ceremonies/calendar.ics?season=2028",
    "feeds/stories.atom",
    "feeds/stories.json",
    "feeds/news.atom",
    "feeds/news.json",
    "follow/",
    "no-such-page/",
)
# Asked for by nobody in particular.
OUTSIDE = (
    "/",
    "/pearls/{slug}/",
    "/sitemap.xml",
    "/robots.txt",
    "/healthz",
    "/readyz",
    "/id/pearl-1",
    "/id/pearl-2",
    "/id/pearl-3",
    "/api/v2/pages/",
    "/api/v2/pages/?fields=*&limit=20",
    "/api/v2/pages/?type=cms.PearlPage&fields=*",
    "/api/v2/pages/?type=ceremonies.CeremonyPage&fields=*",
    "/api/v2/pages/?search={name}",
    "/api/v2/pages/?slug={slug}",
    "/api/v2/pages/?locale=lv&type=cms.PearlPage",
    "/api/v2/pages/find/?html_path=/en/pearls/{slug}/",
    "/accounts/login/?next=/en/pearls/",
    "/documents/1/{slug}.pdf",
    "/media/i/{slug}.jpg",
)
# Asked for by editors: all of the admin but the announcement's own desk.
OF_EDITORS = (
    "/admin/",
    "/admin/pages/search/?q={name}",
    "/admin/pages/",
    "/admin/api/main/pages/?search={name}",
    "/admin/api/main/pages/?for_explorer=1&child_of=1",
    "/admin/choose-page/search/?q={name}",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/reports/locked/",
    "/admin/pearl-records/",
    "/admin/municipalities/",
    "/admin/municipalities/?q={name}",
    "/admin/title-years/",
    "/admin/ceremonies/",
    "/admin/ceremonies/?q={name}",
    "/admin/campaigns/",
    "/admin/campaigns/?month=2027-01",
    "/admin/campaigns/week/",
    "/admin/campaigns/list/",
    "/admin/campaigns/list/?q={name}",
    "/admin/campaigns/all/",
    "/admin/campaigns/channels/",
    "/admin/campaigns/approvals/",
    "/admin/campaigns/plans/",
    "/admin/campaigns/plans/example.csv",
    "/admin/campaigns/export/posts.csv",
    "/admin/campaigns/export/posts.ics",
    "/admin/campaigns/stop/",
    "/admin/campaigns/campaign/{campaign}/",
    "/admin/campaigns/campaign/{campaign}/matrix/",
    "/admin/campaigns/campaign/{campaign}/rehearse/",
    "/admin/campaigns/page/{page}/tell/",
    "/admin/ceremonies/{ceremony}/letters/",
    "/admin/ceremonies/{ceremony}/guests/",
    "/admin/pages/{page}/edit/",
    "/admin/pages/{page}/view_draft/",
    "/admin/pages/{page}/history/",
)


def spellings(name: str) -> set[str]:
    """Return how a name could stand in an answer: as it is, folded, escaped, encoded, hashed."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    both = {name, unicodedata.normalize("NFD", name), folded, folded.lower()}
    return both | {
        *(one.upper() for one in both),
        *(quote(one) for one in both),
        *(json.dumps(one)[1:-1] for one in both),
        *(html.escape(one) for one in both),
        *(one.encode("ascii", "xmlcharrefreplace").decode() for one in both),
        *(base64.b64encode(one.encode()).decode().rstrip("=") for one in both),
        *(hashlib.sha256(one.encode()).hexdigest() for one in both),
    }


def finder(*names: str):
    """Return a function that names the canaries in a text."""
    canaries = {one for name in names for one in spellings(name)}
    lowered = {one: one.lower() for one in canaries}

    def found(text) -> set[str]:
        low = text.lower()
        return {one for one, small in lowered.items() if small in low}

    return found


def answers(client, paths, *, name: str, slug: str, **keys: int) -> Iterator[tuple[str, str]]:
    """Yield each address and its whole answer, headers too, without what was asked for itself.

    `keys` are those of what an address of the desk is about (`{campaign}`, `{ceremony}`).
    """
    for path in paths:
        asked = path.format(name=quote(name), slug=slug, **keys)
        yield path, _whole(client.get(asked), asked, name, slug)
        head = client.head(asked)
        yield f"HEAD {path}", _whole(head, asked, name, slug)


def _whole(answer, asked: str, name: str, slug: str) -> str:
    """Return status, headers and body; a name that was asked for may be said back."""
    body = b"".join(answer) if answer.streaming else answer.content
    text = "\n".join(f"{key}: {value}" for key, value in answer.headers.items())
    text += body.decode(errors="replace")
    for echo in (asked, html.escape(asked)):
        text = text.replace(echo, "")
    if quote(name) in asked or slug in asked:
        # A search says back what was searched for; its results would hold the other words.
        for echo in (name, html.escape(name), json.dumps(name)[1:-1], quote(name), slug):
            text = text.replace(echo, "")
    return text


def at_rest() -> Iterator[tuple[str, str]]:
    """Yield what is kept: the raw tables, an export, names of objects, mails."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [str(row) for row in cursor.fetchall()]
    yield "tables", "\n".join(rows)
    out = io.StringIO()
    apps = ("ceremonies", "cms", "campaigns", "wagtailcore", "outbox")
    call_command("dumpdata", *apps, stdout=out)
    yield "export", out.getvalue()
    objects = [
        one
        for model in (Announcement, Arming, Cue, OwedNews, OwedPage)
        for one in model.objects.all()
    ]
    yield "names of objects", "\n".join(f"{one} {one!r} {vars(one)}" for one in objects)
    yield "mails", "\n".join(str(sent.message()) for sent in mail.outbox)
