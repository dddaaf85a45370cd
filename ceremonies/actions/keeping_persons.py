"""As many persons as a party is large."""

from ceremonies.models import Person, Registration


def keep_persons(registration: Registration) -> None:
    """Add persons without a name, or take the last ones away, until there are `party`.

    Must run behind the lock of the ceremony's pools.
    """
    registration.persons.filter(number__gt=registration.party).delete()
    known = set(registration.persons.values_list("number", flat=True))
    Person.objects.bulk_create(
        Person(registration=registration, number=number)
        for number in range(1, registration.party + 1)
        if number not in known
    )
