"""What a giver asks for by one button: save, name somebody, take back, answer, hand in.

Everything that was typed comes along with every button, and is saved first: nothing is lost,
whichever is pressed, with JavaScript or without.
"""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.forms import BoundField
from django.utils.translation import gettext as _

from media_library.actions.contributing import (
    ChangedElsewhere,
    FileWords,
    NotComplete,
    hand_in,
    save_draft,
)
from media_library.actions.naming_people import GivenConsent, name_person, unname_person
from media_library.actions.receiving import Decided, NotTaken, present, remove_asset
from media_library.actions.reviewing import answer_question
from media_library.consents.telling import tell_people_of
from media_library.consents.texts import current_consent_text
from media_library.contributing.doors import Portal
from media_library.contributing.forms import PersonForm, WordsForm
from media_library.contributing.listing import UNDECIDED_STATES, file_form
from media_library.contributing.plain_files import take_plain_file
from media_library.contributing.receipts import send_receipt
from media_library.contributing.wording import words_for
from media_library.models import Asset, Person
from media_library.rules.standing import AssetState, ConsentHow

FIELD_IDS = {"files": "id_files", "licence": "id_licence_0", "people": "id_people_0"}


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that has to be put right, and the id of the field where that is done."""

    at: str
    words: str


@dataclass
class Outcome:
    """What came of it; the forms are bound where what they hold could not be saved."""

    words_form: WordsForm
    person_form: PersonForm
    problems: list[Problem] = field(default_factory=list)
    is_conflict: bool = False
    is_handed_in: bool = False

    def add(self, at: str, words: str) -> None:
        self.problems.append(Problem(at=at, words=words))


def work(portal: Portal, *, is_typing: bool = False) -> Outcome:
    """Do what the request asks for; nothing raises that a person could have caused.

    `is_typing` says that the page stays as it is: half a person is then no mistake yet.
    """
    data, files = portal.request.POST, portal.request.FILES
    contribution = portal.opened()
    outcome = Outcome(words_form=WordsForm(data, instance=contribution), person_form=PersonForm())
    verb, _colon, key = data.get("do", "save").partition(":")
    if verb == "answer":
        _answer(portal, outcome, key)
    if not portal.is_open:
        return outcome
    _save(portal, outcome)
    _take_files(portal, outcome, files)
    leaves_page = verb == "hand-in" or not is_typing
    if verb == "name" or (leaves_page and PersonForm(data).is_begun):
        _name(portal, outcome)
    if outcome.is_conflict:
        return outcome
    if verb == "unname":
        _unname(portal, key)
    elif verb == "remove":
        _remove(portal, outcome, key)
    elif verb == "hand-in" and not outcome.problems:
        _hand_in(portal, outcome)
    return outcome


def _save(portal: Portal, outcome: Outcome) -> None:
    data = portal.request.POST
    words = outcome.words_form.accepted()
    for name, errors in outcome.words_form.errors.items():
        outcome.add(FIELD_IDS.get(name, f"id_{name}"), str(errors[0]))
    contribution = portal.contribution
    people = list(contribution.people_shown.all())
    said: dict[uuid.UUID, FileWords] = {}
    assets = (
        present(contribution)
        .filter(state__in=UNDECIDED_STATES)
        .prefetch_related("texts", "depictions__person")
    )
    for asset in assets:
        form = file_form(asset, language=portal.language, people=people, data=data)
        if not form.is_bound:
            continue
        if form.is_valid():
            said[asset.uuid] = FileWords(
                caption=form.cleaned_data["caption"],
                alt=form.cleaned_data["alt"],
                people=form.cleaned_data["people"],
                shown=form.ticked(),
                not_shown=form.not_ticked(),
            )
        for name, errors in form.errors.items():
            outcome.add(_id_of(form[name]), f"{asset.label}: {errors[0]}")
    try:
        version = int(data.get("version", ""))
    except ValueError:
        version = None
    try:
        saved = save_draft(
            contribution=contribution,
            version=version,
            words=words,
            files=said,
            language=portal.language,
        )
    except ChangedElsewhere as elsewhere:
        outcome.is_conflict = True
        contribution.version = elsewhere.version
        return
    saved.invitation = contribution.invitation
    portal.contribution = saved


def _take_files(portal: Portal, outcome: Outcome, files: Any) -> None:
    for name in ("files", "taken"):
        for file in files.getlist(name):
            _take(portal, outcome, file, f"id_{name}")
    for asset in list(present(portal.contribution)):
        file = files.get(f"file-{asset.uuid}-replacement")
        if file and _take(portal, outcome, file, f"file-{asset.uuid}", instead_of=asset):
            _remove(portal, outcome, str(asset.uuid))


def _take(
    portal: Portal,
    outcome: Outcome,
    file: UploadedFile,
    at: str,
    *,
    instead_of: Asset | None = None,
) -> bool:
    try:
        take_plain_file(
            contribution=portal.contribution, file=file, now=portal.now, instead_of=instead_of
        )
    except NotTaken as error:
        outcome.add(at, f"{file.name}: {words_for(error.refusal)}")
        return False
    return True


def _name(portal: Portal, outcome: Outcome) -> None:
    form = PersonForm(portal.request.POST, portal.request.FILES)
    if not form.is_valid():
        outcome.person_form = form
        for name, errors in form.errors.items():
            outcome.add(_id_of(form[name]), str(errors[0]))
        return
    said = form.cleaned_data
    consent = None
    if said["how"] != PersonForm.NOT_YET:
        how = ConsentHow(said["how"])
        on_screen = how is ConsentHow.SCREEN
        consent = GivenConsent(
            text=current_consent_text(portal.language, said["is_minor"]),
            channels=said["channels"],
            how=how,
            given_by=(on_screen and said["signed_name"]) or form.given_by,
            evidence=said["signature"] if on_screen else said["paper"],
            until=said["until"],
        )
    name_person(
        contribution=portal.contribution,
        name=said["name"],
        is_minor=said["is_minor"],
        guardian_name=said["guardian_name"],
        consent=consent,
        mail=said.get("mail", ""),
        now=portal.now,
    )


def _unname(portal: Portal, key: str) -> None:
    person = Person.objects.filter(contribution=portal.contribution, uuid=_uuid(key)).first()
    if person is not None:
        by = portal.contribution.contributor_name or str(portal.organisation)
        unname_person(person=person, by=by, now=portal.now)


def _remove(portal: Portal, outcome: Outcome, key: str) -> None:
    asset = present(portal.contribution).filter(uuid=_uuid(key)).first()
    if asset is None:
        return
    try:
        remove_asset(asset=asset, now=portal.now)
    except Decided:
        outcome.add(
            f"file-{asset.uuid}",
            _("%(file)s has been decided about already. Please ask who invited you.")
            % {"file": asset.label},
        )


def _answer(portal: Portal, outcome: Outcome, key: str) -> None:
    asset = (
        present(portal.contribution)
        .filter(uuid=_uuid(key), state=AssetState.ASKED_BACK.value)
        .first()
    )
    if asset is None:
        return
    words = portal.request.POST.get(f"file-{asset.uuid}-answer", "").strip()
    at = f"id_file-{asset.uuid}-answer"
    if not words:
        outcome.add(at, _("Please write an answer."))
    elif len(words) > 2000:
        outcome.add(at, _("Please shorten your answer to 2,000 letters."))
    else:
        answer_question(asset=asset, words=words, now=portal.now)


def _hand_in(portal: Portal, outcome: Outcome) -> None:
    try:
        with transaction.atomic():  # handed in and its mails owed, or neither
            contribution = hand_in(contribution=portal.contribution, now=portal.now)
            contribution.invitation = portal.contribution.invitation
            tell_people_of(contribution=contribution, now=portal.now)
            send_receipt(
                contribution=contribution,
                path=portal.address,
                language=portal.language,
                now=portal.now,
            )
    except NotComplete as error:
        for name, refusal in error.missing:
            outcome.add(FIELD_IDS.get(name, f"id_{name}"), words_for(refusal))
        return
    portal.contribution = contribution
    outcome.is_handed_in = True


def _id_of(field: BoundField) -> str:
    """Return where a link to a field leads: of several boxes the first."""
    return field.id_for_label or f"{field.auto_id}_0"


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)  # which nothing has
