"""Few files at a time, few threads that wait, and nobody who waits for ever."""

import threading
from collections import Counter
from contextlib import ExitStack

from media_library.ingest.turns import Turns


def test_only_as_many_wait_as_may():
    turns = Turns(places=1, queue=0)
    with turns.turn("rujiena") as first, turns.turn("pori") as second:
        assert (first, second) == (True, False)
    with turns.turn("pori") as again:
        assert again


def test_who_knocked_comes_before_who_was_in_since():
    turns = Turns(places=1, queue=0)
    with ExitStack() as inside:
        assert inside.enter_context(turns.turn("rujiena"))
        assert not inside.enter_context(turns.turn("pori"))
    with turns.turn("rujiena") as barging:
        assert not barging
    with turns.turn("pori") as ours:
        assert ours
    with turns.turn("rujiena") as ours:
        assert ours


def test_who_gave_up_is_forgotten(monkeypatch):
    turns = Turns(places=1, queue=0)
    with turns.turn("rujiena"), turns.turn("pori"):
        pass
    monkeypatch.setattr("media_library.ingest.turns.FORGOTTEN_AFTER", 0.0)
    with turns.turn("rujiena") as ours:
        assert ours


def test_many_lanes_get_about_as_many_turns_each_and_never_too_many_at_once():
    turns, served, at_once = Turns(places=2, queue=2), Counter(), Counter()
    mutex, over = threading.Lock(), threading.Event()

    def lane(name):
        while not over.is_set():
            with turns.turn(name) as is_ours:
                if is_ours:
                    with mutex:
                        at_once["now"] += 1
                        at_once["most"] = max(at_once["most"], at_once["now"])
                        served[name] += 1
                        if sum(served.values()) >= 300:
                            over.set()
                    over.wait(0.001)
                    with mutex:
                        at_once["now"] -= 1
            if not is_ours:
                over.wait(0.002)

    threads = [threading.Thread(target=lane, args=(f"town-{n}",)) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert at_once["most"] <= 2
    assert len(served) == 10
    assert min(served.values()) >= 5


def test_what_may_end_the_process_is_at_work_alone():
    turns, began, over = Turns(places=2, queue=4), threading.Event(), threading.Event()
    beside: list[bool] = []

    def ordinary():
        with turns.turn("rujiena"):
            began.set()
            over.wait(10)
            beside.append(False)

    def suspect():
        with turns.turn("pori", alone=True):
            beside.append(True)

    first = threading.Thread(target=ordinary)
    first.start()
    began.wait(10)
    threads = [threading.Thread(target=suspect) for _ in range(2)]
    for thread in threads:
        thread.start()
    threads[0].join(0.2)
    assert beside == []
    over.set()
    for thread in (first, *threads):
        thread.join(10)
    assert beside == [False, True, True]
