"""A sealed announcement: written, armed by two, announced once whatever happens."""

import hashlib
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.rules.roles import Role
from accounts.sealing import SecretUnreadable
from ceremonies.actions import arming, publishing_pearls, revealing
from ceremonies.actions.announcing import Refused, announcement_of, content_of, opened_text, write
from ceremonies.actions.arming import arm
from ceremonies.actions.cueing import press
from ceremonies.actions.publishing_pearls import publish_owed
from ceremonies.actions.rehearsing import rehearse
from ceremonies.actions.revealing import reveal, reveal_due
from ceremonies.models import Announcement, Arming, Cue, OwedPage
from ceremonies.rules.announcing import Press
from cms.models import Municipality, Pearl, PearlPage, TitleYear
from tests.ceremonies.evening import ceremony
from tests.ceremonies.finale import (
    LANGUAGES,
    TWO,
    armed,
    armer,
    content,
    finale,
    new_pearl,
    stage,
    written,
)
from tests.factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def made(now):
    """A finale without pages: most of this happens far from any."""
    return stage(now)


@pytest.fixture
def site(now, settings):
    """A finale on a site in two languages."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = TWO
    return finale("en", "lv", now=now)


def refusal_of(do, *args, **given):
    with pytest.raises(Refused) as refused:
        do(*args, **given)
    return refused.value.refusal.code


def everything():
    """Return every row of every table as text: what a dump of the database would hold."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [str(row) for row in cursor.fetchall()]
    return "\n".join(rows)


class TestWriting:
    def test_nothing_of_it_can_be_read_in_the_database(self, made, now):
        row = armed(made, now=now)
        assert content_of(row) == content()
        assert "uillhaven" not in everything().lower()

    def test_without_the_seal_it_can(self, made, now, monkeypatch):
        """The control: what hides it is the seal, and the search would find it."""
        monkeypatch.setattr(
            "ceremonies.actions.announcing.seal_text", lambda text, *, bound_to: text
        )
        written(made, now=now)
        assert "uillhaven" in everything().lower()

    def test_the_seal_of_another_row_does_not_open_here(self, made, now):
        row = written(made, now=now)
        other = written(stage(now), now=now)
        Announcement.objects.filter(pk=other.pk).update(sealed=row.sealed)
        with pytest.raises(SecretUnreadable):
            content_of(Announcement.objects.get(pk=other.pk))

    def test_only_a_finale_announces(self):
        assert refusal_of(announcement_of, ceremony_id=ceremony(kind="local").pk) == "no-finale"

    def test_the_commitment_is_of_the_text_and_new_each_time(self, made, now):
        row = written(made, now=now)
        assert row.commitment == hashlib.sha256(opened_text(row).encode()).hexdigest()
        assert written(made, now=now).commitment != row.commitment

    def test_of_two_who_write_at_once_the_second_is_told(self, made, now):
        row = written(made, now=now)
        given = {
            "announcement_id": row.pk,
            "content": content(),
            "reveal_at": row.reveal_at,
            "by": None,
            "now": now,
            "seen": row.commitment,
        }
        write(**given)
        assert refusal_of(write, **given) == "changed-meanwhile"

    def test_shortly_before_nothing_is_written_any_more(self, made, now):
        row = armed(made, now=now)
        late = row.reveal_at - timedelta(minutes=1)
        assert refusal_of(written, made, now=late) == "too-late"
        press(announcement_id=row.pk, button=Press.HOLD, by=None, now=late)
        assert written(made, now=late).state == "draft"


class TestArming:
    def test_two_different_persons_arm(self, made, now):
        row, first = written(made, now=now), armer()
        given = {"announcement_id": row.pk, "seen": row.commitment, "now": now}
        assert arm(person=first, **given).state == "draft"
        assert refusal_of(arm, person=first, **given) == "same-person"
        assert arm(person=armer(Role.ADMINISTRATOR), **given).state == "armed"
        kinds = [cue.kind for cue in row.cues.all()]
        assert kinds == ["armed", "armed-first", "written"]

    def test_without_the_count_one_person_is_enough(self, made, now, monkeypatch):
        """The control: what asks for the second person is the rule."""
        monkeypatch.setattr(arming, "is_armed_by_two", lambda *_, **__: True)
        row = written(made, now=now)
        row = arm(announcement_id=row.pk, person=armer(), seen=row.commitment, now=now)
        assert row.state == "armed"

    def test_the_database_counts_a_person_once(self, made, now):
        row, first = written(made, now=now), armer()
        line = {"announcement": row, "person": first, "digest": row.commitment, "armed_at": now}
        Arming.objects.create(**line)
        with pytest.raises(IntegrityError), transaction.atomic():
            Arming.objects.create(**line)

    def test_officers_write_but_do_not_arm(self, made, now):
        row = written(made, now=now)
        given = {"announcement_id": row.pk, "seen": row.commitment, "now": now}
        assert refusal_of(arm, person=person(Role.OFFICER), **given) == "no-right"

    def test_any_change_disarms(self, made, now):
        row = armed(made, now=now)
        again = written(made, now=now)
        assert (again.state, again.prepared) == ("draft", "")
        old = {"announcement_id": row.pk, "person": armer(), "seen": row.commitment, "now": now}
        assert refusal_of(arm, **old) == "changed-meanwhile"
        # Who armed the old content has not armed the new one.
        assert arm(**{**old, "seen": again.commitment}).state == "draft"

    def test_it_is_not_armed_with_a_language_missing(self, made, now):
        row = written(made, new_pearl(languages=LANGUAGES[:-1]), now=now)
        with pytest.raises(Refused) as refused:
            arm(announcement_id=row.pk, person=armer(), seen=row.commitment, now=now)
        told = refused.value.refusal
        assert (told.code, told.facts["name"], told.facts["number"]) == ("incomplete", "Pearl 1", 3)

    def test_nor_with_the_address_of_another_pearl(self, made, now):
        row = written(made, new_pearl("Rujiena"), now=now)
        given = {"announcement_id": row.pk, "seen": row.commitment, "now": now}
        assert refusal_of(arm, person=armer(), **given) == "address-taken"


class TestTheMoment:
    def test_it_comes_at_its_time_and_once(self, made, now):
        row = armed(made, now=now)
        assert reveal_due(now=row.reveal_at - timedelta(microseconds=1)) == 0
        assert not OwedPage.objects.exists()
        assert reveal_due(now=row.reveal_at) == 1
        assert reveal_due(now=row.reveal_at) == 0
        assert not reveal(announcement_id=row.pk, now=row.reveal_at)
        assert OwedPage.objects.count() == 18
        assert Cue.objects.filter(kind="announced").count() == 1

    def test_the_pages_come_in_nine_languages(self, now, client):
        row = armed(finale(now=now), now=now)
        reveal_due(now=row.reveal_at)
        assert publish_owed(now=row.reveal_at) == (18, 0)
        assert publish_owed(now=row.reveal_at) == (0, 0)
        assert PearlPage.objects.live().count() == 18
        assert Pearl.objects.get(slug="quillhaven").title_year_id == 2028
        assert len(set(PearlPage.objects.values_list("translation_key", flat=True))) == 2
        for code in LANGUAGES:
            page = client.get(f"/{code}/pearls/quillhaven/").content.decode()
            assert f"Quillhaven {code} body." in page

    def test_held_it_does_not_come_and_goes_on_later(self, made, now):
        row = armed(made, now=now)
        press(announcement_id=row.pk, button=Press.HOLD, by=None, now=now)
        pressed = {"announcement_id": row.pk, "by": None, "now": now}
        assert refusal_of(press, button=Press.GO_NOW, **pressed) == "held"
        assert reveal_due(now=row.reveal_at) == 0
        press(button=Press.GO_ON, **pressed)
        assert reveal_due(now=row.reveal_at) == 1
        assert refusal_of(press, button=Press.HOLD, **pressed) == "announced"

    def test_go_now_and_five_more_move_it(self, made, now):
        row = armed(made, now=now)
        press(announcement_id=row.pk, button=Press.FIVE_MORE, by=None, now=now)
        assert reveal_due(now=row.reveal_at) == 0
        press(announcement_id=row.pk, button=Press.GO_NOW, by=None, now=now)
        assert reveal_due(now=now) == 1

    def test_armed_by_one_behind_our_back_it_does_not_come(self, made, now, caplog):
        row = armed(made, now=now)
        row.armings.last().delete()
        assert reveal_due(now=row.reveal_at) == 0
        assert "not-armed-by-two" in caplog.text

    def test_another_text_than_was_committed_to_does_not_come(self, made, now, caplog):
        row = armed(made, now=now)
        Announcement.objects.filter(pk=row.pk).update(commitment="0" * 64)
        row.armings.update(digest="0" * 64)
        assert reveal_due(now=row.reveal_at) == 0
        assert "CommitmentBroken" in caplog.text

    @pytest.mark.parametrize("step", ["note", "_number_of_pearls"])
    def test_cut_off_in_the_moment_nothing_has_happened(self, made, now, monkeypatch, step):
        row = armed(made, now=now)

        def fall(*_, **__):
            raise KeyboardInterrupt

        with monkeypatch.context() as cut:
            cut.setattr(revealing, step, fall)
            with pytest.raises(KeyboardInterrupt):
                reveal_due(now=row.reveal_at)
        assert Announcement.objects.get(pk=row.pk).state == "armed"
        assert not OwedPage.objects.exists()
        assert reveal_due(now=row.reveal_at) == 1
        assert OwedPage.objects.count() == 18

    @pytest.mark.parametrize("after", [0, 1, 3])
    def test_cut_off_between_pages_each_comes_once(self, site, now, monkeypatch, after):
        row = armed(site, now=now)
        reveal_due(now=row.reveal_at)
        publish, calls = publishing_pearls.publish_pearl, []

        def fall(**given):
            page = publish(**given)
            calls.append(page)
            if len(calls) == after + 1:  # published, but not yet written down
                raise KeyboardInterrupt
            return page

        with monkeypatch.context() as cut:
            cut.setattr(publishing_pearls, "publish_pearl", fall)
            with pytest.raises(KeyboardInterrupt):
                publish_owed(now=row.reveal_at)
        assert PearlPage.objects.live().count() == after
        assert publish_owed(now=row.reveal_at) == (4 - after, 0)
        assert PearlPage.objects.live().count() == 4

    def test_a_page_that_fails_stops_no_other_and_is_tried_again(
        self, site, now, monkeypatch, caplog
    ):
        row = armed(site, now=now)
        reveal_due(now=row.reveal_at)
        publish = publishing_pearls.publish_pearl

        def fails_in_latvian(*, language, **given):
            if language == "lv":
                raise ValueError("Quillhaven is not a town")
            return publish(language=language, **given)

        with monkeypatch.context() as broken:
            broken.setattr(publishing_pearls, "publish_pearl", fails_in_latvian)
            assert publish_owed(now=row.reveal_at) == (2, 2)
        assert "Pearl 1 in lv could not be published: ValueError" in caplog.text
        assert "uillhaven" not in caplog.text
        assert publish_owed(now=row.reveal_at) == (0, 0)
        assert publish_owed(now=row.reveal_at + timedelta(seconds=5)) == (2, 0)


class TestRehearsing:
    def test_everything_is_done_and_nothing_stays(self, site, now):
        before = {model: model.objects.count() for model in (Municipality, Pearl, TitleYear)}
        armer()
        went = rehearse(ceremony_id=site.pk, by=armer(), now=now)
        assert (went.published, went.failed) == (4, 0)
        assert went.moment_took < timedelta(seconds=1)
        assert {model: model.objects.count() for model in before} == before
        assert not Announcement.objects.filter(is_rehearsal=True).exists()
        assert "Rehearsal Pearl" not in everything()
        assert Cue.objects.get().kind == "rehearsed"

    def test_not_taken_back_it_would_be_public(self, site, now, client, monkeypatch):
        """The control: what takes it all back is the end of its transaction."""
        monkeypatch.setattr(transaction, "set_rollback", lambda *_: None)
        armer()
        rehearse(ceremony_id=site.pk, by=armer(), now=now)
        assert "Rehearsal Pearl" in client.get("/en/pearls/").content.decode()

    def test_it_finds_that_there_is_no_second_person(self, made, now):
        alone = armer()
        assert refusal_of(rehearse, ceremony_id=made.pk, by=alone, now=now) == "no-second-person"


class TestTheLastGuard:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"state": "announced"},
            {"state": "perhaps"},
            {"prepared": ""},
            {"sealed": ""},
            {"reveal_at": None},
            {"state": "draft", "held_at": timezone.now()},
        ],
    )
    def test_the_database_refuses_what_cannot_be(self, now, wrong):
        row = armed(stage(now), now=now)
        with pytest.raises(IntegrityError), transaction.atomic():
            Announcement.objects.filter(pk=row.pk).update(**wrong)

    def test_a_finale_has_one_announcement(self, now):
        made = stage(now)
        announcement_of(ceremony_id=made.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            Announcement.objects.create(ceremony=made)

    def test_the_log_is_never_changed(self, now):
        cue = written(stage(now), now=now).cues.get()
        cue.kind = "hold"
        with pytest.raises(TypeError):
            cue.save()
