"""In which sizes a picture is offered to a kind of channel, the wanted one first."""

# Networks show the whole picture and cut their previews themselves; so does our own feed.
WHOLE = ("width-1280", "width-960", "width-640", "width-320")
# A tall picture would push a newsletter's words off the first screen: it is cut to 3 : 2, around
# what must stay in it. 1,200 px is twice the width of a mail, for dense screens.
SHAPED = {"mail": ("fill-1200x800", "fill-960x640", "fill-480x320")}


def sizes_for(kind: str) -> tuple[str, ...]:
    """Return sizes from the largest to the smallest; the first that fits all limits is taken."""
    return (*SHAPED.get(kind, ()), *WHOLE)
