"""Ask for an address as somebody, by a method, and say what kind of answer came back."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponseBase

from accounts.models import Membership, Organisation, User
from campaigns import models as plans
from media_library import models as library
from tests.permissions.world import World

METHODS = ("GET", "POST", "PUT", "DELETE")
OF_A = ("anonymous", "partner A", "officer A", "reviewer A")
FAULT = 500
SIGN_IN = "/accounts/login/"
WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"(\w+)"', re.I)
OWN_NOTES = ("django_session", "wagtailcore_editingsession", "account_")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back; `kind` is in, 404, 405, login, no (told off) or fault."""

    status: int
    kind: str
    said: str
    length: int
    did: tuple[str, ...] = ()
    harm: bool = False

    def tells(self, word: str, *, asked: str) -> bool:
        """Whether a word came back that was not in the question."""
        return word.lower() in self.said.lower().replace(asked.lower(), "")


def ask(world: World, who: str, method: str, path: str, data: Any = None) -> Answer:
    """Ask, and undo whatever was done by it."""
    with transaction.atomic():
        savepoint = transaction.savepoint()
        before = _fingerprint.of(world) if who in OF_A else ""
        with _writes() as written:
            client = world.client(who)
            if method == "GET":
                response = client.get(path)
            else:
                how = {"data": data if data is not None else everything(world)}
                if method != "POST":
                    how = {"data": "{}", "content_type": "application/json"}
                response = getattr(client, method.lower())(path, **how)
            body = _body(response)
        harmed = bool(written) and who in OF_A and before != _measure(world)
        transaction.savepoint_rollback(savepoint)
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    cookies = response.cookies.output()
    return Answer(
        status=response.status_code,
        kind=_kind(response, path),
        said="\n".join((headers, cookies, body.decode("utf-8", "replace"))),
        length=len(body),
        did=tuple(written),
        harm=harmed,
    )


def everything(world: World) -> dict[str, Any]:
    """What an attacker puts into every form at once: B's organisation, B's ids, a better state."""
    b, of_b = world.b, world.of_b
    return {
        "organisation": b.organisation.pk,
        "organisation_id": b.organisation.pk,
        "state": "ready",
        "status": "approved",
        "accepted_at": "2026-01-01T00:00",
        "accepted_by": 1,
        "is_superuser": "on",
        "role": "administrator",
        "title": "Taken over",
        "label": "Taken over",
        "words": "Taken over",
        "reason": "Taken over",
        "asset": [str(asset.uuid) for asset in of_b.assets.values()],
        "assets": [str(asset.uuid) for asset in of_b.assets.values()],
        "key": [str(b.photo.asset.uuid)],
        "keys": [str(b.photo.asset.uuid)],
        "id": [str(b.photo.pk)],
        "selection": str(b.selection.uuid),
        "person": str(b.person.uuid),
        "consent": str(of_b.consent.uuid),
        "contribution": str(of_b.by_account.uuid),
        "invitation": str(of_b.invitation.uuid),
        "action": "accept",
        "do": "accept",
    }


def secrets_of_b(world: World) -> list[str]:
    """Return B's ids and addresses that open something to whoever knows them."""
    of_b = world.of_b
    keys = [asset.uuid for asset in of_b.assets.values()]
    keys += [of_b.invitation.uuid, of_b.by_account.uuid, of_b.by_link.uuid, of_b.upload.uuid]
    keys += [of_b.consent.uuid, of_b.withdrawal.uuid, world.b.person.uuid, world.b.selection.uuid]
    return [str(key) for key in keys] + [of_b.contribute_token]


def _body(response: Any) -> bytes:
    return b"".join(response) if response.streaming else bytes(response.content)


def _kind(response: HttpResponseBase, path: str) -> str:
    status = response.status_code
    if status >= FAULT:
        return "fault"
    if status in {404, 405}:
        return str(status)
    where = response.headers.get("Location", "")
    if where.startswith(SIGN_IN) and not path.startswith("/accounts/"):
        return "login"
    if status == 403 or (where in {"/admin/", "/accounts/home/"} and path != where):
        return "no"
    return "in"


@contextmanager
def _writes() -> Iterator[list[str]]:
    """Note the tables that are written to, but for what a request notes about itself."""
    written: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITES.match(sql)
        if found and not found[1].startswith(OWN_NOTES):
            written.append(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


class _Fingerprint:
    """B's rows as they stood at the beginning; every request is undone, so once is enough."""

    def __init__(self) -> None:
        self.known: dict[int, str] = {}

    def of(self, world: World) -> str:
        return self.known.setdefault(id(world), "") or self._first(world)

    def _first(self, world: World) -> str:
        self.known[id(world)] = _measure(world)
        return self.known[id(world)]


_fingerprint = _Fingerprint()

# By which way the rows of a model belong to an organisation.
WAYS: tuple[tuple[Any, str], ...] = (
    (library.Asset, "organisation"),
    (library.AssetText, "asset__organisation"),
    (library.Consent, "person__organisation"),
    (library.ConsentEvent, "consent__person__organisation"),
    (library.Contribution, "organisation"),
    (library.Depiction, "asset__organisation"),
    (library.Film, "asset__organisation"),
    (library.Grant, "asset__organisation"),
    (library.Invitation, "organisation"),
    (library.Person, "organisation"),
    (library.Photo, "asset__organisation"),
    (library.ReviewNote, "asset__organisation"),
    (library.Selection, "organisation"),
    (library.SelectionItem, "selection__organisation"),
    (library.Shelf, "organisation"),
    (library.TextTrack, "film__asset__organisation"),
    (library.Upload, "asset__organisation"),
    (library.Withdrawal, "person__organisation"),
    (plans.Approval, "variant__message__campaign__organisation"),
    (plans.ApprovalPolicy, "organisation"),
    (plans.ApprovalRequest, "variant__message__campaign__organisation"),
    (plans.Campaign, "organisation"),
    (plans.ChannelAccount, "organisation"),
    (plans.Delivery, "variant__message__campaign__organisation"),
    (plans.Deputy, "absent__memberships__organisation"),
    (plans.Message, "campaign__organisation"),
    (plans.Slot, "channel__organisation"),
    (plans.Variant, "message__campaign__organisation"),
    (plans.VariantPhoto, "variant__message__campaign__organisation"),
    (plans.Waiver, "variant__message__campaign__organisation"),
    (Membership, "organisation"),
    (Organisation, "pk"),
    (User, "memberships__organisation"),
)


# Pages are worked on by several organisations; whoever unpublishes one leaves a doubt on the posts
# that were made of it, which holds them, and of a deleted one they keep no link. Nothing else of
# theirs may change.
FOLLOWS_THE_PAGE = {
    plans.Variant: {"source_doubt", "doubted_at", "source_page", "source_revision"},
}


def _measure(world: World) -> str:
    of_b = world.b.organisation.pk
    rows = [
        list(model._default_manager.filter(**{way: of_b}).order_by("pk").values_list(*_own(model)))
        for model, way in WAYS
    ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _own(model: Any) -> list[str]:
    follows: set[str] = FOLLOWS_THE_PAGE.get(model, set())
    return [field.attname for field in model._meta.concrete_fields if field.name not in follows]
