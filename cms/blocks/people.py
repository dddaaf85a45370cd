"""People of a story: who they are, in a line each."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.pictures import UsedPhotoBlock


class PersonBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), max_length=160, required=False)
    portrait = UsedPhotoBlock(label=_("Portrait"), required=False)

    class Meta:
        icon = "user"
        label = _("Person")


class PeopleBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    people = blocks.ListBlock(PersonBlock(), label=_("People"), min_num=1, max_num=12)

    class Meta:
        icon = "group"
        label = _("People")
        description = _("Who took part, with role and portrait.")
        template = "cms/blocks/people.html"
        preview_value = {
            "heading": "Who made it happen",
            "people": [{"name": "Ilze", "role": "Librarian"}, {"name": "Per", "role": "Fisherman"}],
        }
