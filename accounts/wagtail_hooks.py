"""The administrators' face of people."""

from wagtail import hooks

from accounts.viewsets import PeopleGroup


@hooks.register("register_admin_viewset")
def viewsets() -> list[object]:
    return [PeopleGroup()]
