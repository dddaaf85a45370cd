"""`manage.py index_media`: write the words by which assets are found anew."""

from typing import Any

from django.core.management.base import BaseCommand

from media_library.searching.indexing import index_everything


class Command(BaseCommand):
    help = (
        "Write the words by which photos and videos are found anew, while the site goes on. Needed "
        "only after rows were changed past the application: by SQL, or after a restore."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        changed = index_everything()
        self.stdout.write(f"{changed} words written or removed.")
