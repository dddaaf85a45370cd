"""How the outbox does rendition work: a local, repeatable job."""

from datetime import datetime, timedelta

from media_library.models import RenditionWork
from media_library.renditions import make_renditions
from media_library.signals import renditions_ready
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Absent, NotSent, Outcome, Sent, Settling, Sighting
from outbox.rules.policy import Policy
from outbox.rules.refusals import Refusal

# A photo of 24 megapixels in every size and format takes a while on a busy machine.
RENDITION_POLICY = Policy(
    deadline=timedelta(minutes=2), lease=timedelta(minutes=5), quiet=timedelta(minutes=5)
)


class RenditionHandler:
    """Makes what is missing; running twice makes nothing twice."""

    model = RenditionWork

    def settling(self, row: RenditionWork) -> Settling:
        return Settling.REPEAT

    def gate(self, row: RenditionWork, now: datetime) -> Refusal | None:
        return None

    def send(self, row: RenditionWork, deadline: Deadline) -> Outcome:
        try:
            made = make_renditions(row.photo)
        except OSError as error:
            return NotSent(code="storage", words=str(error))
        return Sent(remote_key=str(made))

    def look(self, row: RenditionWork, deadline: Deadline) -> Sighting:
        return Absent()

    def settled(self, row: RenditionWork) -> None:
        renditions_ready.send(sender=RenditionWork, photo=row.photo)
