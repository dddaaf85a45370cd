"""The form of a campaign: it belongs to an organisation for which the person may keep campaigns."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from accounts.models import User
from campaigns.desk.access import MAY_KEEP_CAMPAIGNS, organisations_for


class CampaignForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "organisation" in self.fields and isinstance(self.for_user, User):
            own = organisations_for(self.for_user, MAY_KEEP_CAMPAIGNS)
            self.fields["organisation"].queryset = own
            if len(own) == 1:
                self.fields["organisation"].initial = own[0]
