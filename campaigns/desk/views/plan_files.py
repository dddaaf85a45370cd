"""Plans that come in a file: upload, the fate of every row, and the moment it is carried out."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from campaigns.desk.access import MAY_PLAN, DeskRequest, desk_view, organisations_for, zone_of
from campaigns.desk.forms import REGION
from campaigns.desk.layout import desk_page
from campaigns.desk.plan_file_forms import PlanFileForm, encoding_name
from campaigns.models import Campaign, ChannelAccount, Message, PlanImport
from campaigns.planfile.carrying_out import carry_out, keep_import, kept_table, look_again
from campaigns.planfile.example import example_file
from campaigns.planfile.exporting import with_fates
from campaigns.planfile.fates import Fate, seal_of
from campaigns.planfile.reading import LANGUAGES
from campaigns.refused import CampaignRefused
from campaigns.wording import words_for
from outbox.rules.refusals import Refusal

MOST_LISTED = 20


@desk_view(MAY_PLAN)
def plan_files(request: DeskRequest) -> HttpResponse:
    """Take a file and show what would become of it; nothing is planned yet."""
    if request.method != "POST":
        return _upload_page(request, PlanFileForm())
    form = PlanFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _upload_page(request, form)
    kept = keep_import(
        text=form.letters.text, file_name=form.file_name(), by=request.user, now=timezone.now()
    )
    if isinstance(kept, Refusal):
        form.add_error("file", words_for(kept))
        return _upload_page(request, form)
    read_as = _(
        "The file was read as %(letters)s. If letters look wrong, please upload it again and "
        "choose under “Letters” how it was saved."
    )
    messages.info(request, read_as % {"letters": encoding_name(form.letters.encoding)})
    return redirect("campaign_desk:plan_file", kept.pk)


@desk_view(MAY_PLAN, methods=("GET", "HEAD"))
def plan_template(request: DeskRequest) -> HttpResponse:
    content = example_file(
        campaign=_own_campaigns(request).first(),
        channel=_channels().first(),
        zone=zone_of(request.user),
        today=timezone.localdate(),
    )
    return _csv(content, name="plans.csv")


@desk_view(MAY_PLAN, methods=("GET", "HEAD"))
def plan_file(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what would become of each row, or what became of it."""
    kept = _own_import(request, pk)
    return _fates_page(request, kept)


@desk_view(MAY_PLAN, methods=("POST",))
def plan_file_again(request: DeskRequest, pk: int) -> HttpResponse:
    kept = _own_import(request, pk)
    try:
        look_again(plan_import=kept, by=request.user, now=timezone.now())
    except CampaignRefused as refused:
        messages.warning(request, words_for(refused.refusal))
    return redirect("campaign_desk:plan_file", pk)


@desk_view(MAY_PLAN, methods=("POST",))
def plan_file_carry_out(request: DeskRequest, pk: int) -> HttpResponse:
    """Carry out the good rows, once, however often it is asked for."""
    kept = _own_import(request, pk)
    try:
        fates = carry_out(
            plan_import=kept,
            seen=request.POST.get("seen", ""),
            by=request.user,
            now=timezone.now(),
        )
    except CampaignRefused as refused:
        messages.warning(request, words_for(refused.refusal))
    else:
        done = sum(fate.is_good for fate in fates)
        words = ngettext("%(rows)s row is carried out.", "%(rows)s rows are carried out.", done)
        messages.success(request, words % {"rows": done})
    return redirect("campaign_desk:plan_file", pk)


@desk_view(MAY_PLAN, methods=("GET", "HEAD"))
def plan_file_fates(request: DeskRequest, pk: int) -> HttpResponse:
    """Give the file back with the fate of each row in a column of its own."""
    kept = _own_import(request, pk)
    name = kept.file_name.rpartition(".")[0] or kept.file_name
    return _csv(with_fates(kept_table(kept), _fates(kept)), name=f"{name}-fates.csv")


def _upload_page(request: DeskRequest, form: PlanFileForm) -> HttpResponse:
    return desk_page(
        request,
        "plan_files.html",
        title=_("Plans from a file"),
        tab="list",
        icon="upload",
        status=422 if form.is_bound else 200,
        form=form,
        campaigns=_own_campaigns(request),
        channels=_channels(),
        languages=LANGUAGES.items(),
        kinds=Message.Kind.choices,
        zones=REGION,
        earlier=_own_imports(request)[:MOST_LISTED],
    )


def _fates_page(request: DeskRequest, kept: PlanImport) -> HttpResponse:
    fates, table = _fates(kept), kept_table(kept)
    rows = {row.number: row for row in table.rows}
    good = [fate for fate in fates if fate.is_good]
    is_narrowed = request.GET.get("show") == "problems"
    return desk_page(
        request,
        "plan_file.html",
        title=kept.file_name,
        tab="list",
        icon="upload",
        trail=[(_("Plans from a file"), reverse("campaign_desk:plan_files"))],
        kept=kept,
        lines=[(rows[fate.row], fate) for fate in fates if not (is_narrowed and fate.is_good)],
        good=len(good),
        bad=len(fates) - len(good),
        noted=sum(bool(fate.notes) for fate in good),
        is_narrowed=is_narrowed,
        unknown=table.unknown,
        seen=seal_of(kept.outcome),
    )


def _own_imports(request: DeskRequest) -> QuerySet[PlanImport]:
    """Return what the person brought; what somebody else typed is nobody's business yet."""
    return PlanImport.objects.filter(by=request.user).defer("text", "outcome")


def _own_import(request: DeskRequest, pk: int) -> PlanImport:
    return get_object_or_404(PlanImport, pk=pk, by=request.user)


def _own_campaigns(request: DeskRequest) -> QuerySet[Campaign]:
    own = organisations_for(request.user, MAY_PLAN)
    return Campaign.objects.filter(organisation__in=own).select_related("organisation")


def _channels() -> QuerySet[ChannelAccount]:
    return ChannelAccount.objects.filter(is_active=True, is_for_rehearsal=False)


def _fates(kept: PlanImport) -> list[Fate]:
    return [Fate.of_json(entry) for entry in kept.outcome]


def _csv(content: str, *, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )
