"""A strip with the emblem and the funder's sentence, to stand below a picture and never on it."""

from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from campaigns.emblem.geometry import ASPECT, REFLEX_BLUE, YELLOW, stars

# Raised when strips come out differently: pictures are then made anew.
RECIPE = 1
WHITE = (255, 255, 255)
# Shares of the strip's width. At 320 px the sentence still has letters of 15 px, the emblem is
# 30 px high, and both have air around them.
HEIGHT, EMBLEM, MARGIN, LETTER = 0.125, 0.094, 0.03, 0.047
LINE = 1.12
FINER = 4  # drawn larger, then made smaller: smooth edges
# One of the typefaces that the programme allows beside the emblem (VIS-04): Garamond, upright.
TYPEFACE = ("fontpkg_eb_garamond", "files/EBGaramond[wght].ttf")
WEIGHT = 600


@lru_cache(maxsize=64)
def strip(sentence: str, width: int) -> Image.Image:
    """Draw the strip for a picture of this width; a sentence that is too long takes two lines."""
    height, margin = round(width * HEIGHT), round(width * MARGIN)
    high = round(width * EMBLEM)
    wide = round(high * ASPECT)
    made = Image.new("RGB", (width, height), WHITE)
    made.paste(_emblem(wide, high), (margin, (height - high) // 2))
    left = margin * 2 + wide
    font, lines = _fitted(sentence, width - left - margin, size=width * LETTER, most=high)
    drawing = ImageDraw.Draw(made)
    step = font.size * LINE
    # Letters hang from their baseline: half of what stands above it is the middle of a line.
    first = height / 2 - step * (len(lines) - 1) / 2 + font.size * 0.32
    for number, line in enumerate(lines):
        drawing.text((left, first + step * number), line, fill=REFLEX_BLUE, font=font, anchor="ls")
    return made


def _emblem(wide: int, high: int) -> Image.Image:
    field = Image.new("RGB", (wide * FINER, high * FINER), REFLEX_BLUE)
    drawing = ImageDraw.Draw(field)
    for corners in stars(high * FINER):
        drawing.polygon(corners, fill=YELLOW)
    return field.resize((wide, high), Image.Resampling.LANCZOS)


def _fitted(
    sentence: str, room: float, *, size: float, most: float
) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return letters and lines that fit: one line if it can be, else two, smaller if need be."""
    while True:
        font = _letters(round(size))
        for lines in ([sentence], _halves(sentence)):
            is_high = len(lines) * font.size * LINE > most * 1.1
            if not is_high and all(font.getlength(line) <= room for line in lines):
                return font, lines
        if size <= 1:
            return font, [sentence]
        size *= 0.95


def _halves(sentence: str) -> list[str]:
    """Break a sentence at the space that makes its lines most alike."""
    spaces = [at for at, letter in enumerate(sentence) if letter == " "]
    if not spaces:
        return [sentence]
    at = min(spaces, key=lambda at: abs(2 * at - len(sentence)))
    return [sentence[:at], sentence[at + 1 :]]


def _letters(size: int) -> ImageFont.FreeTypeFont:
    package, name = TYPEFACE
    with (files(package) / name).open("rb") as font_file:
        font = ImageFont.truetype(BytesIO(font_file.read()), max(1, size))
    font.set_variation_by_axes([WEIGHT])
    return font
