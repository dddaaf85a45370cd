"""The files of a contribution as its giver sees them: state, question, reason and own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from media_library.actions.receiving import present
from media_library.contributing.forms import FileForm
from media_library.contributing.wording import reason_words, state_words
from media_library.models import Asset, AssetText, Contribution, ReviewNote
from media_library.rules.handing_in import REMOVABLE, UNDECIDED
from media_library.rules.standing import AssetState

UNDECIDED_STATES = [state.value for state in UNDECIDED]


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """One file; `form` is None once somebody has decided about it."""

    asset: Asset
    state_words: str
    reason: str
    question: str
    arrived: int
    form: FileForm | None
    caption: str
    alt: str
    people: list[str]

    @property
    def key(self) -> str:
        return str(self.asset.uuid)

    @property
    def tone(self) -> str:
        """Return how the state is to look: "busy", "good", "ask", "bad" or "still"."""
        return {
            AssetState.RECEIVING: "busy",
            AssetState.CHECKING: "busy",
            AssetState.IN_REVIEW: "still",
            AssetState.ASKED_BACK: "ask",
            AssetState.READY: "good",
        }.get(AssetState(self.asset.state), "bad")

    @property
    def is_arriving(self) -> bool:
        return self.asset.state == AssetState.RECEIVING.value

    @property
    def is_busy(self) -> bool:
        return self.tone == "busy"

    @property
    def is_removable(self) -> bool:
        return AssetState(self.asset.state) in REMOVABLE

    @property
    def mark(self) -> str:
        """Return what changes whenever the file has to be shown anew."""
        asked = self.form.fields["asked"].initial if self.form else None
        parts = (self.asset.state, self.reason, self.question, bool(self.asset.preview), asked)
        return "|".join(map(str, parts))


def file_lines(
    contribution: Contribution,
    *,
    language: str,
    data: Mapping[str, Any] | None = None,
    is_open: bool = True,
) -> list[FileLine]:
    """Return a line for each file, the newest last, in a fixed number of queries.

    `data` are the fields that were just sent: what could not be saved is shown again.
    """
    people = list(contribution.people_shown.all()) if contribution.pk else []
    assets = (
        present(contribution)
        .select_related("upload")
        .prefetch_related("notes", "texts", "depictions__person")
        .order_by("pk")
    )
    return [
        _line(asset, language=language, data=data, people=people, is_open=is_open)
        for asset in assets
    ]


def file_form(
    asset: Asset, *, language: str, people: list[Any], data: Mapping[str, Any] | None = None
) -> FileForm:
    """Return the form of one file, bound if `data` holds its fields."""
    prefix = f"file-{asset.uuid}"
    text = _text(asset, language)
    initial = {
        "caption": text.caption if text else "",
        "alt": text.alt if text else "",
        "people": "" if asset.people == "not-said" else asset.people,
        "shown": [str(depiction.person.uuid) for depiction in asset.depictions.all()],
    }
    is_sent = data is not None and f"{prefix}-caption" in data
    return FileForm(data if is_sent else None, prefix=prefix, initial=initial, people_shown=people)


def _line(
    asset: Asset,
    *,
    language: str,
    data: Mapping[str, Any] | None,
    people: list[Any],
    is_open: bool,
) -> FileLine:
    notes = list(asset.notes.all())
    questions = [note.words for note in notes if note.kind == ReviewNote.Kind.QUESTION]
    is_asked = asset.state == AssetState.ASKED_BACK.value and questions
    may_be_changed = is_open and asset.state in UNDECIDED_STATES
    text = _text(asset, language)
    return FileLine(
        asset=asset,
        state_words=state_words(asset),
        reason=reason_words(asset, notes),
        question=questions[-1] if is_asked else "",
        arrived=asset.upload.offset if asset.upload else 0,
        form=file_form(asset, language=language, people=people, data=data)
        if may_be_changed
        else None,
        caption=text.caption if text else "",
        alt=text.alt if text else "",
        people=[depiction.person.name for depiction in asset.depictions.all()],
    )


def _text(asset: Asset, language: str) -> AssetText | None:
    return next((text for text in asset.texts.all() if text.language == language), None)
