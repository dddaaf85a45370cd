"""A small town's desk: one campaign, two channels of the house, and one person per role."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from accounts.actions.grant_role import grant_role
from accounts.models import Organisation, User
from accounts.rules.roles import Role
from campaigns.actions.approve_variant import approve_variant, submit_variant
from campaigns.actions.derive_message import derive_message
from campaigns.actions.plan_variant import plan_variant
from campaigns.models import Campaign, ChannelAccount, Delivery, Message, Variant
from cms.models import StoryIndexPage
from cms.public import HomePage, StoryPage
from config.permissions import set_up_roles
from tests.standing import standing

ZONE = "Europe/Tallinn"


@pytest.fixture(scope="module")
def standing_story(django_db_setup: None, django_db_blocker: Any) -> Iterator[StoryPage]:
    """A town with its roles and a story on a small site."""
    with standing(django_db_blocker):
        set_up_roles()
        Organisation.objects.create(
            name="Kihnu", slug="kihnu", kind="municipality", country_code="EE", zone=ZONE
        )
        yield _tell()


@pytest.fixture
def town(standing_story: StoryPage, db: None) -> Organisation:
    return Organisation.objects.get(slug="kihnu")


@pytest.fixture
def person(town: Organisation) -> Callable[[Role], User]:
    def by_role(role: Role) -> User:
        user, is_new = User.objects.get_or_create(
            username=role.value,
            defaults={"email": f"{role}@example.org", "first_name": role.value.title()},
        )
        if is_new:
            grant_role(user=user, organisation=town, role=role)
        return user

    return by_role


@pytest.fixture
def desk(person: Callable[[Role], User]) -> Callable[[Role], Client]:
    def sign_in(role: Role) -> Client:
        client = Client()
        client.force_login(person(role))
        return client

    return sign_in


def _tell() -> StoryPage:
    english = Locale.objects.get(language_code="en")
    for page in Page.objects.filter(depth=2):
        page.delete()
    root = Page.objects.get(depth=1)
    home = root.add_child(
        instance=HomePage(title="Pearls", slug="home", lead="Small towns", locale=english)
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home}
    )
    stories = home.add_child(
        instance=StoryIndexPage(title="Stories", slug="stories", locale=english)
    )
    page = stories.add_child(
        instance=StoryPage(
            title="The island sings",
            slug="song",
            summary="Every Sunday there is a song on the pier.",
            locale=english,
        )
    )
    page.save_revision().publish()
    return StoryPage.objects.get(pk=page.pk)


@pytest.fixture
def story(standing_story: StoryPage, db: None) -> StoryPage:
    return StoryPage.objects.get(pk=standing_story.pk)


@pytest.fixture
def channels(town: Organisation) -> list[ChannelAccount]:
    return [
        ChannelAccount.objects.create(organisation=town, kind="feed", name="News"),
        ChannelAccount.objects.create(organisation=town, kind="mail", name="Newsletter"),
    ]


@pytest.fixture
def campaign(town: Organisation) -> Campaign:
    today = timezone.localdate()
    return Campaign.objects.create(
        name="Summer of song",
        slug="summer",
        organisation=town,
        starts_on=today - timedelta(days=3),
        ends_on=today + timedelta(days=30),
    )


@pytest.fixture
def message(
    campaign: Campaign,
    story: StoryPage,
    channels: list[ChannelAccount],
    person: Callable[[Role], User],
) -> Message:
    return derive_message(
        campaign=campaign, page=story, by=person(Role.OFFICER), now=timezone.now()
    )


@pytest.fixture
def post(message: Message) -> Variant:
    return message.variants.get(channel__kind="feed")


@pytest.fixture
def approved(post: Variant, person: Callable[[Role], User]) -> Delivery:
    """Give the post a time the day after tomorrow and an approval, through the actions."""
    now, officer = timezone.now(), person(Role.OFFICER)
    day: date = timezone.localdate() + timedelta(days=2)
    plan_variant(
        variant=post,
        local=datetime.combine(day, datetime.min.time()).replace(hour=9),
        zone=ZONE,
        by=officer,
        now=now,
    )
    submit_variant(variant=post, by=officer, now=now)
    post.refresh_from_db()
    approve_variant(variant=post, seen_hash=post.payload_hash, by=person(Role.REVIEWER), now=now)
    return post.deliveries.get()


@pytest.fixture
def typed(post: Variant) -> Callable[..., dict[str, str]]:
    """Return what a browser would send for the post's form, with some words changed."""

    def fields(**changed: str) -> dict[str, str]:
        words = {
            name: getattr(post, name) for name in ("title", "text", "link", "hashtags", "statement")
        }
        return {**words, "seen_hash": post.payload_hash, **changed}

    return fields
