"""Tell the demo story: places, Pearls, stories, people, followers and a running campaign."""

import os
import secrets
import time
from typing import Any

from django.core.management import CommandParser
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from cms.public import HomePage
from config.demo.content.pearls import PEARLS
from config.demo.content.shapes import GalleryBlock, Picture
from config.demo.content.stories import STORIES
from config.demo.seeding.articles import seed_pearl_pages, seed_practices, seed_stories
from config.demo.seeding.campaign import BEFORE_ANY_POST, seed_campaign, seed_followers
from config.demo.seeding.ceremonies import seed_ceremonies
from config.demo.seeding.library import seed_contribution, seed_invitation, seed_person_shown
from config.demo.seeding.people import seed_people
from config.demo.seeding.pictures import PictureBook
from config.demo.seeding.places import seed_places
from config.site_tree import SiteTree


class Command(BaseCommand):
    help = (
        "Fill an empty installation with the demo story, through the actions that people use. "
        "Refuses where there is content already."
    )

    _began: float

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--password", help="for all demo users; DEMO_PASSWORD by default")
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing, instead of refusing, on content"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if HomePage.objects.exists() or User.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("There is content or a user already: the demo needs an empty site.")
        password = options["password"] or os.environ.get("DEMO_PASSWORD")
        if not password:
            password = secrets.token_urlsafe(9)
            self.stdout.write(f"Password of all demo users: {password}")
        now = timezone.now()
        self._step("people and places")
        users = seed_people(password=password)
        pearls = seed_places()
        self._step("drawing pictures")
        book = PictureBook(taken_in_at=now - BEFORE_ANY_POST)
        book.draw(pearls=[pearl.slug for pearl in PEARLS], pictures=_pictures())
        seed_person_shown(book=book, now=now - BEFORE_ANY_POST)
        self._step("pages in nine languages")
        tree = SiteTree()
        tree.build()
        seed_pearl_pages(tree=tree, pearls=pearls, book=book)
        self._step("stories and practices in four languages, one story in nine")
        stories = seed_stories(tree=tree, pearls=pearls, book=book)
        seed_practices(tree=tree, pearls=pearls)
        self._step("a season of ceremonies: one past, one live, one coming, a sealed finale")
        seed_ceremonies(tree=tree, pearls=pearls, users=users, now=timezone.now())
        self._step("followers and a campaign, half sent")
        seed_followers(now=now)
        seed_campaign(stories=stories, users=users, now=timezone.now())
        self._step("an invitation, and a contribution to review")
        seed_invitation(users=users, now=timezone.now())
        seed_contribution(users=users, now=timezone.now())
        self._step("done")

    def _step(self, what: str) -> None:
        took = f" ({time.monotonic() - self._began:.1f} s)" if hasattr(self, "_began") else ""
        self.stderr.write(f"· {what}{took}")
        self._began = time.monotonic()


def _pictures() -> list[Picture]:
    """Return every picture of the stories, in the order in which they are met."""
    found = []
    for story in STORIES:
        found.append(story.hero)
        for block in story.body:
            if isinstance(block, GalleryBlock):
                found += block.pictures
    return found
