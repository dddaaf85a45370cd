"""Choosing a post's photos out of what may be shown on its channel, in its language."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.actions.choose_photos import choose_photos
from campaigns.clearing import channel_of
from campaigns.composing import most_images
from campaigns.desk.access import MAY_EDIT, DeskRequest, desk_view
from campaigns.desk.layout import desk_page
from campaigns.desk.photo_form import NoPhotosKey, PhotoChoices
from campaigns.desk.views.deciding import own_post
from campaigns.models import Variant
from campaigns.refused import CampaignRefused
from campaigns.sending_day import sending_day
from campaigns.wording import words_for
from media_library.public import for_posts

PER_PAGE = 24
LONGEST_SEARCH = 200


@desk_view(MAY_EDIT)
def photos(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what is chosen and what may be; searching keeps the choice, only saving saves it."""
    found = own_post(request, pk, MAY_EDIT)
    if request.method != "POST":
        return _page(request, found, PhotoChoices.of_post(found), q=request.GET.get("q", ""))
    q = request.POST.get("q", "")
    try:
        choices = PhotoChoices.typed(request.POST, post=found)
    except NoPhotosKey:
        fault = _("Not saved: what was sent names no photo. Please choose the photos again.")
        present = PhotoChoices.of_post(found)
        return _page(request, found, present, q=q, fault=fault, status=422)
    if "save" not in request.POST:
        return _page(request, found, choices, q=q)
    if any(choice.lacks_words for choice in choices.choices):
        fault = _(
            "Not saved yet: please say what each picture shows, for people who cannot see it."
        )
        return _page(request, found, choices, q=q, fault=fault, status=422)
    try:
        choose_photos(
            variant=found,
            chosen=choices.pairs,
            seen_hash=choices.seen_hash,
            by=request.user,
            now=timezone.now(),
        )
    except CampaignRefused as refused:
        fault = words_for(refused.refusal)
        return _page(request, found, choices, q=q, fault=fault, status=409)
    messages.success(request, _("The pictures of the post are saved."))
    return redirect("campaign_desk:post", pk)


def _page(
    request: DeskRequest,
    found: Variant,
    choices: PhotoChoices,
    *,
    q: str,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    text = q.strip()[:LONGEST_SEARCH]
    today = timezone.localdate()
    offered = for_posts.find_photos_for_post(
        user=request.user,
        text=text,
        channel=channel_of(found.channel.kind),
        language=found.language,
        on=max(today, sending_day(found.due_at, found.channel)) if found.due_at else today,
        most=PER_PAGE,
    )
    return desk_page(
        request,
        "photos.html",
        title=_("Photos of “%(post)s”") % {"post": found.title},
        tab="calendar",
        icon="image",
        trail=[(found.title, reverse("campaign_desk:post", args=[found.pk]))],
        status=status,
        post=found,
        choices=choices,
        most=most_images(found.channel),
        offered=[one for one in offered[:PER_PAGE] if one.photo.pk not in choices.keys],
        has_more=len(offered) > PER_PAGE,
        q=text,
        fault=fault,
    )
