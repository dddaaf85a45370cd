"""The gate before the editor: who has no business there, and who still lacks a second factor."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

EDITOR = "/admin/"


class EditorGateMiddleware:
    """Tell signed-in people who may not enter /admin/ that there is no such place.

    For partners and hosts no address of the editor exists (404, never a redirect or a refusal),
    so nothing can be learned from which of them do. Staff without a second factor go to set one
    up. Who is not signed in is led to the sign-in page by the editor itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(EDITOR) and request.user.is_authenticated:
            if not request.user.has_perm("wagtailadmin.access_admin"):
                raise Http404
            if settings.STAFF_SECOND_FACTOR_REQUIRED and not is_mfa_enabled(request.user):
                messages.warning(
                    request, _("The editor needs a second factor. Please set one up first.")
                )
                return redirect("mfa_activate_totp")
        return self.get_response(request)
