"""The site as one web process, with a ceremony page in each state and guests of every kind."""

import json
from typing import Any

from tests.ceremonies.door_server import DoorServer

# {"pages": {state: path}, "guests": {state: path}, "desk": {page: path}, "session": cookie}
PREPARE = """
import json
from datetime import timedelta
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from accounts.rules.roles import Role
from ceremonies.actions.airing import switch_page
from ceremonies.actions.changing import cancel
from ceremonies.actions.naming import Needs
from ceremonies.actions.opening_pools import open_pool
from ceremonies.actions.registering import confirm
from ceremonies.clock import Clock
from ceremonies.links import guest_token
from ceremonies.models import (
    Ceremony, CeremonyIndexPage, CeremonyPage, Claim, ProgrammeItem, Registration, StreamSource,
)
from config.schema import template
from tests.ceremonies.evening import come, evening
from tests.ceremonies.finale import armed, new_pearl, stage
from tests.factories import Tree, person, publish

template.load(connection)
call_command("migrate", verbosity=0, interactive=False)
call_command("createcachetable", verbosity=0)
now, minute = timezone.now(), timedelta(minutes=1)
index = publish(CeremonyIndexPage(title="Ceremonies", slug="ceremonies"), Tree("en").homes["en"])
operator = person()
pages = {}

def publish_page(name, made):
    page = CeremonyPage(title=name.title(), slug=name, ceremony=made, venue="Square")
    pages[name] = publish(page, index).url_path.removeprefix("/home-en")
    pages[name] = f"/en/ceremonies/{name}/"
    return made

def held(name, began, switched="", **facts):
    made = publish_page(name, evening(now - began * minute, mode="hybrid", **facts))
    for number, title in enumerate(("Welcome", "The hand-over", "Dance")):
        ProgrammeItem.objects.create(
            ceremony=made, starts_at=made.starts_at + 20 * number * minute, minutes=20,
            title=title, languages="lv, en",
        )
    StreamSource.objects.create(ceremony=made, address="https://youtu.be/dQw4w9WgXcQ")
    StreamSource.objects.create(
        ceremony=made, address="https://example.org/live.m3u8", language="lv",
        caption_languages="lv, en",
    )
    if switched:
        switch_page(ceremony_id=made.pk, to=switched, by=operator, now=now)
    return made

live = held("live", 25)
held("before", -24 * 60)
held("soon", -40)
held("paused", 25, switched="paused")
held("after", 150)
held("recording", 150, recording_url="https://example.org/film")
held("cancelled", -300, status="cancelled")
held("postponed", -300, status="postponed", previous_starts_at=now)
held("moved-online", -300, status="moved-online")
sealed = publish_page("sealed", stage(now))
armed(sealed, new_pearl(), now=now)
told = publish_page("announced", stage(now))
row = armed(told, new_pearl("Zmierzchowo"), now=now)
Clock(tell_time=lambda: row.reveal_at).look()

def hall(name, *, seats=2):
    made = evening(
        now + timedelta(days=30), mode="hybrid", registration_opens_at=now - timedelta(days=9)
    )
    publish_page(name, made)
    for kind, language, cap in (
        ("on-site", "", seats), ("online", "", 9), ("wheelchair", "", 2), ("headset", "lv", 5),
    ):
        open_pool(ceremony=made, kind=kind, language=language, cap=cap, now=now)
    return made

hall("open", seats=90)
full = hall("full")
guests = {}

def comes(name, party=1, is_confirmed=True, **fields):
    one = come(full, f"{name}@example.org", party=party, now=now, **fields)
    if is_confirmed:
        confirm(registration_id=one.pk, now=now)
    guests[name] = f"/r/{guest_token(one)}/"
    return one

comes("with-places", party=2)
comes("waiting", party=2)
comes("unconfirmed", is_confirmed=False, modes=("online",))
offered = comes("offered", modes=("online",))
Claim.objects.filter(registration=offered).update(offered=1, answer_by=now + timedelta(days=1))
cancel(registration_id=comes("left", modes=("online",)).pk, now=now)
late = comes("too-late", is_confirmed=False, modes=("online",))
cancel(registration_id=late.pk, now=now)
Registration.objects.filter(pk=late.pk).update(ending="expired")
guests["tickets"] = guests["with-places"] + "tickets/"
guests["no such link"] = "/r/nothing/"

host = person(Role.HOST)
Ceremony.objects.filter(pk=live.pk).update(organisation=full.organisation)
browser = Client()
browser.force_login(host)
desk = {"ceremonies": reverse("host_ceremonies")}
for name in ("guests", "guests_paper", "needs", "add_guest", "invitations", "attendance", "door",
             "letters"):
    desk[name] = reverse(f"host_{name}", args=[full.pk])
desk["attendance now"] = reverse("host_attendance", args=[live.pk])
print(json.dumps({
    "pages": pages, "guests": guests, "desk": desk, "live": live.pk,
    "session": browser.cookies["sessionid"].value, "operator": operator.pk,
}))
"""


class EveningsServer(DoorServer):
    """Granian on a free port; `made` is what PREPARE prints."""

    made: dict[str, Any]

    def prepare(self, *_names: str) -> None:
        """Fill the database."""
        self.data.mkdir(parents=True)
        self.made = json.loads(self.tell(PREPARE).splitlines()[-1])
