"""The mailbox pages of the demo."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.demo.mailbox.reading import StoredMail, stored_mails


@never_cache
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("to", "").strip()
    wanted = [mail for mail in stored_mails() if asked.casefold() in mail.recipient.casefold()]
    mails = Paginator(wanted, 50).get_page(request.GET.get("page"))
    return render(request, "demo/mailbox.html", {"mails": mails, "to": asked})


@never_cache
@require_safe
def mail_page(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "demo/mail.html", {"mail": _mail(name)})


@never_cache
@require_safe
def mail_html(request: HttpRequest, name: str) -> HttpResponse:
    """Show a mail as a mail program would: its own styles, no scripts, nothing from elsewhere."""
    response = HttpResponse(_mail(name).part("html"))
    response._csp_exempt = True  # type: ignore[attr-defined]  # as django-csp reads it
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox allow-popups"
    )
    return response


def _mail(name: str) -> StoredMail:
    found = next((mail for mail in stored_mails() if mail.name == name), None)
    if found is None:
        raise Http404
    return found
