"""What a ticket says, its short code for typing in, and whose place it stands for."""

from dataclasses import dataclass
from uuid import UUID

UUID_BYTES = 16
# Of what is taken for each other (0 O Q, 1 I L, 2 Z, 5 S, 8 B, U V) at most one. They are 23, a
# prime: a weighted sum then finds every wrong character and every swapped pair of neighbours.
ALPHABET = "34679ACDEFGHJKMNPRTVWXY"
CODE_CHARACTERS = 8


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """Whom a ticket lets in, and where: the person's key, the ceremony's."""

    key: UUID
    ceremony: UUID

    @property
    def packed(self) -> bytes:
        """The 32 bytes that are signed."""
        return self.key.bytes + self.ceremony.bytes


def unpacked(raw: bytes) -> Ticket | None:
    """Return what 32 bytes say, None for other numbers of bytes."""
    if len(raw) != 2 * UUID_BYTES:
        return None
    return Ticket(key=UUID(bytes=raw[:UUID_BYTES]), ceremony=UUID(bytes=raw[UUID_BYTES:]))


def code_of(key: UUID) -> str:
    """Return the short code of a ticket, 8 characters: 31 bits of its key and a check character."""
    rest, digits = key.int % len(ALPHABET) ** (CODE_CHARACTERS - 1), []
    for _ in range(CODE_CHARACTERS - 1):
        rest, digit = divmod(rest, len(ALPHABET))
        digits.append(digit)
    return "".join(ALPHABET[digit] for digit in (*digits, _check(digits)))


def code_in(typed: str) -> str | None:
    """Return the code that somebody typed, None where a character is wrong or missing."""
    code = "".join(typed.upper().replace("-", "").split())
    if len(code) != CODE_CHARACTERS or set(code) - set(ALPHABET):
        return None
    digits = [ALPHABET.index(character) for character in code]
    return code if _check(digits[:-1]) == digits[-1] else None


def in_groups(code: str) -> str:
    """Return a code as it is printed: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


def has_place(*, number: int, granted: int) -> bool:
    """Say whether a person of a party has a place: the first so many have, as they were named."""
    return number <= granted


def _check(digits: list[int]) -> int:
    weighted = sum(weight * digit for weight, digit in enumerate(digits, start=1))
    return weighted % len(ALPHABET)
