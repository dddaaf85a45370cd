"""A person's own link: what is shown of them, taking back some of it, taking back all of it."""

import base64

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.links import link_token
from media_library.consents.tokens import consent_link, consent_token
from media_library.models import Asset, Person, Withdrawal
from media_library.photos.renditions import make_renditions
from media_library.rights.clearing import channels_left, is_withdrawn
from media_library.rules.standing import Channel
from tests.media_library.rights.people import agreed, photo_of, somebody
from tests.media_library.rights.working import work_until_done

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    return somebody()


@pytest.fixture
def shown(anna):
    agreed(anna, [Channel.WEB, Channel.SOCIAL])
    made = photo_of(anna)
    made.asset.preview.save("previews/p.jpg", ContentFile(b"small"))
    return made


def own(person: Person, below: str = "") -> str:
    return f"/consent/{consent_token(person)}/{below}"


def test_the_page_shows_what_is_held_and_what_was_agreed_to(client, anna, shown):
    page = client.get(own(anna))
    html = page.content.decode()
    assert page.status_code == 200
    assert "1 picture or video" in html
    assert str(shown.asset.uuid) in html
    assert "I agree that photos and videos" in html
    assert "On social networks" in html
    assert "In print" not in html


def test_a_photo_that_an_officer_added_is_seen_too(client, anna, shown):
    Asset.objects.filter(pk=shown.asset.pk).update(preview="")
    address = own(anna, f"pictures/{shown.asset.uuid}/")
    assert client.get(address).status_code == 404
    assert address not in client.get(own(anna)).content.decode()
    make_renditions(shown)
    assert address in client.get(own(anna)).content.decode()
    assert b"".join(client.get(address).streaming_content).startswith(b"\xff\xd8")


def test_it_stays_out_of_caches_search_and_referrers(client, anna, shown):
    page = client.get(own(anna))
    assert "no-store" in page["Cache-Control"]
    assert "private" in page["Cache-Control"]
    assert "noindex" in page["X-Robots-Tag"]
    assert page["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_it_speaks_every_language(client, anna, shown, language):
    page = client.get(own(anna), {"lang": language})
    assert page["Content-Language"] == language
    assert f'<html lang="{language}"' in page.content.decode()


def test_without_a_wish_it_speaks_the_language_of_the_consent(client):
    person = somebody()
    agreed(person, text_language="fi")
    assert client.get(own(person))["Content-Language"] == "fi"


def test_one_bit_off_is_as_if_it_had_never_been(client, anna, shown):
    token = consent_token(anna)
    raw = bytearray(base64.urlsafe_b64decode(token + "="))
    for place in (0, 15, 16, 31):
        other = bytearray(raw)
        other[place] ^= 1
        text = base64.urlsafe_b64encode(bytes(other)).decode().rstrip("=")
        for below in ("", "withdraw/", f"pictures/{shown.asset.uuid}/"):
            assert client.get(f"/consent/{text}/{below}").status_code == 404
        assert client.post(f"/consent/{text}/withdraw/").status_code == 404
    assert not Withdrawal.objects.exists()


def test_a_key_of_another_purpose_or_of_before_opens_nothing(client, anna, shown):
    other = link_token(purpose="contribute", key=anna.uuid, epoch=anna.epoch)
    assert client.get(f"/consent/{other}/").status_code == 404
    old = own(anna)
    Person.objects.update(epoch=1)
    assert client.get(old).status_code == 404


def test_only_pictures_of_this_very_person_are_handed_out(client, anna, shown):
    other = photo_of(somebody("Per Holm"))
    other.asset.preview.save("previews/q.jpg", ContentFile(b"other"))
    mine = client.get(own(anna, f"pictures/{shown.asset.uuid}/"))
    assert b"".join(mine.streaming_content) == b"small"
    assert "no-store" in mine["Cache-Control"]
    assert client.get(own(anna, f"pictures/{other.asset.uuid}/")).status_code == 404
    assert "Per Holm" not in client.get(own(anna)).content.decode()


def test_places_can_be_taken_back_one_by_one_but_none_added(client, anna, shown):
    consent = anna.consents.get()
    sent = {"consent": consent.uuid, "channels": ["web", "print"]}
    assert client.post(own(anna, "narrow/"), sent).status_code == 303
    assert channels_left(consent) == {"web", "social"}  # "print" was never there: nothing is done
    client.post(own(anna, "narrow/"), {"consent": consent.uuid, "channels": ["web"]})
    assert channels_left(consent) == {"web"}
    assert consent.events.last().by == anna.name


def test_somebody_elses_consent_cannot_be_narrowed(client, anna, shown):
    other = agreed(somebody("Per Holm"))
    answer = client.post(own(anna, "narrow/"), {"consent": other.uuid, "channels": []})
    assert answer.status_code == 404
    assert other.events.count() == 1
    assert client.post(own(anna, "narrow/"), {"consent": "x"}).status_code == 404


def test_everything_is_taken_back_after_one_question(client, anna, shown):
    asked = client.get(own(anna, "withdraw/")).content.decode()
    assert "cannot be undone" in asked
    assert not Asset.objects.get(pk=shown.asset_id).is_withdrawn  # asking is not doing
    answer = client.post(own(anna, "withdraw/"), {"reason": "No more."}, follow=True)
    html = answer.content.decode()
    assert "no longer on the website" in html
    assert str(shown.asset.uuid) not in html
    withdrawal = Withdrawal.objects.get()
    assert withdrawal.by_own_link
    assert withdrawal.reason == "No more."
    assert withdrawal.originals == Withdrawal.Original.DESTROYED
    work_until_done(withdrawal)
    assert "Read the certificate" in client.get(own(anna)).content.decode()


def test_what_was_agreed_to_is_taken_back_before_any_picture_is_there(client, anna):
    assert "Take everything back" not in client.get(own(anna)).content.decode()
    consent = agreed(anna)
    assert "Take everything back" in client.get(own(anna)).content.decode()
    assert "0 pictures" not in client.get(own(anna, "withdraw/")).content.decode()
    client.post(own(anna, "withdraw/"))
    assert is_withdrawn(consent)
    assert "Take everything back" not in client.get(own(anna)).content.decode()


def test_a_certificate_opens_for_whom_it_is_about_only(client, anna, shown):
    client.post(own(anna, "withdraw/"))
    withdrawal = work_until_done(Withdrawal.objects.get())
    mine = client.get(own(anna, f"certificate/{withdrawal.uuid}/"))
    assert "The seal is whole" in mine.content.decode()
    other = somebody("Per Holm")
    assert client.get(own(other, f"certificate/{withdrawal.uuid}/")).status_code == 404


def test_a_guardian_speaks_for_a_child(client):
    child = somebody("Elza", is_minor=True, guardian_name="Ilze Ozola")
    agreed(child)
    photo_of(child)
    assert "Pictures that show Elza" in client.get(own(child)).content.decode()
    client.post(own(child, "withdraw/"))
    assert Withdrawal.objects.get().asked_by == "Ilze Ozola"


def test_a_name_with_markup_stays_a_name(client):
    person = somebody("<script>alert(1)</script> \u202eأنا" + "x" * 100)
    agreed(person)
    html = client.get(own(person)).content.decode()
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;" in html


def test_the_link_is_a_whole_address(anna):
    assert consent_link(anna) == f"http://testserver{own(anna)}"


def test_nobody_needs_a_cookie(client, anna, shown):
    client.post(own(anna, "withdraw/"), {"reason": ""})
    assert not client.cookies
    assert Withdrawal.objects.get().asked_at <= timezone.now()
