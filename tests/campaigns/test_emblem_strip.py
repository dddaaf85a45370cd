"""The emblem below pictures: its geometry, its sentence, where it stands, and who gets none."""

import hashlib
import io
from datetime import timedelta
from math import dist

import pytest
from django.conf import settings
from PIL import Image

from campaigns.actions.edit_variant import recompose
from campaigns.channels.contract import Account, DraftImage
from campaigns.complying import compliance_of
from campaigns.composing import open_image, problems_of
from campaigns.emblem.geometry import ASPECT, REFLEX_BLUE, YELLOW, stars
from campaigns.emblem.strip import WHITE, strip
from campaigns.models import FunderRule, RuleSet, Variant
from campaigns.picturing import picture_of
from cms.rules.funding import STATEMENTS
from media_library.actions.withdrawing import withdraw_assets
from media_library.addresses import public_names
from tests.campaigns.telling import NOW, code_of, edit
from tests.factories import channel, jpeg, photo

SENTENCE = "Co-funded by the European Union"
# As long as any candidate of the nine languages gets, with all their letters.
LONG = "Bendrai finansuojama Europos Sąjungos lėšomis žemė ąčęėįšųūž"


def light(colour):
    """Relative luminance, as WCAG defines it."""
    parts = [one / 255 for one in colour]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_twelve_upright_stars_stand_on_a_circle_like_hours():
    field = stars(540)
    assert len(field) == 12
    middles = [(sum(x for x, _ in one[::2]) / 5, sum(y for _, y in one[::2]) / 5) for one in field]
    centre = (540 * ASPECT / 2, 270)
    assert all(abs(dist(middle, centre) - 180) < 0.01 for middle in middles)
    assert middles[0] == pytest.approx((405, 90))
    assert middles[3] == pytest.approx((585, 270))
    for star, middle in zip(field, middles, strict=True):
        assert star[0] == pytest.approx((middle[0], middle[1] - 30))  # one point straight up


def test_the_sentence_is_reflex_blue_on_white_with_enough_contrast():
    assert (light(WHITE) + 0.05) / (light(REFLEX_BLUE) + 0.05) > 4.5
    drawn = strip(SENTENCE, 1280)
    colours = {colour for _count, colour in drawn.getcolors(maxcolors=1 << 20)}
    assert {WHITE, REFLEX_BLUE, YELLOW} <= colours


@pytest.mark.parametrize("sentence", [SENTENCE, STATEMENTS["de"], LONG])
@pytest.mark.parametrize("width", [320, 1200, 1280])
def test_the_sentence_stays_inside_with_air_around_it(sentence, width):
    drawn = strip(sentence, width)
    air = round(width * 0.015)
    inked = Image.eval(drawn.convert("L"), lambda value: 255 if value < 250 else 0).getbbox()
    assert inked[0] >= air
    assert inked[2] <= width - air
    assert inked[1] >= 1
    assert inked[3] <= drawn.height - 1


def test_it_can_be_read_where_a_network_shows_the_picture_small():
    small = strip(SENTENCE, 1280).resize((320, 40), Image.Resampling.LANCZOS)
    letters = small.crop((65, 0, 320, 40)).convert("L")
    box = Image.eval(letters, lambda value: 255 if value < 128 else 0).getbbox()
    assert box[3] - box[1] >= 11  # from the top of its capitals to the foot of its p


def test_every_letter_of_the_nine_languages_is_in_the_typeface():
    missing = strip("\ue123", 640).tobytes()
    letters = "ÆØÅæøåÄÖÜäöüßÕõŠŽšžĀČĒĢĪĶĻŅŪāčēģīķļņūĄĘĖĮŲąęėįųĆŁŃÓŚŹŻćłńóśźż"
    assert [one for one in letters if strip(one, 640).tobytes() == missing] == []


pytestmark = pytest.mark.django_db


def picture(post):
    (image,) = post.payload["images"]
    return image, Image.open(io.BytesIO(open_image(DraftImage(**image))))


def test_a_funded_post_carries_the_strip_below_the_whole_picture(desk):
    post = desk.derive().variants.get(language="en")
    image, seen = picture(post)
    assert image["emblem"] == "en"
    plain = round(1280 * 1067 / 1600)
    assert seen.size == (1280, plain + 160)
    assert (image["width"], image["height"]) == seen.size
    # Nothing of the picture is covered: its last row is still the picture's.
    assert max(seen.getpixel((640, plain - 8))) < 100
    assert min(seen.getpixel((1270, plain + 80))) > 240
    assert (
        post.payload["images"][0]["digest"]
        == hashlib.sha256(open_image(DraftImage(**image))).hexdigest()
    )
    assert compliance_of(post, on=NOW.date()).why_held() is None


def test_a_language_without_a_verified_sentence_shows_the_english_one(desk):
    post = desk.derive(languages={"en"}).variants.get()
    shown = {}
    for code, _name in settings.LANGUAGES:
        Variant.objects.filter(pk=post.pk).update(language=code)
        post = Variant.objects.get(pk=post.pk)
        recompose(post, by=desk.officer, now=NOW)
        shown[code] = picture(post)[0]["emblem"]
    assert shown == {
        code: code if code in STATEMENTS else "en" for code, _name in settings.LANGUAGES
    }


def test_what_the_funder_did_not_pay_for_shows_no_emblem(desk):
    story = desk.tree.story(
        slug="network", share_photo=photo(), share_photo_alt="A net", funding_source="network"
    )
    desk.story = story
    image, seen = picture(desk.derive().variants.get())
    assert "emblem" not in image
    assert seen.size == (1280, round(1280 * 1067 / 1600))


def test_a_picture_without_the_emblem_is_stopped_and_mended_by_saving(desk):
    post = desk.derive().variants.get(language="en")
    FunderRule.objects.filter(demand="emblem").update(demand="reuse")
    recompose(post, by=desk.officer, now=NOW)
    assert "emblem" not in post.payload["images"][0]
    assert compliance_of(post, on=NOW.date()).why_held() is None  # nobody asks for it
    FunderRule.objects.filter(key="emblem").update(demand="emblem")
    assert compliance_of(post, on=NOW.date()).why_held().code == "emblem-missing"
    recompose(post, by=desk.officer, now=NOW)
    assert compliance_of(post, on=NOW.date()).why_held() is None


@pytest.fixture
def emblem_from_the_fourth_day(desk):
    """Have the funder ask for the emblem only from three days ahead, and for all else as before."""
    present = RuleSet.objects.get(funding=desk.story.funding_source)
    later = RuleSet.objects.create(
        funding=present.funding, name="Later", valid_from=NOW.date() + timedelta(days=3)
    )
    for rule in present.rules.all():
        rule.pk, rule.rule_set = None, later
        rule.save()
    present.rules.filter(demand="emblem").delete()
    return desk


def drawn(post):
    post.refresh_from_db()
    return [bool(image.get("emblem")) for image in post.payload["images"]]


@pytest.mark.parametrize("before", ["draft", "rejected", "lapsed"])
def test_a_draft_is_composed_for_the_day_it_is_moved_to(emblem_from_the_fourth_day, before):
    desk = emblem_from_the_fourth_day
    post = desk.derive().variants.get(language="en")
    author = post.author
    assert drawn(post) == [False]
    Variant.objects.filter(pk=post.pk).update(state=before)
    desk.plan(post, minutes=5 * 24 * 60)
    assert drawn(post) == [True]
    assert post.author == author  # whoever moves it has not written it
    desk.plan(post, minutes=24 * 60)
    assert drawn(post) == [False]
    desk.plan(post, minutes=5 * 24 * 60)
    desk.approve(post)  # without saving it first


def test_what_was_approved_for_another_day_says_how_it_gets_there(emblem_from_the_fourth_day):
    desk = emblem_from_the_fourth_day
    post = desk.derive().variants.get(language="en")
    desk.plan(post, minutes=24 * 60)
    desk.approve(post)
    at = post.due_at
    far = 5 * 24 * 60
    assert code_of(lambda: desk.plan(post, minutes=far)) == "emblem-of-another-day"
    post.refresh_from_db()
    assert (post.due_at, post.state) == (at, "approved")
    # What the sentence says works; saving the same words would change nothing.
    edit(desk, post, text=post.text)
    assert code_of(lambda: desk.plan(post, minutes=far)) == "emblem-of-another-day"
    edit(desk, post, text=f"{post.text} Come!")
    desk.plan(post, minutes=far)
    assert drawn(post) == [True]
    desk.approve(post)


def test_an_emblem_on_what_was_not_paid_for_is_stopped(desk):
    post = desk.derive().variants.get(language="en")
    type(desk.story).objects.filter(pk=desk.story.pk).update(funding_source="network")
    post = Variant.objects.get(pk=post.pk)
    codes = {one.refusal.code for one in compliance_of(post, on=NOW.date()).findings if one.refusal}
    assert codes == {"claim-not-ours"}
    post.payload = {**post.payload, "text": "x", "html": "x"}
    codes = {one.refusal.code for one in compliance_of(post, on=NOW.date()).findings if one.refusal}
    assert codes == {"emblem-not-ours"}


def test_the_strip_does_not_stand_for_the_sentence_in_the_post(desk):
    post = desk.derive().variants.get(language="en")
    post.statement = ""
    recompose(post, by=desk.officer, now=NOW)
    assert compliance_of(post, on=NOW.date()).why_held().code == "statement-missing"


def test_a_withdrawal_knows_the_picture_with_the_strip(desk):
    post = desk.derive().variants.get(language="en")
    asset = desk.story.share_photo.asset
    name = post.payload["images"][0]["rendition"]
    assert name in public_names([asset.pk])[asset.pk]
    withdrawal = withdraw_assets(assets=[asset], asked_by="a person shown", now=NOW)
    assert withdrawal.steps.filter(where=name).exists()


# --- as each channel takes it --------------------------------------------------------------


def taken(source, kind, **limits):
    told = {name: {"value": value, "source_date": "2026-11-21"} for name, value in limits.items()}
    account = Account(id=1, base_url="", capabilities={"limits": told})
    return picture_of(source, alt="x", kind=kind, account=account, emblem=None)


def noisy(size=(1600, 1067)):
    return photo(jpeg_of(Image.effect_noise(size, 90).convert("RGB")))


def jpeg_of(image):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def test_a_server_that_takes_less_gets_a_smaller_picture():
    source = noisy()
    whole = taken(source, "mastodon")
    assert whole.width == 1280
    lighter = taken(source, "mastodon", image_bytes=whole.size - 1)
    assert lighter.width == 960
    assert lighter.size < whole.size
    assert taken(source, "mastodon", image_pixels=640 * 427).width == 640
    assert taken(source, "bluesky", image_bytes=10).width == 320


def test_a_picture_that_is_too_heavy_at_its_smallest_is_said(desk):
    blue = channel(
        "bluesky",
        capabilities={"limits": {"image_bytes": {"value": 10, "source_date": "2026-11-21"}}},
    )
    post = desk.derive(channels=[blue], languages={"en"}).variants.get()
    assert "image-too-heavy" in {one.code for one in problems_of(post)}


def test_a_newsletter_cuts_a_tall_picture_around_its_focal_point():
    tall = Image.new("RGB", (1600, 3200), "#0b2239")
    tall.paste((220, 40, 40), (600, 2600, 1000, 3000))
    source = photo(jpeg_of(tall))
    source.focal_point_x, source.focal_point_y = 800, 2800
    source.focal_point_width = source.focal_point_height = 400
    source.save()
    image = taken(source, "mail")
    assert (image.width, image.height) == (1200, 800)
    seen = Image.open(io.BytesIO(open_image(image)))
    red = sum(
        count
        for count, colour in seen.getcolors(maxcolors=1 << 24)
        if colour[0] > 180 and colour[2] < 90
    )
    assert red == pytest.approx(300 * 300, rel=0.05)  # all of it, at three quarters of its size


def test_a_small_photo_is_never_blown_up():
    small = taken(photo(jpeg((700, 500))), "mail")
    assert (small.width, small.height) == (480, 320)
    narrow = taken(photo(jpeg((400, 330))), "mail")
    assert (narrow.width, narrow.height) == (400, 330)
