"""The demo under `kill -9`: of one process, and of all of them in the middle of a campaign."""

import os
import signal
from collections import Counter
from collections.abc import Iterator

import httpx
import pytest

from tests.browser.running_demo import RunningDemo, parent_of, until

pytestmark = pytest.mark.browser

CHILDREN = {
    "web": "granian",
    "worker": "config worker",
    "beat": "config beat",
    "clock": "reveal_clock",
}
BACK_WITHIN = 120
DELIVERED_WITHIN = 420


@pytest.fixture(scope="module")
def survivor(seeded: RunningDemo) -> Iterator[RunningDemo]:
    """A running demo of its own, because these tests are rough with it."""
    seeded.start()
    yield seeded
    seeded.kill_everything()


@pytest.mark.parametrize("name", CHILDREN)
def test_a_killed_child_is_started_again(survivor: RunningDemo, name: str) -> None:
    part = CHILDREN[name]
    first = until(lambda: survivor.child(part), seconds=BACK_WITHIN, what=f"a running {name}")
    os.kill(first, signal.SIGKILL)

    def another() -> bool:
        now = survivor.child(part)
        return now is not None and now != first

    until(another, seconds=BACK_WITHIN, what=f"another {name}")
    until(lambda: _answers(survivor), seconds=BACK_WITHIN, what="the site answering again")
    until(lambda: survivor.child(part), seconds=BACK_WITHIN, what=f"the new {name} staying")
    assert _leftovers(survivor, part) == []


def test_nothing_is_lost_or_doubled_when_everything_is_killed(survivor: RunningDemo) -> None:
    posts = survivor.bring_forward(lane="feed:%") | survivor.bring_forward(lane="mail:%")
    assert len(posts) >= 6
    until(
        lambda: any(state != "ready" for state in _states(survivor, posts)),
        seconds=DELIVERED_WITHIN,
        what="the first of the posts leaving",
        every=0.02,
    )
    survivor.kill_everything()
    assert not _answers(survivor)
    survivor.start()
    until(
        lambda: set(_states(survivor, posts)) == {"sent"},
        seconds=DELIVERED_WITHIN,
        what=f"{len(posts)} posts sent",
    )
    until(lambda: not _mails_open(survivor), seconds=DELIVERED_WITHIN, what="the mails sent")

    keys = [key for (key,) in survivor.rows("SELECT key FROM campaigns_feedentry")]
    wanted = survivor.rows("SELECT count(*) FROM campaigns_delivery WHERE lane LIKE 'feed:%'")
    assert len(keys) == len(set(keys)) == wanted[0][0]
    # Two posts may tell one story, so the same words may be owed to one reader twice.
    owed = Counter(
        survivor.rows(
            "SELECT f.address, v.title FROM campaigns_delivery d"
            " JOIN campaigns_variant v ON v.id = d.variant_id"
            " JOIN campaigns_follower f ON f.language = v.language AND f.state = 'active'"
            " WHERE d.lane LIKE 'mail:%' AND d.state = 'sent'"
        )
    )
    written = Counter(survivor.rows("SELECT recipient, subject FROM outbox_mail"))
    assert owed
    assert {pair: written[pair] for pair in owed} == dict(owed)
    arrived = Counter(survivor.arrived())
    assert set(arrived.values()) == {1}
    sent = {
        key for (key,) in survivor.rows("SELECT message_id FROM outbox_mail WHERE state='sent'")
    }
    assert sent <= set(arrived)


def test_ctrl_c_ends_it_with_nobody_left_behind(survivor: RunningDemo) -> None:
    assert _answers(survivor)
    assert survivor.end() == 0, survivor.said()[-3000:]
    survivor.assert_alone()
    assert not _answers(survivor)


def _answers(demo: RunningDemo) -> bool:
    try:
        return httpx.get(f"{demo.url}/en/", timeout=10).status_code == 200
    except httpx.TransportError:
        return False


def _leftovers(demo: RunningDemo, part: str) -> list[str]:
    """Return processes of a killed child that nobody owns any more."""
    assert demo.process is not None
    own = demo.processes()
    return [
        command
        for pid, command in own.items()
        if part in command and parent_of(pid) not in {*own, demo.process.pid}
    ]


def _states(demo: RunningDemo, posts: set[int]) -> list[str]:
    rows = demo.rows("SELECT id, state FROM campaigns_delivery")
    return [state for number, state in rows if number in posts]


def _mails_open(demo: RunningDemo) -> int:
    open_states = "('ready', 'leased', 'sending', 'unknown')"
    return int(demo.rows(f"SELECT count(*) FROM outbox_mail WHERE state IN {open_states}")[0][0])
