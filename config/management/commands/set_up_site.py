"""Give a new installation its page tree: home, lists and standing pages in every language."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cms.public import HomePage
from config.site_tree import SiteTree


class Command(BaseCommand):
    help = (
        "Make the pages that every installation has, in all languages: home, Pearls, stories, "
        "practices, ceremonies, the award, accessibility, privacy. Refuses where a home page is."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if HomePage.objects.exists():
            raise CommandError("There is a home page already; nothing was changed.")
        tree = SiteTree()
        tree.build()
        self.stdout.write(f"{len(tree.pages)} pages in {len(tree.locales)} languages.")
