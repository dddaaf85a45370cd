"""Withdrawals: which there are, how far each has come, and its certificate."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from media_library.desk.access import MAY_KEEP, DeskRequest, desk_view
from media_library.desk.layout import desk_page
from media_library.desk.withdrawing.reading import progress_of, withdrawals_of
from media_library.models import Withdrawal, WithdrawalStep
from media_library.rights.certifying import certificate_context
from media_library.rights.usages import uses_of

PER_PAGE = 30


@desk_view(MAY_KEEP, methods=("GET", "HEAD"))
def withdrawals(request: DeskRequest) -> HttpResponse:
    found = withdrawals_of(request.user).prefetch_related("assets", "steps").order_by("-pk")
    return desk_page(
        request,
        "withdrawing/withdrawals.html",
        title=_("Withdrawals"),
        tab="withdrawals",
        icon="lock",
        page=Paginator(found, PER_PAGE).get_page(request.GET.get("p")),
    )


@desk_view(MAY_KEEP, methods=("GET", "HEAD"))
def withdrawal(request: DeskRequest, key: UUID) -> HttpResponse:
    one = _withdrawal(request, key)
    steps = list(one.steps.select_related("asset"))
    waiting = [step for step in steps if step.outcome == WithdrawalStep.Outcome.ASKED]
    work = getattr(one, "work", None)
    return desk_page(
        request,
        "withdrawing/withdrawal.html",
        title=_("Withdrawal of %(name)s") % {"name": one.asked_by},
        tab="withdrawals",
        icon="lock",
        trail=trail(),
        progress=progress_of(steps),
        tasks=[step for step in waiting if step.reach != "files"],
        uses=uses_of([asset.pk for asset in one.assets.all()]),
        tried=work.attempt_no if work is not None and one.done_at is None else 0,
        **certificate_context(one),
    )


@desk_view(MAY_KEEP, methods=("GET", "HEAD"))
def download(request: DeskRequest, key: UUID) -> HttpResponse:
    """Hand out the certificate as it was sealed, with its seal: any later change shows."""
    one = _withdrawal(request, key)
    if one.done_at is None:
        raise Http404
    response = JsonResponse({"certificate": one.certificate, "seal": one.seal})
    response["Content-Disposition"] = f'attachment; filename="withdrawal-{one.uuid}.json"'
    response["Cache-Control"] = "private, no-store"
    return response


def trail() -> list[tuple[str, str]]:
    return [(_("Withdrawals"), reverse("media_desk:withdrawals"))]


def _withdrawal(request: DeskRequest, key: UUID) -> Withdrawal:
    found = withdrawals_of(request.user).filter(uuid=key).first()
    if found is None:
        raise Http404
    return found
