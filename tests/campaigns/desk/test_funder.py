"""The funder's rules on a post's page: kept, broken, mended, waived, and kept as evidence."""

from datetime import datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from campaigns.actions.derive_message import derive_message
from campaigns.actions.edit_variant import edit_variant
from campaigns.actions.plan_variant import plan_variant
from campaigns.actions.set_policy import set_deputy
from campaigns.actions.waive_rule import waive_rule
from campaigns.approving import desk_day
from campaigns.complying import Compliance
from campaigns.delivering import DeliveryHandler
from campaigns.desk.approval_card import approval_card
from campaigns.models import ComplianceCheck, Delivery, FunderRule, RuleSet, Variant, Waiver
from campaigns.refused import CampaignRefused
from cms.public import PearlPage
from tests.factories import pearl

ENGLISH = "Co-funded by the European Union"


@pytest.fixture
def funded(story, post, person):
    """The post of a page that the EU paid for, without the sentence that its funder asks for."""
    story.funding_source = "interreg_c004"
    story.save_revision().publish()
    return edit_variant(
        variant=post,
        changes={"statement": ""},
        seen_hash=post.payload_hash,
        by=person(Role.OFFICER),
        now=timezone.now(),
    ) and Variant.objects.get(pk=post.pk)


def decide(client, name, post, **told):
    address = reverse(f"campaign_desk:{name}", args=[post.pk])
    return client.post(address, told, follow=True).content.decode()


def submitted(desk, post):
    decide(desk(Role.OFFICER), "submit", post)
    post.refresh_from_db()
    assert post.state == Variant.State.IN_REVIEW
    return post


def test_what_the_funder_asks_stands_on_the_page_and_holds_the_approval(desk, funded):
    submitted(desk, funded)
    page = decide(desk(Role.REVIEWER), "approve", funded, seen_hash=funded.payload_hash)
    assert "The funder&#x27;s sentence is missing. Please add “Co-funded by" in page
    assert "What the funder asks" in page
    funded.refresh_from_db()
    assert funded.state == Variant.State.IN_REVIEW
    assert not ComplianceCheck.objects.exists()


def test_without_the_gate_it_would_have_been_approved(desk, funded, monkeypatch):
    monkeypatch.setattr(Compliance, "why_held", lambda self: None)
    submitted(desk, funded)
    decide(desk(Role.REVIEWER), "approve", funded, seen_hash=funded.payload_hash)
    funded.refresh_from_db()
    assert funded.state == Variant.State.APPROVED


def test_a_mended_post_is_approved_and_the_evidence_kept(desk, funded, person):
    words = f"{ENGLISH} · Interreg Baltic Sea Region · BSR Cultural Pearls"
    edit_variant(
        variant=funded,
        changes={"statement": words},
        seen_hash=funded.payload_hash,
        by=person(Role.OFFICER),
        now=timezone.now(),
    )
    post = submitted(desk, Variant.objects.get(pk=funded.pk))
    decide(desk(Role.REVIEWER), "approve", post, seen_hash=post.payload_hash)
    post.refresh_from_db()
    assert post.state == Variant.State.APPROVED
    kept = ComplianceCheck.objects.get()
    assert kept.payload_hash == post.payload_hash
    assert {row["outcome"] for row in kept.findings} == {"pass"}
    assert "Interreg" in kept.rule_set


def test_a_derived_post_has_the_words_that_its_funder_asks_for(story, campaign, channels, person):
    story.funding_source = "interreg_c004"
    story.save_revision().publish()
    message = derive_message(
        campaign=campaign, page=story, by=person(Role.OFFICER), now=timezone.now()
    )
    for post in message.variants.all():
        assert post.statement == f"{ENGLISH} · Interreg Baltic Sea Region · BSR Cultural Pearls"


def waived(client, post, *, rule, reason="It is a reply of one line."):
    return decide(client, "waive", post, rule=rule, reason=reason, seen_hash=post.payload_hash)


def test_a_reviewer_waives_with_a_reason_that_is_kept(desk, funded):
    post, reviewer = submitted(desk, funded), desk(Role.REVIEWER)
    for rule in ("statement", "programme", "project"):
        waived(reviewer, post, rule=rule)
    page = decide(reviewer, "approve", post, seen_hash=post.payload_hash)
    assert "waived by Reviewer" in page
    assert "It is a reply of one line." in page
    post.refresh_from_db()
    assert post.state == Variant.State.APPROVED
    outcomes = {row["rule"]: row["outcome"] for row in ComplianceCheck.objects.get().findings}
    assert outcomes["statement"] == "waived"
    assert outcomes["rights"] == "pass"


def test_a_waiver_without_a_reason_is_asked_again(desk, funded):
    post = submitted(desk, funded)
    address = reverse("campaign_desk:waive", args=[post.pk])
    told = {"rule": "statement", "reason": " ", "seen_hash": post.payload_hash}
    answer = desk(Role.REVIEWER).post(address, told)
    assert answer.status_code == 422
    assert "This field is required" in answer.content.decode()
    assert not Waiver.objects.exists()


def test_a_changed_post_has_no_waiver_any_more(desk, funded, person):
    post = submitted(desk, funded)
    waived(desk(Role.REVIEWER), post, rule="statement")
    edit_variant(
        variant=post,
        changes={"text": "Another song."},
        seen_hash=post.payload_hash,
        by=person(Role.OFFICER),
        now=timezone.now(),
    )
    post = submitted(desk, Variant.objects.get(pk=post.pk))
    page = decide(desk(Role.REVIEWER), "approve", post, seen_hash=post.payload_hash)
    assert "sentence is missing" in page
    assert Waiver.objects.count() == 1  # it stays on record, for the words that it was about


@pytest.mark.parametrize(
    ("role", "rule", "seen", "code"),
    [
        (Role.OFFICER, "statement", None, "not-a-reviewer"),
        (Role.REVIEWER, "statement", "older", "changed-since"),
        (Role.REVIEWER, "rights", None, "nothing-to-waive"),
        (Role.REVIEWER, "no-such-rule", None, "nothing-to-waive"),
    ],
)
def test_who_may_not_waive_what(funded, person, role, rule, seen, code):
    with pytest.raises(CampaignRefused) as refused:
        waive_rule(
            variant=funded,
            rule=rule,
            reason="Because.",
            seen_hash=seen or funded.payload_hash,
            by=person(role),
            now=timezone.now(),
        )
    assert refused.value.refusal.code == code
    assert not Waiver.objects.exists()


def test_nobody_waives_for_their_own_post(funded, person):
    Variant.objects.filter(pk=funded.pk).update(author=person(Role.REVIEWER))
    with pytest.raises(CampaignRefused) as refused:
        waive_rule(
            variant=funded,
            rule="statement",
            reason="Because.",
            seen_hash=funded.payload_hash,
            by=person(Role.REVIEWER),
            now=timezone.now(),
        )
    assert refused.value.refusal.code == "own-post"


def test_nor_does_the_author_s_deputy_in_the_author_s_place(funded, person):
    author, deputy, now = person(Role.REVIEWER), person(Role.TRANSLATOR), timezone.now()
    Variant.objects.filter(pk=funded.pk).update(author=author)
    today = desk_day(now)
    set_deputy(absent=author, deputy=deputy, from_on=today, until_on=today, by=author)
    with pytest.raises(CampaignRefused) as refused:
        waive_rule(
            variant=funded,
            rule="statement",
            reason="Because.",
            seen_hash=funded.payload_hash,
            by=deputy,
            now=now,
        )
    assert refused.value.refusal.code == "own-post"
    fresh = Variant.objects.get(pk=funded.pk)
    assert not approval_card(fresh, user=deputy, now=now).may_waive


def names_a_secret(post, person):
    """Let a post name the place of a Pearl whose title is not public."""
    place = pearl("kuldiga", timezone.now().year + 1, "Kuldīga")
    edited = edit_variant(
        variant=post,
        changes={"text": "Next year we meet in Kuldīgā."},
        seen_hash=post.payload_hash,
        by=person(Role.OFFICER),
        now=timezone.now(),
    )
    return place, Variant.objects.get(pk=edited.pk)


def test_a_name_under_embargo_is_not_even_sent_for_approval(desk, post, person):
    _place, post = names_a_secret(post, person)
    page = decide(desk(Role.OFFICER), "submit", post)
    assert "“Kuldīga” is named, but its title is not public yet" in page
    post.refresh_from_db()
    assert post.state == Variant.State.DRAFT


def test_the_name_is_no_secret_once_its_page_is_public(desk, post, person, story):
    place, post = names_a_secret(post, person)
    parent = story.get_parent()
    parent.add_child(instance=PearlPage(title="Kuldīga", slug="kuldiga", pearl=place))
    submitted(desk, post)


def test_the_rules_are_asked_once_more_before_the_call(approved, person):
    """A name that became secret, or a rule of today, holds what was approved yesterday."""
    delivery, now = approved, timezone.now()
    assert DeliveryHandler().gate(delivery, now) is None
    place = pearl("kihnu", now.year + 1, "The island")
    refusal = DeliveryHandler().gate(delivery, now)
    assert (refusal.code, refusal.wait) == ("name-under-embargo", timedelta(seconds=30))
    place.delete()
    today = RuleSet.objects.create(funding="network", name="From today", valid_from=now.date())
    FunderRule.objects.create(
        rule_set=today, key="programme", demand="name", wording="Interreg Baltic Sea Region"
    )
    refusal = DeliveryHandler().gate(delivery, now)
    assert (refusal.code, refusal.wait) == ("name-missing", None)


def from_today(**rule):
    today = RuleSet.objects.create(
        funding="network", name="From today", valid_from=timezone.now().date()
    )
    FunderRule.objects.create(rule_set=today, **rule)


def moved(approved, person, to):
    plan_variant(
        variant=approved.variant,
        local=datetime.combine(to, time(9)),
        zone="UTC",
        by=person(Role.OFFICER),
        now=timezone.now(),
    )


def test_an_approved_post_is_not_moved_to_a_day_that_its_funder_speaks_against(approved, person):
    from_today(key="programme", demand="name", wording="Interreg Baltic Sea Region")
    with pytest.raises(CampaignRefused) as refused:
        moved(approved, person, timezone.localdate() + timedelta(days=3))
    assert refused.value.refusal.code == "name-missing"
    assert Delivery.objects.get().due_at == approved.due_at


def test_a_post_that_is_moved_has_evidence_for_its_new_day(approved, person):
    new_day = timezone.localdate() + timedelta(days=3)
    moved(approved, person, new_day)
    assert ComplianceCheck.objects.order_by("pk").last().sent_on == new_day


def test_nothing_is_waived_once_a_post_is_on_its_way(approved, person):
    from_today(key="programme", demand="name", wording="Interreg Baltic Sea Region")
    Delivery.objects.update(state="sending")
    with pytest.raises(CampaignRefused) as refused:
        waive_rule(
            variant=approved.variant,
            rule="programme",
            reason="Because.",
            seen_hash=approved.payload_hash,
            by=person(Role.REVIEWER),
            now=timezone.now(),
        )
    assert refused.value.refusal.code == "already-gone"


def test_long_words_of_a_funder_fit(story, campaign, channels, person):
    for number in range(3):
        FunderRule.objects.create(
            rule_set=RuleSet.objects.get(funding="network"),
            key=f"name-{number}",
            demand="name",
            wording="a" * 150,
        )
    message = derive_message(
        campaign=campaign, page=story, by=person(Role.OFFICER), now=timezone.now()
    )
    assert message.variants.count() == 2
    for post in message.variants.all():
        post.clean_fields()


def test_a_rule_about_words_is_not_saved_without_them():
    with pytest.raises(ValidationError, match="which words"):
        FunderRule(key="x", demand="statement", wording=" ").clean()


def test_administrators_keep_the_rules_and_others_read_them(desk, post):
    network = RuleSet.objects.get(funding="network")
    address = reverse("desk_rules:edit", args=[network.pk])
    assert desk(Role.ADMINISTRATOR).get(address).status_code == 200
    assert desk(Role.OFFICER).get(address).status_code == 302
    assert network.name in desk(Role.OFFICER).get(reverse("desk_rules:index")).content.decode()
