"""The shipped limits as a dated table: kind, name, value, unit, counter, source, date read.

A platform that changes a number changes a row here; one that changes how it counts gets a new
counter in `counting.py` and a row that names it.
"""

_LEXICON = "app.bsky.feed.post and app.bsky.embed.images lexicons, PDS 0.5.35"
_MASTODON = "docs.joinmastodon.org/user/posting and /entities/Instance"
_HOUSE = "house rule"

ROWS: tuple[tuple[str, str, int, str, str, str, str], ...] = (
    ("bluesky", "characters", 300, "characters", "graphemes-2024", _LEXICON, "2026-11-21"),
    ("bluesky", "bytes", 3_000, "bytes", "utf8-bytes-2024", _LEXICON, "2026-11-21"),
    ("bluesky", "images", 4, "images", "items", _LEXICON, "2026-11-21"),
    ("bluesky", "image_bytes", 2_000_000, "bytes", "items", _LEXICON, "2026-11-21"),
    ("bluesky", "puts_per_hour", 2_500, "posts", "items", "@atproto/pds 0.5.35", "2026-11-21"),
    ("mastodon", "characters", 500, "characters", "mastodon-2024", _MASTODON, "2026-11-21"),
    ("mastodon", "characters_per_link", 23, "characters", "items", _MASTODON, "2026-11-21"),
    ("mastodon", "images", 4, "images", "items", _MASTODON, "2026-11-21"),
    ("mastodon", "image_bytes", 16_000_000, "bytes", "items", _MASTODON, "2026-11-21"),
    ("mastodon", "image_pixels", 33_177_600, "pixels", "items", _MASTODON, "2026-11-21"),
    ("mastodon", "alt_characters", 1_500, "characters", "graphemes-2024", _MASTODON, "2026-11-21"),
    # Our own entries and mails open with one picture: what is approved must be what is shown.
    ("feed", "images", 1, "images", "items", _HOUSE, "2026-11-22"),
    ("mail", "images", 1, "images", "items", _HOUSE, "2026-11-22"),
    ("feed", "title_characters", 200, "characters", "graphemes-2024", _HOUSE, "2026-11-21"),
    ("mail", "title_characters", 120, "characters", "graphemes-2024", _HOUSE, "2026-11-21"),
    (
        "mail",
        "html_bytes",
        100_000,
        "bytes",
        "utf8-bytes-2024",
        "Gmail clips at about 102 kB (observed, undocumented)",
        "2026-11-21",
    ),
)
