"""Reading a post and deciding about it by a link: GET shows, only POST decides."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.models import User
from campaigns.actions.decide_by_link import (
    approve_by_link,
    request_behind,
    send_back_by_link,
    why_link_closed,
)
from campaigns.approving import case_of
from campaigns.by_link.forms import ApproveForm, SendBackForm
from campaigns.clock_words import moment_words
from campaigns.desk.measuring import stored
from campaigns.models import Approval, ApprovalRequest
from campaigns.refused import CampaignRefused
from campaigns.rules.approving import Step
from campaigns.wording import words_for
from cms.public import keyed_pages
from outbox.rules.refusals import Refusal

FOLDER = "campaigns/approval"
NOT_FOUND, CONFLICT, GONE, UNREADABLE = 404, 409, 410, 422
STILL_OPEN = frozenset({"link-not-now", "link-of-another"})
BACK_ID = "back_%s"  # both forms ask for a name


@csrf_exempt  # the link is the whole proof and no cookie is: nothing to borrow for a foreign page
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, token: str) -> HttpResponse:
    asked = request_behind(token)
    language = keyed_pages.asked_language(request) or (
        asked.language if asked else translation.get_language_from_request(request)
    )
    with translation.override(language):
        response = (
            _answer(request, asked, language)
            if asked
            else _page(request, "no_such_link", language, status=NOT_FOUND)
        )
    return keyed_pages.in_private(response, language)


def _answer(request: HttpRequest, asked: ApprovalRequest, language: str) -> HttpResponse:
    now = timezone.now()
    if request.method == "POST":
        return _decided(request, asked, language)
    refusal = why_link_closed(asked, variant=asked.variant, case=case_of(asked.variant), now=now)
    if refusal is not None:
        return _closed(request, asked, refusal, language)
    return _open(request, asked, language)


def _decided(request: HttpRequest, asked: ApprovalRequest, language: str) -> HttpResponse:
    now, is_back = timezone.now(), request.POST.get("decide") == "send_back"
    form: ApproveForm = (
        SendBackForm(request.POST, auto_id=BACK_ID) if is_back else ApproveForm(request.POST)
    )
    if request.POST.get("decide") not in {"approve", "send_back"} or not form.is_valid():
        refusal = why_link_closed(
            asked, variant=asked.variant, case=case_of(asked.variant), now=now
        )
        if refusal is not None:
            return _closed(request, asked, refusal, language)
        return _open(request, asked, language, form=form, status=UNREADABLE)
    signed_in = request.user if isinstance(request.user, User) else None
    said: dict[str, Any] = {
        "request": asked,
        "now": now,
        "signed_in": signed_in,
        **form.cleaned_data,
    }
    try:
        if is_back:
            send_back_by_link(**said)
        else:
            approve_by_link(**said)
    except CampaignRefused as refused:
        return _closed(request, asked, refused.refusal, language)
    return _page(request, "done", language, asked=asked, is_approved=not is_back)


def _open(
    request: HttpRequest,
    asked: ApprovalRequest,
    language: str,
    *,
    form: ApproveForm | None = None,
    status: int = 200,
) -> HttpResponse:
    initial = {"name": asked.to_name}
    is_back = isinstance(form, SendBackForm)
    post = asked.variant
    return _page(
        request,
        "read",
        language,
        status=status,
        asked=asked,
        post=post,
        weighed=stored(post),
        organisation=post.message.campaign.organisation,
        is_about_language=asked.stage == Step.LANGUAGE,
        goes_out=moment_words(post.due_at) if post.due_at else [],
        until=moment_words(asked.until),
        form=form,
        approve_form=form if form and not is_back else ApproveForm(initial=initial),
        back_form=form if is_back else SendBackForm(initial=initial, auto_id=BACK_ID),
    )


def _closed(
    request: HttpRequest, asked: ApprovalRequest, refusal: Refusal, language: str
) -> HttpResponse:
    answer = Approval.objects.filter(request=asked).first()
    status = CONFLICT if refusal.code in STILL_OPEN else GONE
    return _page(
        request, "closed", language, status=status, words=words_for(refusal), answer=answer
    )


def _page(
    request: HttpRequest, name: str, language: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    about = {"reading": keyed_pages.reading_in(language), **context}
    return render(request, f"{FOLDER}/{name}.html", about, status=status)
