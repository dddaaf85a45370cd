"""How the evening goes: held and let go by hand, or its clock killed around the moment."""

import asyncio
import json
import random
import time
import urllib.request
from dataclasses import dataclass

from bench.reveal.front import ClockProcess
from bench.reveal.stage import Stage
from bench.reveal.viewers import PAGE, Crowd, Seen

SOON = 240.0  # seconds: the last minutes, in which viewers ask twice a second
RESTARTED_AFTER = 1.0  # RestartSec of deploy/systemd/pearls-clock.service
KILLS = 3


@dataclass(frozen=True, kw_only=True)
class Evening:
    """What was seen, and what the database says; times are Unix times."""

    viewers: int
    seen: Seen
    judged: dict[str, object]
    began_at: float
    held_at: float
    pressed_at: float

    @property
    def announced_at(self) -> float:
        """When it was committed for the first time; never is the end of time."""
        found = self.judged["announced_at"]
        assert isinstance(found, list)
        return min(found, default=float("inf"))

    @property
    def early(self) -> int:
        """How many were told before it was committed."""
        return sum(at < self.announced_at for at in self.seen.first.get("announced", ()))

    @property
    def untold(self) -> int:
        return self.viewers - len(self.seen.shown_at)

    @property
    def times(self) -> int:
        """How often it was announced; anything but 1 is wrong."""
        found = self.judged["announced_at"]
        assert isinstance(found, list)
        return len(found)

    @property
    def wrong_pages(self) -> int:
        """How many pages of the new Pearls are missing, or there twice."""
        owed, of_this_turn = self.judged["owed"], self.judged["of_this_turn"]
        assert isinstance(owed, int)
        assert isinstance(of_this_turn, int)
        return abs(of_this_turn - owed) + (owed == 0)

    def after(self, state: str, since: float) -> list[float]:
        """Return how many seconds after `since` each viewer read a state, in order."""
        return sorted(at - since for at in self.seen.first.get(state, ()))


async def by_hand(stage: Stage, port: int, *, viewers: int, patience: float) -> Evening:
    """Hold it, go on, and go now; everybody has so many seconds each time."""
    stage.ask("arm", f"h{port}", SOON)
    _wait_until_sealed(port)
    crowd = Crowd(port, viewers)
    began_at = time.time()
    await crowd.come()
    held_at = await _pressed(stage, "hold")
    await crowd.until_all_know("held", seconds=patience)
    await _pressed(stage, "go-on")
    await asyncio.sleep(1)
    pressed_at = await _pressed(stage, "go-now")
    return await _ended(
        stage, crowd, viewers, patience, began_at=began_at, held_at=held_at, pressed_at=pressed_at
    )


async def with_kills(
    stage: Stage, port: int, clock: ClockProcess, *, viewers: int, patience: float, soon: float
) -> Evening:
    """Let it happen at its time, while the clock is killed around it and started again."""
    began_at = time.time()
    moment = stage.ask("arm", f"k{port}", soon)
    _wait_until_sealed(port)
    crowd = Crowd(port, viewers)
    await crowd.come()
    await asyncio.sleep(max(moment - time.time(), 0))
    for _ in range(KILLS):
        await asyncio.sleep(random.uniform(0, 0.4))
        await asyncio.to_thread(clock.kill)
        await asyncio.sleep(RESTARTED_AFTER)
        await asyncio.to_thread(clock.start)
        await asyncio.sleep(random.uniform(3, 6))
    return await _ended(
        stage, crowd, viewers, patience, began_at=began_at, held_at=moment, pressed_at=moment
    )


def _wait_until_sealed(port: int) -> None:
    """Let the evening before be forgotten, of which an announced finale never hears in life."""
    ends = time.monotonic() + 120
    while _state_at(port) != "sealed":
        if time.monotonic() > ends:
            raise TimeoutError("it is not sealed anew")
        time.sleep(0.2)


def _state_at(port: int) -> str:
    """Return the state as anybody reads it, "" where nobody answers (yet)."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{PAGE}state.json") as answer:
            return str(json.load(answer)["state"])
    except OSError:
        return ""


async def _pressed(stage: Stage, button: str) -> float:
    pressed_at: float = await asyncio.to_thread(stage.ask, "press", button)
    return pressed_at


async def _ended(
    stage: Stage, crowd: Crowd, viewers: int, patience: float, **times: float
) -> Evening:
    await crowd.until_all_have_it(seconds=patience)
    crowd.leave()
    judged = await asyncio.to_thread(stage.ask, "judge")
    ends = time.monotonic() + patience
    while (judged["unpublished"] or not judged["owed"]) and time.monotonic() < ends:
        await asyncio.sleep(1)
        judged = await asyncio.to_thread(stage.ask, "judge")
    return Evening(viewers=viewers, seen=crowd.seen, judged=judged, **times)
