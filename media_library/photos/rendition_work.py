"""How the outbox does rendition work: a local, repeatable job."""

from datetime import timedelta

from media_library.models import RenditionWork
from media_library.photos.renditions import make_renditions
from media_library.signals import renditions_ready
from outbox.repeating import RepeatableWork
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import NotSent, Outcome, Sent
from outbox.rules.policy import Policy

# A photo of 24 megapixels in every size and format takes a while on a busy machine.
RENDITION_POLICY = Policy(
    deadline=timedelta(minutes=2), lease=timedelta(minutes=5), quiet=timedelta(minutes=5)
)


class RenditionHandler(RepeatableWork[RenditionWork]):
    """Makes what is missing; running twice makes nothing twice."""

    model = RenditionWork

    def send(self, row: RenditionWork, deadline: Deadline) -> Outcome:
        try:
            made = make_renditions(row.photo)
        except OSError as error:
            return NotSent(code="storage", words=str(error))
        # Here and not in `settled`: what follows compiles many pages, far too much for the
        # transaction that settles a row. If it is cut short, the work is done once more.
        renditions_ready.send(sender=RenditionWork, photo=row.photo)
        return Sent(remote_key=str(made))
