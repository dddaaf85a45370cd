"""How records prove themselves: each line seals the one before it, and names can be taken out.

A line is hashed over the digests of its words, not over the words. So a name can be replaced by
its digest later (`sealed_words`), and the chain still holds.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

ERASED = "erased:"
DIGITS = 40


def sealed_words(words: str, *, salt: str) -> str:
    """Return what stands in for `words` once they are erased; what stands in already stays."""
    if not words or is_sealed(words):
        return words
    return ERASED + hashlib.sha256(f"{salt}\n{words}".encode()).hexdigest()[:DIGITS]


def is_sealed(words: str) -> bool:
    """Say whether only the digest of some words is left."""
    return words.startswith(ERASED) and len(words) == len(ERASED) + DIGITS


def canonical(facts: Mapping[str, Any]) -> str:
    """Return facts as the one JSON text that is hashed and sealed."""
    return json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def line_hash(facts: Mapping[str, Any], *, previous: str) -> str:
    """Return the hash of one line of a chain: SHA-256 over its facts and the line before."""
    return hashlib.sha256(f"{previous}\n{canonical(facts)}".encode()).hexdigest()
