"""Somebody without an account approves a post by a link, on a telephone."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import checks
from tests.browser.chromium import Tab
from tests.browser.fixtures import Opener
from tests.browser.running_demo import RunningDemo, until
from tests.journeys.desk_steps import plan_and_submit, sign_in, tell_of_story
from tests.journeys.letters import DELIVERED_WITHIN, follow_link, letters_to, telephone

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 1000}
OFFICER = "officer@example.org"
IN_MINUTES = 3 * 24 * 60
ASKED, ADDRESS = "Maija Liepa", "maija@example.org"
SIGNED = "Maija Liepa, school library"
DOUBT = "The year is wrong: it was 1913."


def test_a_post_is_read_and_approved_without_an_account(demo: RunningDemo, new_tab: Opener) -> None:
    officer = new_tab(viewport=DESK)
    post = _waiting_post(officer, slug="open-doors-at-the-fire-station", campaign="Read by a link")
    _ask(officer, post=post, name=ASKED, address=ADDRESS)
    phone = telephone(new_tab)
    link = follow_link(phone, demo, address=ADDRESS, to="/approve/")
    assert phone.page.context.cookies() == []
    _reads_what_would_go_out(phone.page, payload=_payload(demo, post))
    assert checks.layout_faults(phone.page) == []
    assert checks.axe_faults(phone.page) == []

    _a_missing_name_costs_nothing(phone.page)
    assert _state(demo, post) == "in_review"
    _form(phone.page, "approve").get_by_label("Your name").fill(SIGNED)
    phone.page.get_by_role("button", name="Approve").click()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Thank you")
    expect(phone.page.get_by_text("approved exactly as you read it")).to_be_visible()
    _forget(phone, 422)

    phone.go(link, status=410)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("You have answered already")
    expect(phone.page.get_by_text(f"{SIGNED} approved the post.")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Approve")).to_have_count(0)
    again = phone.page.request.post(f"{demo.url}{link}", form={"decide": "approve", "name": "X"})
    assert again.status == 410
    assert _answers(demo, post) == [("approved", SIGNED)]
    assert _deliveries(demo, post) == ["ready"]

    officer.go(post)
    page = officer.page
    expect(page.locator(".desk-status .desk-state").first).to_have_text("Planned")
    expect(page.locator(".desk-asked")).to_contain_text(ASKED)
    expect(page.locator(".desk-asked")).to_contain_text(SIGNED)
    expect(page.locator(".desk-history li", has_text=SIGNED)).to_have_count(1)
    until(
        lambda: f"{SIGNED} approved a post" in letters_to(demo, address=OFFICER),
        seconds=DELIVERED_WITHIN,
        what="the mail about the answer",
    )


def test_a_link_to_words_that_were_changed_decides_nothing_and_says_so(
    demo: RunningDemo, new_tab: Opener
) -> None:
    officer = new_tab(viewport=DESK)
    post = _waiting_post(officer, slug="the-wall-that-answered", campaign="Changed meanwhile")
    _ask(officer, post=post, name="Uwe Hansen", address="uwe.hansen@example.org")
    phone = telephone(new_tab)
    link = follow_link(phone, demo, address="uwe.hansen@example.org", to="/approve/")
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Please read this post")

    officer.go(post)
    officer.page.locator("[name=text]").fill("Nobody has read these words yet.")
    officer.page.get_by_role("button", name="Save", exact=True).click()
    expect(officer.page.get_by_text("The post is saved.")).to_be_visible()

    phone.page.get_by_role("button", name="Approve").click()  # of the words before
    _says_that_it_was_changed(phone.page)
    _forget(phone, 410)
    phone.go(link, status=410)
    _says_that_it_was_changed(phone.page)
    assert _answers(demo, post) == []
    assert _deliveries(demo, post) == []
    assert _state(demo, post) == "draft"
    officer.go(post)
    expect(officer.page.locator(".desk-asked")).to_contain_text(
        "void, because the post was changed"
    )


def _waiting_post(tab: Tab, *, slug: str, campaign: str) -> str:
    sign_in(tab, name="officer")
    post = tell_of_story(tab, slug=slug, campaign=campaign)["News feed", "de"]
    plan_and_submit(tab, post=post, in_minutes=IN_MINUTES)
    return post


def _ask(tab: Tab, *, post: str, name: str, address: str) -> None:
    page = tab.page
    tab.go(post)
    page.get_by_role("link", name="Ask somebody without an account").click()
    page.locator("[name=to_name]").fill(name)
    page.locator("[name=to_address]").fill(address)
    page.locator("[name=language]").select_option("en")
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_text(f"{name} gets a mail with a link.")).to_be_visible()
    expect(page.locator(".desk-asked")).to_contain_text("has not answered yet")


def _reads_what_would_go_out(page: Page, *, payload: dict[str, object]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Please read this post")
    preview = page.locator(".desk-preview")
    expect(preview).to_have_attribute("lang", str(payload["language"]))
    assert preview.locator(".desk-preview__heading").inner_text() == payload["title"]
    assert preview.locator(".desk-preview__text").inner_text() == payload["text"]
    expect(preview).to_contain_text(str(payload["link"]))
    images = payload["images"]
    assert isinstance(images, list)
    alts = [image.get_attribute("alt") for image in preview.locator("img").all()]
    assert alts == [image["alt"] for image in images]
    for image in preview.locator("img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("picture => picture.naturalWidth") > 0


def _a_missing_name_costs_nothing(page: Page) -> None:
    back = _form(page, "send-back")
    back.get_by_label("What should be changed?").fill(DOUBT)
    back.get_by_label("Your name").fill("")
    page.get_by_role("button", name="Send back").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    expect(back.get_by_label("What should be changed?")).to_have_value(DOUBT)
    expect(_form(page, "approve").get_by_label("Your name")).to_have_value(ASKED)
    _form(page, "approve").get_by_label("Your name").fill(" ")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    expect(page.locator(".desk-preview")).to_be_visible()


def _form(page: Page, name: str) -> Locator:
    return page.locator(f"section[aria-labelledby={name}]")


def _says_that_it_was_changed(page: Page) -> None:
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("There is nothing to decide here")
    expect(
        page.get_by_text("The post was changed after this link was sent to you.")
    ).to_be_visible()
    expect(page.get_by_text("Jonas Demo-Berg")).to_be_visible()


def _forget(tab: Tab, status: int) -> None:
    """Drop what the browser says about answers that were provoked."""
    tab.troubles[:] = [said for said in tab.troubles if str(status) not in said]


# --- on record -----------------------------------------------------------------------------


def _number(post: str) -> int:
    return int(post.rstrip("/").rpartition("/")[2])


def _payload(demo: RunningDemo, post: str) -> dict[str, object]:
    query = "SELECT payload FROM campaigns_variant WHERE id = ?"
    ((payload,),) = demo.rows(query, _number(post))
    found: dict[str, object] = json.loads(payload)
    return found


def _state(demo: RunningDemo, post: str) -> str:
    ((state,),) = demo.rows("SELECT state FROM campaigns_variant WHERE id = ?", _number(post))
    return str(state)


def _answers(demo: RunningDemo, post: str) -> list[tuple[object, ...]]:
    query = "SELECT decision, by_name FROM campaigns_approval WHERE variant_id = ?"
    return demo.rows(query, _number(post))


def _deliveries(demo: RunningDemo, post: str) -> list[str]:
    query = "SELECT state FROM campaigns_delivery WHERE variant_id = ?"
    return [state for (state,) in demo.rows(query, _number(post))]
