"""People who are shown: how often, what they agreed to, their own link, and taking all back."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from media_library.actions.withdrawing import NothingToWithdraw, withdraw_assets
from media_library.consents.contacts import mail_of
from media_library.consents.tokens import consent_link
from media_library.desk.access import MAY_KEEP, DeskRequest, desk_view
from media_library.desk.layout import Trail, desk_page
from media_library.desk.library.cards import picture_of, with_pictures
from media_library.desk.library.filters import reading_language
from media_library.desk.library.forms import WithdrawForm
from media_library.desk.review.facts import left_words
from media_library.desk.withdrawing.reading import people_of
from media_library.desk.withdrawing.withdrawals import trail
from media_library.models import Asset, Person, Withdrawal
from media_library.rights.clearing import is_withdrawn
from media_library.rights.usages import uses_of

PER_PAGE = 50
MOST_SHOWN = 60


@desk_view(MAY_KEEP, methods=("GET", "HEAD"))
def people(request: DeskRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:160]
    found = people_of(request.user)
    if words:
        found = found.filter(name__icontains=words)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    return desk_page(
        request,
        "withdrawing/people.html",
        title=_("People shown"),
        tab="people",
        icon="group",
        page=page,
        rows=[(person, consent_words(person)) for person in page],
        words=words,
    )


@desk_view(MAY_KEEP)
def person(request: DeskRequest, key: UUID) -> HttpResponse:
    """Show one person and, asked to, take back everything that shows them."""
    one = people_of(request.user).filter(uuid=key).first()
    if one is None:
        raise Http404
    speaker = one.guardian_name if one.is_minor and one.guardian_name else one.name
    form = WithdrawForm(request.POST or None, initial={"asked_by": speaker})
    if request.method == "POST" and form.is_valid():
        return _withdraw(request, one, form)
    shown = Asset.objects.visible_to(request.user).filter(depictions__person=one).order_by("-pk")
    cards = with_pictures(shown, language=reading_language())[:MOST_SHOWN]
    link = consent_link(one)
    consents = one.consents.select_related("recorded_by").prefetch_related("events")
    return desk_page(
        request,
        "withdrawing/person.html",
        title=one.name,
        tab="people",
        icon="user",
        trail=_trail(),
        person=one,
        link=link,
        mail=mail_of(one),
        letter=_("Your pictures and what you agreed to: %(link)s") % {"link": link},
        consents=[(consent, left_words(consent)) for consent in consents],
        pictures=[(asset, picture_of(asset)) for asset in cards],
        more=max(0, shown.count() - MOST_SHOWN),
        uses=uses_of(list(shown.values_list("pk", flat=True))),
        withdrawals=one.withdrawals.all(),
        form=form,
        can_withdraw=_has_anything(one),
    )


def consent_words(person: Person) -> str:
    """Say in a word where a person's consents stand; reads what was fetched already."""
    consents = list(person.consents.all())
    if not consents:
        return _("no consent yet")
    standing = [consent for consent in consents if not is_withdrawn(consent)]
    if not standing:
        return _("withdrawn")
    today = timezone.localdate()
    if all(consent.until and consent.until < today for consent in standing):
        return _("run out")
    return _("agreed")


def _withdraw(request: DeskRequest, one: Person, form: WithdrawForm) -> HttpResponse:
    told = form.cleaned_data
    try:
        made = withdraw_assets(
            person=one,
            asked_by=told["asked_by"],
            reason=told["reason"],
            originals=Withdrawal.Original(told["originals"]),
            recorded_by=request.user,
            now=timezone.now(),
        )
    except NothingToWithdraw:
        messages.info(request, _("Nothing shows this person, and they agreed to nothing."))
        return redirect("media_desk:person", key=one.uuid)
    messages.success(
        request, _("Withdrawn: hidden everywhere. The certificate follows when all is done.")
    )
    return redirect("media_desk:withdrawal", key=made.uuid)


def _has_anything(one: Person) -> bool:
    is_shown = Asset.objects.filter(depictions__person=one).exclude(
        pk__in=Asset.objects.hidden().values("pk")
    )
    return is_shown.exists() or any(not is_withdrawn(c) for c in one.consents.all())


def _trail() -> Trail:
    return [*trail(), (_("People shown"), reverse("media_desk:people"))]
