"""How a withdrawal reaches pages: the kept HTML loses the picture at once."""

import re
from collections.abc import Collection, Iterator
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import translation
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page

from cms.actions.compile_page import pages_showing
from cms.models import CompiledPage
from media_library.public import Asset, Film, Photo, mark_of, reaching, withhold

NAME = "pages"


def printed_on(assets: Collection[Asset]) -> QuerySet[CompiledPage]:
    """Return what was compiled with one of some pictures in it, whatever any index believes."""
    marks = [mark_of(asset) for asset in assets]
    pattern = f'data-asset="({"|".join(map(re.escape, marks))})"'
    return CompiledPage.objects.filter(
        Q(article__regex=pattern) | Q(card__regex=pattern) | Q(share_picture__asset__in=marks)
    ).select_related("page__locale")


@transaction.atomic
def withhold_now(assets: Collection[Asset], now: datetime) -> None:
    """Put the neutral box into everything that is compiled; part of the withdrawal itself.

    Text against text, not page by page from templates: hundreds of pages take no time, and the
    withdrawal commits with all of them or not at all.
    """
    if not assets:
        return
    marks = {mark_of(asset) for asset in assets}
    for compiled in printed_on(assets).select_for_update(of=["self"]):
        with translation.override(compiled.page.locale.language_code):
            compiled.article = withhold(compiled.article, assets)
            compiled.card = withhold(compiled.card, assets)
        if compiled.share_picture.get("asset") in marks:
            compiled.share_picture = {}
        compiled.compiled_at = now
        compiled.save(update_fields=["article", "card", "share_picture", "compiled_at"])


def clean(assets: Collection[Asset], now: datetime) -> Iterator[reaching.Reached]:
    """Name every live page that showed one of the assets, and purge what caches keep of them.

    Nothing is compiled for it: the box in the kept HTML is what compiling would put there.
    """
    withhold_now(assets, now)  # a page that was being compiled meanwhile may have come after it
    by_id = {asset.pk: asset for asset in assets}
    made: list[Photo | Film] = [
        *Photo.objects.filter(asset__in=by_id),
        *Film.objects.filter(asset__in=by_id),
    ]
    for one in made:
        for page in pages_showing(one):
            yield reaching.Reached(
                asset=by_id[one.asset_id],
                where=f"{page.title} ({page.locale.language_code}) {page.full_url or ''}".strip(),
                outcome="done",
                words="placeholder",
            )
    if assets and getattr(settings, "WAGTAILFRONTENDCACHE", None):
        # Cards of these pages stand on home pages, lists, Pearls and other stories: all may be old.
        batch = PurgeBatch()
        batch.add_pages(Page.objects.live())
        batch.purge()


reaching.register_reach(reaching.Reach(name=NAME, stop=withhold_now, clean=clean))
