"""Foreign keys point down the floors only, also those given as strings."""

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.floors import FLOOR, may_know


def climbing_fields(model: type[models.Model]) -> list[str]:
    """Return the relations of a model that lead to a floor that its package may not know."""
    own = _package(model._meta.app_label)
    return [
        f"{model._meta.label}.{field.name} -> {target}"
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.remote_field is not None
        and not may_know(upper=own, lower=(target := _target_package(field)))
    ]


def _target_package(field: models.Field) -> str:
    target = field.remote_field.model
    label = target.partition(".")[0] if isinstance(target, str) else target._meta.app_label
    return _package(label)


def _package(label: str) -> str:
    return apps.get_app_config(label).name.partition(".")[0]


def test_no_foreign_key_climbs() -> None:
    ours = [model for model in apps.get_models() if _package(model._meta.app_label) in FLOOR]
    assert len(ours) > 20, "the models of the house were found"
    assert [words for model in ours for words in climbing_fields(model)] == []


@isolate_apps("outbox", "ceremonies")
def test_a_foreign_key_that_climbs_is_seen() -> None:
    class Climber(models.Model):
        theme = models.ForeignKey("cms.Theme", models.CASCADE)
        lane = models.ForeignKey("outbox.Lane", models.CASCADE)

        class Meta:
            app_label = "outbox"

    class Sibling(models.Model):
        campaigns = models.ManyToManyField("campaigns.Campaign")
        theme = models.ForeignKey("cms.Theme", models.CASCADE)

        class Meta:
            app_label = "ceremonies"

    assert climbing_fields(Climber) == ["outbox.Climber.theme -> cms"]
    assert climbing_fields(Sibling) == ["ceremonies.Sibling.campaigns -> campaigns"]
