"""Verbs on due rows: one transaction each, the clock passed in."""

from outbox.actions.beginning import begin, give_back
from outbox.actions.claiming import claim_ready, claim_unknown
from outbox.actions.deciding import AlreadyUnderWay, NotAsking, cancel, resolve
from outbox.actions.enqueueing import enqueue_mail
from outbox.actions.finishing import finish, note_sighting, pass_to_a_person
from outbox.actions.holding import hold, release
from outbox.actions.lanes import set_pace, unblock_lane
from outbox.actions.moving import IllegalMove
from outbox.actions.reaping import expire_late, reap

__all__ = [
    "AlreadyUnderWay",
    "IllegalMove",
    "NotAsking",
    "begin",
    "cancel",
    "claim_ready",
    "claim_unknown",
    "enqueue_mail",
    "expire_late",
    "finish",
    "give_back",
    "hold",
    "note_sighting",
    "pass_to_a_person",
    "reap",
    "release",
    "resolve",
    "set_pace",
    "unblock_lane",
]
