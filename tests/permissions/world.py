"""Two organisations in one site: everything of B's carries a word that nobody of A may read."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import TaskState, Workflow

from accounts.links import link_token
from accounts.models import User
from accounts.rules.roles import Role
from accounts.sealing import seal
from campaigns.actions.approve_variant import approve_variant, submit_variant
from campaigns.actions.derive_message import derive_message
from campaigns.actions.plan_variant import plan_variant
from campaigns.models import (
    ApprovalRequest,
    Delivery,
    Deputy,
    Message,
    PlanImport,
    Rehearsal,
    Slot,
    Variant,
)
from campaigns.rules.asking import token_hash
from ceremonies.links import guest_token
from ceremonies.models import Registration
from media_library.actions.consenting import record_consent
from media_library.actions.contributing import open_contribution
from media_library.actions.inviting import invite
from media_library.actions.withdrawing import withdraw_assets
from media_library.consents.tokens import consent_token
from media_library.contributing.links import PURPOSE as CONTRIBUTE
from media_library.models import (
    Asset,
    AssetText,
    Consent,
    Contribution,
    Depiction,
    Invitation,
    Person,
    ReviewNote,
    Selection,
    SelectionItem,
    Upload,
    Withdrawal,
)
from media_library.rules.standing import AssetState, Channel, ConsentHow
from tests.ceremonies.evening import come, hall
from tests.factories import Tree, campaign, channel, jpeg, make_story_with_photo, person
from tests.media_library.two_organisations import MARKER, Side, two_organisations

# Campaigns are planned by the officers of all organisations together, so far: their own word.
PLAN = "zqxplan"
# Who works on the shared pages and posts is known to their colleagues: a word for names too.
NAME = "zqxname"
ZONE = "Europe/Riga"
APPROVAL = "xq4Qv1rZk9s7mW2nB8tY5cJ3hL6gD0fA"  # the key of a link to B's post


@dataclass(kw_only=True)
class HandedIn:
    """What an organisation has beside its library: all that is on its way in or out of it."""

    invitation: Invitation
    by_link: Contribution
    by_account: Contribution
    assets: dict[str, Asset]
    upload: Upload
    at_desk: Contribution
    upload_at_desk: Upload
    consent: Consent
    kit: Selection
    withdrawal: Withdrawal

    @property
    def contribute_token(self) -> str:
        invitation = self.invitation
        return link_token(purpose=CONTRIBUTE, key=invitation.uuid, epoch=invitation.epoch)


@dataclass(kw_only=True)
class World:
    """Who asks (`people`, None is nobody), whose things are asked for (`b`), and A's own."""

    a: Side
    b: Side
    of_a: HandedIn
    of_b: HandedIn
    people: dict[str, User | None]
    plan: "Plan"
    guest: Registration
    clients: dict[str, Client] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def client(self, who: str) -> Client:
        """Return the browser of somebody, signed in as at the beginning, whatever it did since."""
        made = self.clients.setdefault(who, Client(raise_request_exception=False))
        made.cookies.clear()
        if who in self.keys:
            made.cookies[settings.SESSION_COOKIE_NAME] = self.keys[who]
        return made

    def sign_in(self) -> None:
        for who, user in self.people.items():
            if user is not None:
                browser = Client()
                browser.force_login(user)
                self.keys[who] = browser.cookies[settings.SESSION_COOKIE_NAME].value


@dataclass(kw_only=True)
class Plan:
    """B's campaign with a post that is owed, and the page it tells of."""

    message: Message
    post: Variant
    delivery: Delivery
    page: Any
    task_state: TaskState
    workflow: Workflow
    asked: ApprovalRequest
    deputy: Deputy
    slot: Slot
    rehearsal: Rehearsal
    file: PlanImport


def make_world() -> World:
    """Return a world in which everybody is signed in; call it inside a transaction."""
    a, b = two_organisations()
    _name_people(b)
    people: dict[str, User | None] = {
        "anonymous": None,
        "partner A": a.people[Role.PARTNER],
        "partner B": b.people[Role.PARTNER],
        "officer A": a.people[Role.OFFICER],
        "reviewer A": a.people[Role.REVIEWER],
        "officer B": b.people[Role.OFFICER],
        "administrator": person(Role.ADMINISTRATOR),
    }
    tree = Tree("en")
    world = World(
        a=a,
        b=b,
        of_a=_handed_in(a, ""),
        of_b=_handed_in(b, MARKER),
        people=people,
        plan=_plan(b, tree),
        guest=_guest_of(b, tree),
    )
    log(instance=b.photo, action="wagtail.edit", user=b.people[Role.OFFICER])
    log(instance=a.photo, action="wagtail.edit", user=a.people[Role.OFFICER])
    world.sign_in()
    return world


def _guest_of(side: Side, tree: Tree) -> Registration:
    """Return a guest of a ceremony that the organisation hosts."""
    hosted = hall(tree.homes["en"])
    hosted.organisation = side.organisation
    hosted.save()
    return come(hosted, f"guest.{MARKER}@example.org", now=timezone.now())


def _name_people(side: Side) -> None:
    for user in side.people.values():
        user.first_name, user.last_name = "Berta", f"Beta {NAME}"
        user.email = f"{user.username}.{MARKER}@example.org"
        user.save()


def _handed_in(side: Side, marker: str) -> HandedIn:
    now = timezone.now()
    invitation = invite(
        organisation=side.organisation,
        purpose=f"The lantern evening {marker}",
        message=f"Please bring all of them {marker}",
        recipient_name=f"Berta {marker}",
        recipient_mail=f"berta.{marker or 'a'}@example.org",
        until=now + timedelta(days=14),
        language="en",
        invited_by=side.people[Role.OFFICER],
        now=now,
    )
    by_link = Contribution.objects.get(invitation=invitation)
    by_account = open_contribution(
        language="en", organisation=side.organisation, contributor=side.people[Role.PARTNER]
    )
    at_desk = open_contribution(
        language="en", organisation=side.organisation, contributor=side.people[Role.OFFICER]
    )
    for contribution in (by_link, by_account, at_desk):
        contribution.creator = f"Creator {marker}"
        contribution.place = f"Place {marker}"
        contribution.description = f"Description {marker}"
        contribution.save()
    assets = {
        state.name.lower(): _asset(side, marker, state, by_account if number % 2 else by_link)
        for number, state in enumerate(AssetState)
        if state not in {AssetState.READY, AssetState.WITHDRAWN}
    }
    assets[AssetState.READY.name.lower()] = side.photo.asset
    consent = _consent(side, assets[AssetState.IN_REVIEW.name.lower()])
    kit = Selection.objects.create(
        title=f"Press {marker}",
        introduction=f"For the press {marker}",
        organisation=side.organisation,
        owner=side.people[Role.OFFICER],
        is_press_kit=True,
    )
    SelectionItem.objects.create(selection=kit, asset=side.photo.asset)
    return HandedIn(
        invitation=invitation,
        by_link=by_link,
        by_account=by_account,
        assets=assets,
        upload=_upload(by_account, assets[AssetState.RECEIVING.name.lower()], marker),
        at_desk=at_desk,
        upload_at_desk=_upload(at_desk, assets["checking"], marker),
        consent=consent,
        kit=kit,
        withdrawal=_withdrawal(side, assets, marker),
    )


def _asset(side: Side, marker: str, state: AssetState, contribution: Contribution) -> Asset:
    now = timezone.now()
    made = Asset.objects.create(
        kind=Asset.Kind.PHOTO,
        state=state.value,
        state_at=now,
        received_at=now,
        organisation=side.organisation,
        contribution=contribution,
        label=f"IMG {state.value} {marker}.jpg",
        title=f"Title {marker}",
        creator=f"Creator {marker}",
        rights_holder=f"Holder {marker}",
        place=f"Place {marker}",
        taken_on=date(2026, 5, 1),
        sha256=("b" if marker else "a") * 64,
        bytes=1000,
        mime="image/jpeg",
    )
    AssetText.objects.create(
        asset=made, language="en", alt=f"Alt {marker}", caption=f"Caption {marker}"
    )
    ReviewNote.objects.create(
        asset=made, kind=ReviewNote.Kind.QUESTION, words=f"Who is it? {marker}", at=now
    )
    made.original.save(f"{marker or 'a'}.jpg", ContentFile(jpeg((64, 64))))
    made.preview.save(f"preview-{marker or 'a'}.jpg", ContentFile(jpeg((32, 32))))
    return made


def _consent(side: Side, asset: Asset) -> Consent:
    marker = side.marker
    Person.objects.filter(pk=side.person.pk).update(
        guardian_name=f"Guardian {marker}",
        contact=seal({"mail": f"anna.{marker or 'a'}@example.org"}),
    )
    Depiction.objects.create(asset=asset, person=side.person)
    return record_consent(
        person=side.person,
        text_version="1",
        text_language="en",
        text=f"I agree {marker}",
        channels=[Channel.WEB],
        how=ConsentHow.FORM,
        given_by=f"Anna {marker}",
        evidence=ContentFile(b"%PDF signed " + marker.encode(), name=f"form-{marker}.pdf"),
        now=timezone.now(),
    )


def _upload(contribution: Contribution, asset: Asset, marker: str) -> Upload:
    upload = Upload.objects.create(
        owner_key=f"contribution:{contribution.uuid}",
        label=f"IMG_on_its_way_{marker}.jpg",
        mime="image/jpeg",
        length=1000,
        expires_at=timezone.now() + timedelta(days=1),
    )
    Asset.objects.filter(pk=asset.pk).update(upload=upload, contribution=contribution)
    return upload


def _withdrawal(side: Side, assets: dict[str, Asset], marker: str) -> Withdrawal:
    gone = _asset(side, marker, AssetState.IN_REVIEW, assets["in_review"].contribution)
    shown = Person.objects.create(organisation=side.organisation, name=f"Gone {marker}")
    Depiction.objects.create(asset=gone, person=shown)
    assets[AssetState.WITHDRAWN.name.lower()] = gone
    return withdraw_assets(
        person=shown,
        asked_by=f"Gone {marker}",
        reason=f"Reason {marker}",
        recorded_by=side.people[Role.OFFICER],
        now=timezone.now(),
    )


def _plan(side: Side, tree: Tree) -> Plan:
    now, officer = timezone.now(), side.people[Role.OFFICER]
    page = make_story_with_photo(tree)
    channel(organisation=side.organisation, name=f"Outlet {PLAN}")
    of_b = campaign(name=f"Campaign {PLAN}", organisation=side.organisation)
    message = derive_message(campaign=of_b, page=page, by=officer, now=now)
    Message.objects.filter(pk=message.pk).update(title=f"Message {PLAN}")
    post = message.variants.get()
    day = datetime.combine(timezone.localdate() + timedelta(days=2), datetime.min.time())
    plan_variant(variant=post, local=day.replace(hour=9), zone=ZONE, by=officer, now=now)
    submit_variant(variant=post, by=officer, now=now)
    post.refresh_from_db()
    approve_variant(
        variant=post, seen_hash=post.payload_hash, by=side.people[Role.REVIEWER], now=now
    )
    workflow = Workflow.objects.get(name="Review before publishing")
    state = workflow.start(page, officer)
    page.refresh_from_db()
    return Plan(
        message=message,
        post=post,
        delivery=post.deliveries.get(),
        page=page,
        task_state=state.current_task_state,
        workflow=workflow,
        asked=ApprovalRequest.objects.create(
            variant=post,
            payload_hash=post.payload_hash,
            token_hash=token_hash(APPROVAL),
            to_name=f"Berta {side.marker}",
            to_address=f"berta.{side.marker}@example.org",
            language="en",
            asked_by=officer,
            asked_at=now,
            until=now + timedelta(days=1),
        ),
        deputy=Deputy.objects.create(
            absent=side.people[Role.REVIEWER],
            deputy=side.people[Role.TRANSLATOR],
            from_on=now.date(),
            until_on=now.date(),
            set_by=side.people[Role.REVIEWER],
        ),
        slot=Slot.objects.create(channel=post.channel, weekday=0, at_time="09:00"),
        rehearsal=Rehearsal.objects.create(
            campaign=of_b, asked_by=officer, started_at=now, campaign_from=now
        ),
        file=PlanImport.objects.create(
            by=officer,
            at=now,
            file_name=f"{PLAN}.csv",
            text=f"campaign,message,channel,language\n{of_b.slug},{PLAN},x,en\n",
        ),
    )


def spoiled(key: uuid.UUID) -> uuid.UUID:
    """Return a uuid one bit off."""
    return uuid.UUID(int=key.int ^ 1)


def tokens(world: World) -> dict[str, str]:
    """Return B's genuine tokens by what they open."""
    withdrawn = world.of_b.withdrawal.person
    assert withdrawn is not None
    return {
        "approval": APPROVAL,
        "contribute": world.of_b.contribute_token,
        "consent": consent_token(world.b.person),
        "guest": guest_token(world.guest),
        "certificate": consent_token(withdrawn),
    }
