"""Where a person lands after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Lead editors to the editor, and everybody else to a page that says what is theirs."""
    if request.user.has_perm("wagtailadmin.access_admin"):
        return redirect("wagtailadmin_home")
    memberships = request.user.memberships.select_related("organisation")
    return render(request, "accounts/home.html", {"memberships": memberships})
