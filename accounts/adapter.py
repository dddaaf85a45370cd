"""How this site bends django-allauth: accounts are made by administrators only."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.middleware import EDITOR


class ClosedSignupAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Lead home whoever asked for the editor and may not enter it: for them it is a 404."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        asked_for_editor = response.headers.get("Location", "").startswith(EDITOR)
        if asked_for_editor and not user.has_perm("wagtailadmin.access_admin"):
            return redirect("accounts:home")
        return response
