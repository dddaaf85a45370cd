"""What follows from an announcement: posts and mails to guests, each owed once, never early."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.rules.roles import Role
from campaigns.actions import tell_news as telling_action
from campaigns.delivering import DeliveryHandler
from campaigns.models import Approval, ApprovalPolicy, ChannelAccount, Delivery, Message, Variant
from ceremonies import announced
from ceremonies.actions import telling_all
from ceremonies.actions.announcing import Refused, content_of
from ceremonies.actions.publishing_pearls import publish_owed
from ceremonies.actions.rehearsing import rehearse
from ceremonies.actions.revealing import reveal_due
from ceremonies.actions.telling_all import NothingToTell, tell_all
from ceremonies.actions.telling_news import tell_owed
from ceremonies.clock import Clock
from ceremonies.models import Announcement, GuestLetter, OwedNews, Pool
from cms.models import PearlPage
from outbox.signals import rows_due
from tests.ceremonies.evening import come
from tests.ceremonies.finale import TWO, armer, finale, written
from tests.ceremonies.post import mails_to
from tests.ceremonies.telling import (
    TEXTS,
    armed_with,
    let_letters_leave,
    outlets,
    sealed_with,
    telling,
)
from tests.factories import organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def made(now, settings):
    """A finale on a site in two languages."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = TWO
    return finale("en", "lv", now=now)


@pytest.fixture
def soon(now):
    return now + timedelta(hours=1)


@pytest.fixture
def announce(made, now, soon):
    """Arm an announcement with its posts, and let it happen; returns it."""

    def announce(**told):
        row = armed_with(made, now=now, reveal_at=soon, **{"posts": telling(), **told})
        assert reveal_due(now=soon) == 1
        return row

    return announce


def posts():
    return sorted(
        Delivery.objects.values_list("variant__channel__kind", "variant__language", "state")
    )


def test_what_is_told_is_sealed_with_the_rest(made, now, soon):
    posts = telling()
    row = armed_with(made, now=now, reveal_at=soon, posts=posts, guests=True)
    content = content_of(row)
    assert (content.telling, content.guests_told) == (posts, True)


def test_what_was_sealed_before_there_were_posts_can_be_read(made, now):
    content = content_of(written(made, now=now))
    assert (content.telling, content.guests_told) == (None, False)


class TestPosts:
    def test_each_is_owed_at_once_and_once(self, announce, soon):
        rung = []
        rows_due.connect(heard := lambda sender, **_: rung.append(sender), weak=False)
        announce()
        assert tell_owed(now=soon) == (1, 0)
        assert tell_owed(now=soon) == (0, 0)
        rows_due.disconnect(heard)
        assert posts() == [
            (kind, language, "ready")
            for kind in ("feed", "mail", "mastodon")
            for language in ("en", "lv")
        ]
        assert {one.due_at for one in Delivery.objects.all()} == {soon}
        assert Delivery in rung
        owed = OwedNews.objects.get()
        assert (owed.owed, owed.waiting, owed.written_at) == (6, 0, soon)

    def test_they_say_what_was_armed_and_lead_to_the_finale(self, announce, soon):
        announce()
        tell_owed(now=soon)
        post = Variant.objects.get(channel__kind="feed", language="lv")
        assert post.payload["text"].startswith(TEXTS["lv"])
        assert "/lv/ceremonies/finale/" in post.payload["link"]
        assert "Zmierzchowo" in post.payload["tags"]
        assert post.payload["images"] == []

    def test_who_armed_it_has_approved_them(self, announce, soon):
        hands = armer(), armer(Role.ADMINISTRATOR)
        announce(hands=hands)
        tell_owed(now=soon)
        assert {one.by for one in Approval.objects.all()} == {hands[0]}
        names = [hand.shown_name for hand in hands]
        message = Message.objects.get()
        assert message.title == "The Cultural Pearls of 2028"
        line = ModelLogEntry.objects.get(action="campaigns.told")
        assert line.data == {"approved_by": names}

    def test_nobody_approves_their_own_words(self, announce, soon):
        hands = armer(), armer()
        announce(hands=hands, posts=telling(by=hands[0]))
        tell_owed(now=soon)
        assert {one.by for one in Approval.objects.all()} == {hands[1]}

    def test_two_stages_want_both_and_no_author_among_them(self, announce, soon):
        ApprovalPolicy.objects.create(organisation=organisation(), is_two_stage=True)
        announce()
        tell_owed(now=soon)
        assert Delivery.objects.count() == 6
        assert Approval.objects.count() == 12

    def test_what_meets_a_refusal_waits_at_the_desk_and_stops_nothing(self, announce, soon):
        ApprovalPolicy.objects.create(organisation=organisation(), is_two_stage=True)
        hands = armer(), armer()
        announce(hands=hands, posts=telling(by=hands[0]))
        assert tell_owed(now=soon) == (1, 0)
        assert not Delivery.objects.exists()
        assert set(Variant.objects.values_list("state", flat=True)) == {"in_review"}
        owed = OwedNews.objects.get()
        assert (owed.owed, owed.waiting) == (0, 6)

    def test_an_outlet_that_is_off_meanwhile_is_left_out(self, announce, soon):
        announce()
        ChannelAccount.objects.filter(kind="mail").update(is_active=False)
        tell_owed(now=soon)
        assert {kind for kind, *_rest in posts()} == {"feed", "mastodon"}

    def test_a_language_without_text_is_not_told_in(self, announce, soon):
        announce(posts=telling(texts={"en": TEXTS["en"], "lv": " "}))
        tell_owed(now=soon)
        assert {language for _kind, language, _state in posts()} == {"en"}

    def test_they_go_out_though_no_page_of_a_pearl_is_there(self, announce, soon, monkeypatch):
        announce()
        tell_owed(now=soon)
        row = Delivery.objects.filter(variant__channel__kind="feed").first()
        assert DeliveryHandler().gate(row, soon) is None
        assert not PearlPage.objects.exists()
        publish_owed(now=soon)
        assert DeliveryHandler().gate(row, soon) is None


class TestWhatFails:
    """The moment waits for no post; posts are written all together or not at all, and again."""

    @pytest.fixture
    def falls(self, monkeypatch):
        def broken(*_, **__):
            raise ValueError("Quillhaven is too long")

        with monkeypatch.context() as cut:
            cut.setattr(telling_action, "approve_variant", broken)
            yield cut

    def test_the_moment_comes_all_the_same(self, announce, soon, falls, caplog):
        row = announce()
        assert tell_owed(now=soon) == (0, 1)
        assert publish_owed(now=soon) == (4, 0)
        assert Announcement.objects.get(pk=row.pk).state == "announced"
        assert not Message.objects.exists()
        assert "ValueError" in caplog.text
        assert "uillhaven" not in caplog.text
        falls.undo()
        assert tell_owed(now=soon) == (0, 0)
        assert tell_owed(now=soon + timedelta(seconds=5)) == (1, 0)
        assert Delivery.objects.count() == 6

    @pytest.mark.parametrize("after", [0, 3])
    def test_cut_off_between_posts_none_is_there_and_then_each_once(
        self, announce, soon, monkeypatch, after
    ):
        announce()
        owe, calls = telling_action._owe, []

        def fall(*args, **given):
            calls.append(args)
            if len(calls) > after:
                raise KeyboardInterrupt
            return owe(*args, **given)

        with monkeypatch.context() as cut:
            cut.setattr(telling_action, "_owe", fall)
            with pytest.raises(KeyboardInterrupt):
                tell_owed(now=soon)
        assert not Message.objects.exists()
        assert not Delivery.objects.exists()
        assert tell_owed(now=soon) == (1, 0)
        assert Delivery.objects.count() == 6

    def test_if_owing_fails_in_the_moment_nothing_is_announced(self, made, now, soon, monkeypatch):
        row = armed_with(made, now=now, reveal_at=soon, posts=telling())

        def fall(*_, **__):
            raise KeyboardInterrupt

        with monkeypatch.context() as cut:
            cut.setattr(OwedNews.objects, "bulk_create", fall)
            with pytest.raises(KeyboardInterrupt):
                reveal_due(now=soon)
        assert Announcement.objects.get(pk=row.pk).state == "armed"
        assert not row.owed_pages.exists()
        assert reveal_due(now=soon) == 1
        assert OwedNews.objects.count() == 1

    def test_control_without_the_row_that_says_it_is_written_they_are_doubled(self, announce, soon):
        announce()
        tell_owed(now=soon)
        OwedNews.objects.update(written_at=None)
        tell_owed(now=soon)
        assert Delivery.objects.count() == 12


class TestOneClockAndAnother:
    def test_a_second_clock_and_a_restart_double_nothing(self, made, now, soon):
        armed_with(made, now=now, reveal_at=soon, posts=telling(), guests=True)
        for _ in range(3):
            Clock(tell_time=lambda: soon).look()
        assert Delivery.objects.count() == 6
        assert not Clock(tell_time=lambda: soon).look()

    def test_before_the_moment_nothing_of_it_stands_in_any_table(self, made, now, soon):
        armed_with(made, now=now, reveal_at=soon, posts=telling(), guests=True)
        Clock(tell_time=lambda: soon - timedelta(seconds=1)).look()
        for model in (Message, Variant, Delivery, OwedNews, GuestLetter):
            assert not model.objects.exists()


class TestMailsToGuests:
    @pytest.fixture
    def guests(self, made):
        """Two who have a seat, in different languages, and one who never confirmed."""
        Pool.objects.create(ceremony=made, kind="on-site", cap=5)
        made.registration_opens_at = made.starts_at - timedelta(days=60)
        made.save()
        for address, language in (("a@example.org", "en"), ("b@example.org", "lv")):
            came = come(made, address, now=timezone.now())
            type(came).objects.filter(pk=came.pk).update(
                language=language, confirmed_at=timezone.now()
            )
        come(made, "unsure@example.org", now=timezone.now())

    def test_each_hears_once_in_their_language(self, announce, guests, soon):
        announce(posts=None, guests=True)
        for _ in range(2):
            tell_owed(now=soon)
        assert GuestLetter.objects.filter(kind="announced").count() == 2
        let_letters_leave()
        (mail,) = mails_to("b@example.org")
        assert mail.language == "lv"
        assert "Quillhaven lv title" in mail.text
        assert "/lv/ceremonies/finale/" in mail.text
        assert not any("uillhaven" in mail.text for mail in mails_to("unsure@example.org"))
        assert OwedNews.objects.get().owed == 2

    def test_only_where_somebody_wanted_it(self, announce, guests, soon):
        announce(posts=None)
        tell_owed(now=soon)
        assert not GuestLetter.objects.filter(kind="announced").exists()

    def test_nobody_can_send_it_before(self, made, guests, now, soon):
        armed_with(made, now=now, reveal_at=soon, guests=True)
        with pytest.raises(NothingToTell):
            tell_all(ceremony_id=made.pk, kind="announced", now=now)

    def test_written_too_early_it_would_name_nothing(self, made, guests, now, soon, monkeypatch):
        """Two guards: with the first one off, the mail still has no name in it."""
        armed_with(made, now=now, reveal_at=soon, guests=True)
        monkeypatch.setattr(telling_all, "why_not_tell", lambda *_, **__: "")
        tell_all(ceremony_id=made.pk, kind="announced", now=now)
        (mail,) = mails_to("a@example.org")
        assert "uillhaven" not in mail.text

    def test_control_with_both_off_it_would(self, made, guests, now, soon, monkeypatch):
        armed_with(made, now=now, reveal_at=soon, guests=True)
        monkeypatch.setattr(telling_all, "why_not_tell", lambda *_, **__: "")
        monkeypatch.setattr(announced, "is_open", lambda _row: True)
        tell_all(ceremony_id=made.pk, kind="announced", now=now)
        (mail,) = mails_to("a@example.org")
        assert "Quillhaven" in mail.text


class TestRehearsing:
    def test_posts_and_mails_are_rehearsed_on_the_real_way_and_taken_back(self, made, now, soon):
        sealed_with(made, now=now, reveal_at=soon, posts=telling(), guests=True)
        armer()
        went = rehearse(ceremony_id=made.pk, by=armer(), now=now)
        assert (went.published, went.failed, went.owed, went.waiting) == (4, 0, 6, 0)
        for model in (Message, Variant, Delivery, OwedNews, GuestLetter):
            assert not model.objects.exists()

    def test_it_finds_what_would_wait_for_a_person(self, made, now, soon):
        ApprovalPolicy.objects.create(organisation=organisation(), is_two_stage=True)
        hand = armer()
        sealed_with(made, now=now, reveal_at=soon, posts=telling(by=hand))
        armer()
        went = rehearse(ceremony_id=made.pk, by=hand, now=now)
        assert (went.owed, went.waiting) == (0, 6)


class TestArming:
    def test_a_post_that_a_channel_would_refuse_is_not_armed(self, made, now, soon):
        long = telling(texts={"en": "long " * 200}, on=outlets()[2:])
        with pytest.raises(Refused) as refused:
            armed_with(made, now=now, reveal_at=soon, posts=long)
        assert refused.value.refusal.code == "posts-wrong"

    def test_nor_posts_of_which_none_can_be_made(self, made, now, soon):
        with pytest.raises(Refused) as refused:
            armed_with(made, now=now, reveal_at=soon, posts=telling(texts={"fi": "Hei!"}))
        assert refused.value.refusal.code == "posts-wrong"

    def test_other_posts_are_other_content(self, made, now, soon):
        row = armed_with(made, now=now, reveal_at=soon, posts=telling())
        again = sealed_with(made, now=now, reveal_at=soon, posts=telling(texts={"en": "Hi!"}))
        assert (again.state, again.commitment != row.commitment) == ("draft", True)
