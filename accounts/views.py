"""Where a person lands after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import User
from accounts.rules.roles import Role


class SignedInRequest(HttpRequest):
    """A request whose person is known."""

    user: User


@login_required
def home(request: SignedInRequest) -> HttpResponse:
    """Lead editors to the editor, and everybody else to a page that says what is theirs."""
    if request.user.has_perm("wagtailadmin.access_admin"):
        return redirect("wagtailadmin_home")
    memberships = request.user.memberships.select_related("organisation")
    hands_in = any(membership.role == Role.PARTNER.value for membership in memberships)
    hosts = any(membership.role == Role.HOST.value for membership in memberships)
    context = {"memberships": memberships, "hands_in": hands_in, "hosts": hosts}
    return render(request, "accounts/home.html", context)
