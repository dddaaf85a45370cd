"""The gate before the editor: who has no business there, and who still lacks a second factor."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


class EditorGateMiddleware:
    """Lead signed-in people who may not enter /admin/ to where they may.

    Partners and hosts go to their own desk: Wagtail alone would send them back and forth between
    the editor and the sign-in page. Staff without a second factor go to set one up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/admin/") and request.user.is_authenticated:
            if not request.user.has_perm("wagtailadmin.access_admin"):
                return redirect("accounts:home")
            if settings.STAFF_SECOND_FACTOR_REQUIRED and not is_mfa_enabled(request.user):
                messages.warning(
                    request, _("The editor needs a second factor. Please set one up first.")
                )
                return redirect("mfa_activate_totp")
        return self.get_response(request)
