"""Two hundred viewers follow a finale through nginx while it is held, let go, and its clock dies.

The benchmark `reveal` in small: what holds whatever the machine is busy with. How soon they are
told is the benchmark's to say.
"""

import asyncio

import pytest

from bench.reveal import KILLED, THROUGH, Asked, is_faultless, measure
from bench.reveal.evening import Evening
from bench.reveal.viewers import Crowd, Seen

# The benchmark starts a PostgreSQL, a server and nginx of its own; make test-services.
pytestmark = pytest.mark.services

JUDGED = {"announced_at": [100.0], "owed": 18, "of_this_turn": 18}
TOLD = Seen(first={"announced": [100.1, 100.2]}, shown_at=[100.2, 100.3])


def test_nobody_is_told_early_or_never_and_it_happens_once():
    found = measure(Asked(viewers=200, patience=120, with_peer=False))
    for way in (THROUGH, KILLED):
        assert is_faultless(found[way]), (way, found[way].judged, found[way].early)
    held = found[THROUGH].seen.first["held"]
    assert len(held) == 200
    assert min(held) >= found[THROUGH].held_at


def evening(**changes):
    times = {"began_at": 90.0, "held_at": 91.0, "pressed_at": 99.0}
    return Evening(**{"viewers": 2, "seen": TOLD, "judged": JUDGED, **times, **changes})


def test_the_judge_sees_what_is_wrong():
    assert is_faultless(evening())
    early = Seen(first={"announced": [99.9, 100.2]}, shown_at=[100.2, 100.3])
    for wrong in (
        {"seen": early},
        {"viewers": 3},
        {"judged": {**JUDGED, "announced_at": [100.0, 101.0]}},
        {"judged": {**JUDGED, "announced_at": []}},
        {"judged": {**JUDGED, "of_this_turn": 19}},
    ):
        assert not is_faultless(evening(**wrong)), wrong


def test_a_state_that_is_written_before_the_commit_is_seen_early():
    """The control: viewers notice an announcement that is told before it is one."""
    seen = asyncio.run(_viewers_of("announced"))
    told = evening(viewers=5, seen=seen, judged={**JUDGED, "announced_at": [float("inf")]})
    assert told.early == 5
    assert not is_faultless(told)


async def _viewers_of(state):
    async def answer(reader, writer):
        while await reader.readline():
            body = b'{"state": "%s", "poll_after_ms": 100}' % state.encode()
            while (await reader.readline()).strip():
                pass
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    crowd = Crowd(server.sockets[0].getsockname()[1], 5)
    coming = asyncio.create_task(crowd.come())
    await crowd.until_all_have_it(seconds=20)
    coming.cancel()
    crowd.leave()
    server.close()
    return crowd.seen
