"""What one row of a file does, by the actions and forms that the desk itself uses."""

from datetime import datetime

from django.http import QueryDict

from accounts.models import User
from campaigns.actions.add_variant import add_variant
from campaigns.actions.change_message import start_message
from campaigns.actions.edit_variant import edit_variant
from campaigns.actions.plan_variant import plan_variant
from campaigns.composing import problems_of
from campaigns.desk.forms import PostForm
from campaigns.desk.time_words import words_of_time
from campaigns.models import Message, Variant
from campaigns.planfile.fates import Deed, Fate
from campaigns.planfile.reading import Wish, refuse_words
from campaigns.planfile.sentences import AGAIN_TO_APPROVE
from campaigns.refused import CampaignRefused
from campaigns.rules.plan_cells import settled
from campaigns.rules.plan_rows import WORDS
from campaigns.wording import words_for

# Where to mend what the desk's own actions and channels refuse.
COLUMN_OF = {
    "channel-off": "channel",
    "channel-for-rehearsal": "channel",
    "language-not-spoken": "language",
    "language-missing": "language",
    "page-not-live": "language",
    "text-missing": "text",
    "body-missing": "text",
    "too-long": "text",
    "link-not-web": "link",
    "past-time": "date",
    "embargoed": "date",
    "unknown-zone": "zone",
}
# What the cells of a row can mend; pictures and their words are mended at the desk.
OF_THE_WORDS = frozenset({"text-missing", "body-missing", "too-long", "link-not-web"})


class RowWork:
    """One row being carried out, inside a transaction of the caller's."""

    def __init__(self, wish: Wish, *, by: User, now: datetime) -> None:
        self._wish = wish
        self._by = by
        self._now = now
        self._deeds: list[Deed] = []
        self._notes: list[str] = []

    def carried(self, *, number: int) -> Fate:
        """Do what the row asks for, and say what it did. Raises RowRefused, CampaignRefused."""
        self.message = self._wish.message or self._started()
        found = self._found()
        before = _standing(found) if found is not None else ""
        post = found if found is not None else self._added()
        post, is_worded = self._worded(post, is_new=found is None)
        self._ask_the_channel(post, is_worded=is_worded or found is None)
        self._timed(post)
        return Fate(
            row=number,
            deeds=tuple(self._deeds) or (Deed("nothing"),),
            notes=tuple(self._notes),
            before=before,
            post=post.pk,
        )

    def _started(self) -> Message:
        wish = self._wish
        self._deeds.append(Deed("message", {"title": wish.title}))
        return start_message(campaign=wish.campaign, title=wish.title, kind=wish.kind, by=self._by)

    def _found(self) -> Variant | None:
        wish = self._wish
        # Nobody changes it between the look at it and what is done to it.
        known = Variant.objects.select_for_update()
        return known.filter(
            message=self.message, channel=wish.channel, language=wish.language
        ).first()

    def _added(self) -> Variant:
        wish = self._wish
        self._deeds.append(Deed("post"))
        return add_variant(
            message=self.message,
            channel=wish.channel,
            language=wish.language,
            by=self._by,
            now=self._now,
        )

    def _worded(self, post: Variant, *, is_new: bool) -> tuple[Variant, bool]:
        """Write into a post what differs from it; says whether anything did."""
        changes = self._changes(post)
        if not changes:
            return post, False
        state, seen = post.state, post.payload_hash
        post = edit_variant(
            variant=post, changes=changes, seen_hash=seen, by=self._by, now=self._now
        )
        if not is_new:
            self._deeds.append(Deed("words", {"columns": ", ".join(changes)}))
        if post.state != state:
            self._notes.append(str(AGAIN_TO_APPROVE))
        return post, True

    def _changes(self, post: Variant) -> dict[str, str]:
        present = {name: settled(name, getattr(post, name)) for name in self._wish.words}
        wanted = {name: said for name, said in self._wish.words.items() if said != present[name]}
        if not wanted:
            return {}
        typed = QueryDict(mutable=True)
        typed.update({name: getattr(post, name) for name in WORDS} | wanted)
        typed["seen_hash"] = post.payload_hash
        form = PostForm(typed, post=post)
        form.is_valid()
        refuse_words({name: map(str, said) for name, said in form.errors.items() if name in wanted})
        cleaned = form.changes()
        return {name: cleaned[name] for name in wanted if cleaned[name] != present[name]}

    def _ask_the_channel(self, post: Variant, *, is_worded: bool) -> None:
        """Refuse words that the channel would refuse; of anything else, say it."""
        for problem in problems_of(post):
            if is_worded and problem.code in OF_THE_WORDS:
                raise CampaignRefused(problem)
            self._notes.append(words_for(problem))

    def _timed(self, post: Variant) -> None:
        local, zone = self._wish.local, self._wish.zone
        old, old_zone = post.planned_local, post.zone
        if local is None or (local.isoformat(timespec="minutes"), zone) == (old, old_zone):
            return
        resolved = plan_variant(variant=post, local=local, zone=zone, by=self._by, now=self._now)
        if resolved.oddity:
            self._notes.append(words_of_time(resolved, asked=local))
        facts = {"to": resolved.local.isoformat(timespec="minutes"), "zone": zone}
        if old:
            self._deeds.append(Deed("moved", {**facts, "from": old, "from_zone": old_zone}))
        else:
            self._deeds.append(Deed("time", facts))


def _standing(post: Variant) -> str:
    """Name everything about a post that a row was judged by."""
    return f"{post.payload_hash} {post.state} {post.planned_local} {post.zone}"
