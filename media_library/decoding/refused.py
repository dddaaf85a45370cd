"""What is raised when a file cannot be taken in."""

from outbox.rules.refusals import Refusal


class FileRefused(Exception):
    """A file that cannot be taken in; `refusal` says why in a code and plain facts."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
