"""What a row belongs to, as text that a Hold's scope can be found in on every database."""

ALL = "all"


def scopes_text(*scopes: str) -> str:
    """Join scopes to "|all|channel:3|language:lv|"; every row is in the scope "all".

    Raises ValueError for an empty scope or one that contains the separator.
    """
    for scope in scopes:
        why_not_a_scope(scope)
    return "|" + "|".join(dict.fromkeys((ALL, *scopes))) + "|"


def scopes_in(text: str) -> tuple[str, ...]:
    """Return what was joined by `scopes_text`, without the "all" that every row has."""
    return tuple(scope for scope in text.split("|") if scope not in ("", ALL))


def why_not_a_scope(scope: str) -> None:
    """Raise ValueError unless `scope` is one usable name."""
    if not scope or "|" in scope:
        raise ValueError(f"not a scope: {scope!r}")
