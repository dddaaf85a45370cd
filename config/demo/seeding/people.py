"""Organisations, people and their roles."""

from wagtail.users.models import UserProfile

from accounts.actions.grant_role import grant_role
from accounts.models import Organisation, User
from accounts.rules.roles import Role
from config.demo.content.pearls import PEARLS
from config.demo.content.people import ORGANISATIONS, USERS
from config.demo.content.places import COUNTRIES

ROLES = {
    "admin": Role.ADMINISTRATOR,
    "officer": Role.OFFICER,
    "reviewer": Role.REVIEWER,
    "partner": Role.PARTNER,
    "host": Role.HOST,
}


def seed_people(*, password: str) -> dict[str, User]:
    """Make the twelve partners, the Pearls' town halls and the demo's users; returns users."""
    zones = {country.iso: country.zone for country in COUNTRIES}
    Organisation.objects.bulk_create(
        [
            *(
                Organisation(
                    slug=item.slug,
                    name=item.name,
                    country_code=item.country,
                    is_lead=item.is_lead,
                    zone=zones[item.country],
                )
                for item in ORGANISATIONS
            ),
            *(
                Organisation(
                    slug=f"town-{pearl.slug}",
                    name=pearl.title_name,
                    kind=Organisation.Kind.MUNICIPALITY,
                    country_code=pearl.country,
                    zone=zones[pearl.country],
                )
                for pearl in PEARLS
            ),
        ]
    )
    organisations = {item.slug: item for item in Organisation.objects.all()}
    users = {}
    for person in USERS:
        username = person.email.partition("@")[0]
        first, _, last = person.name.partition(" ")
        user = User.objects.create_user(
            username=username,
            email=person.email,
            password=password,
            first_name=first,
            last_name=last,
            is_superuser=person.role == "admin",
        )
        where = organisations[person.organisation or f"town-{person.pearl}"]
        for organisation in (where, *(organisations[slug] for slug in person.also_for)):
            grant_role(user=user, organisation=organisation, role=ROLES[person.role])
        profile = UserProfile.get_for_user(user)
        profile.current_time_zone = where.zone
        profile.save()
        users[username] = user
    return users
