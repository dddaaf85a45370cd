"""Which refusals may have been trouble of ours, so that checking once more may end otherwise."""

# The decoders were ended, out of date or too slow, the scanner's limit too low, a disk unreadable:
# all of that can be mended. What a decoder says about a file's kind and size cannot.
PERHAPS_OURS = frozenset(
    {
        "arrived-damaged",
        "film-takes-too-long",
        "film-unreadable",
        "photo-too-slow",
        "photo-unreadable",
        "poison-file",
        "too-large-to-scan",
    }
)


def may_be_ours(code: str) -> bool:
    """Say whether a refusal by this code may come out differently without a better file."""
    return code in PERHAPS_OURS
