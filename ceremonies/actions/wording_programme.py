"""Naming the items of a programme in one language."""

from collections.abc import Mapping

from django.db import transaction

from ceremonies.models import ProgrammeItem, ProgrammeWords


@transaction.atomic
def word_programme(
    *, ceremony_id: int, language: str, words: Mapping[int, Mapping[str, str]]
) -> None:
    """Keep title and speakers by item; those without a title are read in English again.

    Items of other ceremonies, or taken off the programme meanwhile, are left out.
    """
    for item in ProgrammeItem.objects.filter(ceremony=ceremony_id, pk__in=words):
        said = words[item.pk]
        if said["title"]:
            ProgrammeWords.objects.update_or_create(
                item=item, language=language, defaults=dict(said)
            )
        else:
            item.words.filter(language=language).delete()
