"""Where a person lands after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import User


class SignedInRequest(HttpRequest):
    """A request whose person is known."""

    user: User


@login_required
def home(request: SignedInRequest) -> HttpResponse:
    """Lead editors to the editor, and everybody else to a page that says what is theirs."""
    if request.user.has_perm("wagtailadmin.access_admin"):
        return redirect("wagtailadmin_home")
    memberships = request.user.memberships.select_related("organisation")
    return render(request, "accounts/home.html", {"memberships": memberships})
