"""The stop on every page of the admin: `{% stop_strip %}` says what is stopped, and leads there."""

from typing import Any

from django import template
from django.template import RequestContext

from campaigns.desk.access import MAY_ENTER, MAY_STOP, has_role
from campaigns.desk.layout import stops_by_people
from campaigns.desk.stop_address import stop_address

register = template.Library()


@register.inclusion_tag("campaigns/desk/parts/stop_strip.html", takes_context=True)
def stop_strip(context: RequestContext) -> dict[str, Any]:
    """Offer the stops in force, and the way to the stop page, to people at the desk.

    One query where nothing is stopped. The desk's own pages have asked already, and say it
    themselves.
    """
    request = context.get("request")
    if request is None or not has_role(getattr(request, "user", None), MAY_ENTER):
        return {"is_shown": False}
    is_said = context.get("holds") is not None
    holds = [] if is_said else stops_by_people()
    may_stop = has_role(request.user, MAY_STOP)
    return {
        "is_shown": bool(holds) or (may_stop and not is_said),
        "holds": holds,
        "may_stop": may_stop,
        "address": stop_address(request),
    }
