"""What somebody else's calendar program (khal) shows of the calendars that we give out."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from ceremonies.actions.keeping_facts import keep_facts
from ceremonies.models import CeremonyIndexPage, CeremonyPage
from tests.ceremonies.evening import evening
from tests.factories import Tree, publish

pytestmark = pytest.mark.django_db

KHAL = Path(sys.executable).with_name("khal")
CONFIG = """
[calendars]
[[pearls]]
path = {folder}/pearls
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


@pytest.fixture
def make():
    index = publish(
        CeremonyIndexPage(title="Ceremonies", slug="ceremonies"), Tree("en").homes["en"]
    )

    def make(slug, starts_at, **facts):
        page = CeremonyPage(
            title=slug.title(), slug=slug, ceremony=evening(starts_at, **facts), venue="Square"
        )
        return publish(page, index)

    return make


class Program:
    """khal with a calendar of its own, as somebody uses it whose clocks show `zone`."""

    def __init__(self, folder: Path, zone: str) -> None:
        folder.mkdir()
        (folder / "pearls").mkdir()
        self._config = folder / "config"
        self._config.write_text(CONFIG.format(folder=folder, zone=zone))
        self._file = folder / "taken.ics"

    def take(self, calendar: bytes) -> None:
        self._file.write_bytes(calendar)
        self._run("import", "--batch", "-a", "pearls", str(self._file))

    def shows(self, day: str) -> list[str]:
        form = "{start-long} {end-long} {title} {status}"
        lines = self._run("list", "--day-format", "", "--format", form, day, "1d")
        return [line.strip() for line in lines.splitlines() if line.strip()]

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            [KHAL, "-c", self._config, *words], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "rror" not in done.stderr, done.stderr
        return done.stdout


@pytest.mark.parametrize(
    ("starts_at", "riga", "berlin"),
    [
        (datetime(2027, 3, 27, 16, tzinfo=UTC), "18:00", "17:00"),
        (datetime(2027, 3, 28, 15, tzinfo=UTC), "18:00", "17:00"),
        (datetime(2027, 10, 30, 15, tzinfo=UTC), "18:00", "17:00"),
        (datetime(2027, 10, 31, 16, tzinfo=UTC), "18:00", "17:00"),
    ],
)
def test_both_regional_clocks_show_it_at_their_hour(
    client, make, tmp_path, starts_at, riga, berlin
):
    make("evening", starts_at, zone="Europe/Riga")
    feed = client.get("/en/ceremonies/calendar.ics").content
    day = starts_at.date().isoformat()
    for zone, hour in (("Europe/Riga", riga), ("Europe/Berlin", berlin)):
        program = Program(tmp_path / zone.replace("/", "-"), zone)
        program.take(feed)
        (line,) = program.shows(day)
        assert line.startswith(f"{day} {hour} "), line


def test_a_moved_evening_is_shown_once_on_its_new_day_and_then_as_called_off(
    client, make, tmp_path
):
    page = make("evening", datetime(2027, 6, 5, 16, tzinfo=UTC), zone="Europe/Riga")
    program = Program(tmp_path / "program", "Europe/Riga")
    program.take(client.get("/en/ceremonies/evening/event.ics").content)
    assert len(program.shows("2027-06-05")) == 1
    ceremony = page.ceremony
    ceremony.starts_at += timedelta(days=7)
    ceremony.ends_at += timedelta(days=7)
    keep_facts(ceremony=ceremony, now=timezone.now())
    program.take(client.get("/en/ceremonies/evening/event.ics").content)
    assert program.shows("2027-06-05") == []
    (line,) = program.shows("2027-06-12")
    assert "CANCELLED" not in line
    ceremony.status = "cancelled"
    keep_facts(ceremony=ceremony, now=timezone.now())
    program.take(client.get("/en/ceremonies/evening/event.ics").content)
    (line,) = program.shows("2027-06-12")
    assert "CANCELLED" in line


def test_a_feed_of_many_is_read_whole(client, make, tmp_path):
    for number in range(8):
        make(
            f"evening-{number}",
            datetime(2027, 6, 5, 10 + number, tzinfo=UTC),
            zone=("Europe/Riga", "Europe/Warsaw")[number % 2],
        )
    program = Program(tmp_path / "program", "Europe/Warsaw")
    program.take(client.get("/en/ceremonies/calendar.ics").content)
    shown = program.shows("2027-06-05")
    assert [line.split()[4] for line in shown] == [f"Evening-{number}" for number in range(8)]
    assert [line.split()[1] for line in shown] == [f"{12 + number}:00" for number in range(8)]
