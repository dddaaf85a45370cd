"""Thousands sign up for a few seats over HTTP, then cancel, lapse and switch while servers die.

SIGN_UPS_GUESTS and SIGN_UPS_SEATS set how many (5,000 for 300).
"""

import os
from dataclasses import dataclass
from pathlib import Path

from bench.on_postgres import own_postgres
from bench.sign_ups.crowd import Crowd
from bench.sign_ups.served import ask_hall, served
from bench.sign_ups.turmoil import Turmoil, cause_turmoil

OURS, COUNTED, LOCKED = "ours", "count, then insert", "table lock"
PATHS = {
    OURS: "/en/ceremonies/evening/register/",
    COUNTED: "/bench/sign-ups/counted/",
    LOCKED: "/bench/sign-ups/locked/",
}


@dataclass(frozen=True, kw_only=True)
class Found:
    """What came of it: per way its rate and what is wrong, and what the turmoil left behind."""

    rates: dict[str, float]
    slowest: dict[str, float]
    wrongs: dict[str, dict[str, int]]
    turmoil: dict[str, int]


def run():
    guests = int(os.environ.get("SIGN_UPS_GUESTS", "5000"))
    seats = int(os.environ.get("SIGN_UPS_SEATS", "300"))
    found = measure(guests=guests, seats=seats)
    head = ("way", "sign-ups", "per second", "p99 ms", "oversold", "lost", "out of order")
    rows = [
        (
            way,
            f"{guests:,} for {seats:,}",
            f"{found.rates[way]:,.0f}",
            f"{found.slowest[way] * 1000:,.0f}",
            *found.wrongs[way].values(),
        )
        for way in PATHS
    ]
    after = [
        (what.replace("_", " "), number, "", "", "", "", "")
        for what, number in found.turmoil.items()
    ]
    figures = {
        "sign_ups_per_s": {way: round(rate) for way, rate in found.rates.items()},
        "wrong": found.wrongs,
        "turmoil": found.turmoil,
        "holds": is_faultless(found),
    }
    title = "Sign-ups over HTTP, PostgreSQL, two server processes; then all change their minds"
    return title, [head, *rows, *after], figures


def is_faultless(found: Found) -> bool:
    """Whether our way did nothing wrong, before and in the turmoil."""
    wrong = {**found.wrongs[OURS], **{name: found.turmoil[name] for name in MUST_BE_NONE}}
    return not any(wrong.values())


MUST_BE_NONE = ("commits_out_of_balance", "promoted_out_of_order", "queue_jumps", "still_held")


def measure(*, guests: int, seats: int) -> Found:
    """Let the crowd come once by each way, then the same guests change their minds."""
    with own_postgres("sign-ups-bench-") as environment:
        env = {**environment, "SITE_URL": "http://127.0.0.1"}
        ask_hall("open", str(seats), env=env)
        with served(env, log=Path(environment["DATA_DIR"]) / "served.log") as server:
            crowds = {way: Crowd(server.port, path) for way, path in PATHS.items()}
            answers = {way: crowd.sign_up(guests) for way, crowd in crowds.items()}
            wrongs = ask_hall("judge", str(seats), str(guests), env=env)
            plan = Turmoil.sized_for(guests)
            cause_turmoil(server, plan, ask_hall("choose", *plan.numbers, env=env), env=env)
        turmoil = ask_hall("judge_turmoil", str(seats), env=env)
    return Found(
        rates={way: answer.rate for way, answer in answers.items()},
        slowest={way: answer.p99 for way, answer in answers.items()},
        wrongs=wrongs,
        turmoil={**plan.told, **turmoil},
    )
