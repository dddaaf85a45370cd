"""What phones at the door ask the server, and what they are told."""

import html
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from ceremonies.actions.changing import cancel, switch
from ceremonies.actions.opening_gates import revoke_gate
from ceremonies.actions.registering import NotOpen
from ceremonies.door import bearer
from ceremonies.models import Entry, Gate, Person, PhotoAnswer, Pool, Registration, Scan
from ceremonies.rules.tickets import code_of, in_groups
from tests.ceremonies.evening import out_of_balance
from tests.ceremonies.gates import Phone, gate_at, guest, ticket, tonight

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    made = tonight()
    yield made
    assert out_of_balance(made) == []


@pytest.fixture
def phone(client, hall):
    made = Phone(client, gate_at(hall))
    assert made.open().status_code == 200
    return made


def test_a_link_and_its_pin_open_the_gate(client, hall):
    answer = Phone(client, gate_at(hall)).open().json()
    assert answer["ceremony"]["name"] == "Evening"
    assert answer["ceremony"]["uid"] == hall.calendar_uid.hex
    assert answer["gate"]["name"] == "North"
    assert len(answer["public_key"]) == 43
    assert {"token", "server_now"} <= set(answer)


def test_a_guest_is_let_in_once(phone, hall):
    (person,) = guest(hall)
    first = phone.reads(ticket(person))
    assert first["verdict"] == "admitted"
    again = phone.reads(ticket(person))
    assert (again["verdict"], again["first_gate"]) == ("already", "North")
    assert again["first_at"] == first["first_at"]
    assert Entry.objects.count() == 1
    assert phone.get("inside").json()["inside"] == 1


def test_the_same_scan_sent_again_is_answered_alike(phone, hall):
    (person,) = guest(hall)
    nonce = str(uuid.uuid4())
    answers = [phone.reads(ticket(person), nonce=nonce) for _ in range(3)]
    assert [one["verdict"] for one in answers] == ["admitted"] * 3
    assert Scan.objects.count() == 1


def test_a_code_and_a_pick_from_the_list_do_as_well(phone, hall):
    one, two = guest(hall, party=2)
    typed = in_groups(code_of(one.ticket)).lower()
    assert phone.reads(typed)["verdict"] == "admitted"
    assert phone.reads(None, ticket=two.ticket.hex)["verdict"] == "admitted"


def test_every_changed_byte_of_a_ticket_is_noticed(phone, hall):
    (person,) = guest(hall)
    whole = ticket(person)
    changed = [
        whole[:at] + ("A" if whole[at] != "A" else "B") + whole[at + 1 :]
        for at in range(5, len(whole))
        if whole[at] != "."
    ]
    cut = [whole[:end] for end in (6, 40, 60, len(whole) - 1)]
    results = phone.scan(*({"read": read} for read in [*changed, *cut])).json()["results"]
    assert {one["verdict"] for one in results} == {"forged"}
    assert not Entry.objects.exists()


def test_without_the_signature_a_forged_ticket_would_open(phone, hall, monkeypatch):
    """Negative control: when nobody looks at the signature."""
    (person,) = guest(hall)
    whole = ticket(person)
    forged = whole[:-4] + ("AAAA" if whole[-4:] != "AAAA" else "BBBB")
    assert phone.reads(forged)["verdict"] == "forged"
    monkeypatch.setattr("ceremonies.actions.recognising.is_genuine", lambda read, key: True)
    assert phone.reads(forged)["verdict"] == "admitted"


def test_a_ticket_of_another_ceremony_is_told_apart_from_a_forged_one(phone, hall):
    (elsewhere,) = guest(tonight(name="Elsewhere"), "other@example.org")
    result = phone.reads(ticket(elsewhere))
    assert (result["verdict"], result["name"]) == ("other-ceremony", "")
    assert phone.reads(None, ticket=elsewhere.ticket.hex)["verdict"] == "unknown"
    assert phone.reads("https://example.org/")["verdict"] == "unknown"
    assert Scan.objects.get(result="unknown", read__startswith="https").person is None


def test_who_waits_cancelled_or_is_online_is_not_let_in(phone, hall):
    Pool.objects.create(ceremony=hall, kind="online", cap=9)
    (left,) = guest(hall, "left@example.org")
    cancel(registration_id=left.registration_id, now=timezone.now())
    (online,) = guest(hall, "online@example.org", modes=("online",))
    hall.pools.filter(kind="on-site").update(cap=0)
    (waits,) = guest(hall, "waits@example.org")
    verdicts = [phone.reads(ticket(one))["verdict"] for one in (left, online, waits)]
    assert verdicts == ["cancelled", "waiting", "waiting"]
    hall.pools.filter(kind="on-site").update(cap=10)


def test_going_online_and_back_keeps_the_ticket(phone, hall):
    Pool.objects.create(ceremony=hall, kind="online", cap=9)
    hall.starts_at += timedelta(hours=1)
    hall.ends_at += timedelta(hours=1)
    hall.save()
    (person,) = guest(hall)
    text = ticket(person)
    for to in ("online", "on-site"):
        switch(registration_id=person.registration_id, to=to, now=timezone.now())
    assert Person.objects.get().ticket == person.ticket
    assert phone.reads(text)["verdict"] == "admitted"


def test_photos_and_name_are_told(phone, hall):
    (person,) = guest(hall)
    Person.objects.update(name="Ilze", photos="refused")
    result = phone.reads(ticket(person))
    assert (result["name"], result["photos"]) == ("Ilze", "refused")


def test_nobody_enters_what_is_called_off(phone, hall):
    (person,) = guest(hall)
    type(hall).objects.filter(pk=hall.pk).update(status="cancelled")
    assert phone.reads(ticket(person))["verdict"] == "called-off"


def test_nobody_enters_on_another_day(phone, hall):
    (person,) = guest(hall)
    ago = timedelta(days=9)
    moved = {name: getattr(hall, name) - ago for name in ("doors_open_at", "starts_at", "ends_at")}
    type(hall).objects.filter(pk=hall.pk).update(**moved)
    assert phone.reads(ticket(person))["verdict"] == "not-today"


def test_the_list_is_sent_once_and_again_when_it_changed(phone, hall, django_assert_num_queries):
    for number in range(3):
        guest(hall, f"guest{number}@example.org", party=2)
    phone.get("snapshot")
    with django_assert_num_queries(3):  # the gate, the persons with their entries, their places
        first = phone.get("snapshot")
    known = first.json()
    assert (known["expected"], known["inside"], len(known["persons"])) == (6, 0, 6)
    row = known["persons"][0]
    assert (row["s"], row["p"], row["i"]) == ("ok", "unknown", None)
    assert row["c"] == code_of(uuid.UUID(hex=row["t"]))
    again = phone.get("snapshot", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    phone.reads(None, ticket=row["t"])
    changed = phone.get("snapshot", **{"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed.json()["inside"] == 1


def test_a_hundred_scans_cost_as_many_queries_as_one(phone, hall, django_assert_max_num_queries):
    hall.pools.update(cap=None)
    texts = [
        ticket(person)
        for number in range(5)
        for person in guest(hall, f"guest{number}@example.org", party=12)
    ]
    with django_assert_max_num_queries(14):
        phone.scan({"read": texts[0]})
    with django_assert_max_num_queries(14):
        answer = phone.scan(*({"read": text} for text in texts)).json()
    assert answer["inside"] == 60


def test_wrong_pins_are_limited_and_the_right_one_does_not_help_then(client, hall):
    phone = Phone(client, gate_at(hall))
    wrong = "000000" if phone.opened.pin != "000000" else "111111"
    answers = [phone.open(pin=wrong) for _ in range(8)]
    assert {answer.status_code for answer in answers} == {403}
    assert answers[0].json()["error"] == "wrong-pin"
    assert answers[0].json()["message"]
    locked = phone.open()
    assert (locked.status_code, locked.json()["error"]) == (429, "too-many-tries")
    assert int(locked["Retry-After"]) > 800
    Gate.objects.update(tried_at=timezone.now() - timedelta(minutes=16))
    assert phone.open().status_code == 200


def test_without_the_limit_pins_could_be_guessed(client, hall, monkeypatch):
    """Negative control: when the tries are not counted."""
    monkeypatch.setattr("ceremonies.actions.opening_gates.why_not_try", lambda **_: None)
    phone = Phone(client, gate_at(hall))
    for _ in range(9):
        phone.open(pin="wrong")
    assert phone.open().status_code == 200


def test_a_link_that_is_changed_opens_nothing(client, hall):
    answer = Phone(client, gate_at(hall)).open(key="A" * 43)
    assert (answer.status_code, answer.json()["error"]) == (403, "no-such-gate")


def test_a_revoked_gate_shuts_its_phones_out_at_once(phone, hall):
    (person,) = guest(hall)
    revoke_gate(gate_id=phone.opened.gate.pk, now=timezone.now())
    answer = phone.scan({"read": ticket(person), "offline": True, "verdict": "admitted"})
    assert (answer.status_code, answer.json()["error"]) == (403, "gate-revoked")
    assert phone.open().json()["error"] == "gate-revoked"
    assert not Entry.objects.exists()


def test_a_closed_gate_takes_what_was_scanned_without_network(phone, hall):
    (person,) = guest(hall)
    now = timezone.now()
    Gate.objects.update(opens_at=now - timedelta(hours=9), closes_at=now - timedelta(hours=1))
    text = ticket(person)
    assert phone.scan({"read": text}).json()["error"] == "gate-closed"
    assert phone.get("snapshot").json()["error"] == "gate-closed"
    earlier = (now - timedelta(hours=2)).isoformat()
    queued = {"read": text, "offline": True, "verdict": "admitted", "at": earlier}
    assert phone.scan(queued).json()["results"][0]["verdict"] == "admitted"


def test_a_token_is_for_its_gate_signed_and_not_for_ever(phone, hall, monkeypatch):
    token = phone.headers["Authorization"]
    for wrong in ("", "Bearer ", token[:-1] + ("A" if token[-1] != "A" else "B")):
        phone.headers = {"Authorization": wrong}
        assert phone.get("inside").status_code == 401
    phone.headers = {"Authorization": token}
    assert phone.get("inside").status_code == 200
    monkeypatch.setattr(bearer, "LONGEST", timedelta(seconds=-1))
    answer = phone.get("inside")
    assert (answer.status_code, answer.json()["error"]) == (401, "signed-out")


def test_a_phone_with_a_wrong_clock_counts_by_ours(phone, hall):
    (person,) = guest(hall)
    now = timezone.now()
    fast = timedelta(hours=3)
    scan = {
        "read": ticket(person),
        "offline": True,
        "verdict": "admitted",
        "at": (now + fast - timedelta(minutes=10)).isoformat(),
    }
    phone.scan(scan, sent_at=(now + fast).isoformat())
    entry, logged = Entry.objects.get(), Scan.objects.get()
    assert abs(entry.at - (now - timedelta(minutes=10))) < timedelta(minutes=1)
    assert abs(logged.clock_offset - fast.total_seconds()) < 60
    assert logged.said_at.isoformat() == scan["at"]


def test_a_walk_in_gets_a_free_place_and_is_inside(phone, hall):
    said = {"nonce": str(uuid.uuid4()), "party": 2, "names": ["Pēteris"], "photos": "granted"}
    answers = [phone.post("walk_ins", said).json() for _ in range(2)]
    assert [(one["verdict"], one["inside"]) for one in answers] == [("admitted", 2)] * 2
    assert [person.name for person in Person.objects.all()] == ["Pēteris", ""]
    assert Entry.objects.filter(is_walk_in=True).count() == 2
    assert PhotoAnswer.objects.filter(answer="granted").count() == 2
    assert hall.pools.get().taken == 2


def asked_on_the_phone(phone, language):
    page = phone.client.get(f"/door/?lang={language}").content.decode()
    fieldset = page.split('class="door-choice"')[1]
    return html.unescape(fieldset.split("<legend>")[1].split("</legend>")[0])


@pytest.mark.parametrize("language", ["en", "lv"])
def test_what_is_kept_beside_the_answer_is_what_the_phone_asked(phone, hall, language):
    said = {"nonce": str(uuid.uuid4()), "party": 1, "names": ["Pēteris"], "photos": "granted"}
    phone.headers["Accept-Language"] = language  # as the app sends it: the language of its page
    phone.post("walk_ins", said)
    kept = PhotoAnswer.objects.get()
    assert (kept.text, kept.language) == (asked_on_the_phone(phone, language), language)


def test_where_the_phone_asked_something_else_it_is_noticed(phone, hall, monkeypatch):
    monkeypatch.setattr("ceremonies.door.app.asked_at_door", lambda: "May we take pictures?")
    said = {"nonce": str(uuid.uuid4()), "party": 1, "names": [], "photos": "granted"}
    phone.post("walk_ins", said)
    assert PhotoAnswer.objects.get().text != asked_on_the_phone(phone, "en")


def test_a_walk_in_of_a_full_hall_is_told_so(phone, hall):
    hall.pools.update(cap=1)
    said = {"nonce": str(uuid.uuid4()), "party": 2, "names": [], "photos": "unknown"}
    answer = phone.post("walk_ins", said).json()
    assert (answer["verdict"], answer["inside"]) == ("full", 0)
    assert answer["message"]
    assert not Registration.objects.exists()


def test_a_walk_in_let_in_without_network_is_noted_where_it_was_full(phone, hall):
    hall.pools.update(cap=0)
    said = {"nonce": str(uuid.uuid4()), "party": 3, "names": [], "offline": True}
    assert phone.post("walk_ins", said).json()["verdict"] == "full"
    scan = Scan.objects.get()
    assert (scan.party, scan.shown, scan.result) == (3, "admitted", "full")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("open", "no json"),
        ("open", "[]"),
        ("scans", "{}"),
        ("scans", '{"scans": [1]}'),
        ("scans", '{"scans": [{"read": "x"}]}'),
        ("walk_ins", '{"nonce": "4c1b3c0e-5d3a-4f0e-9d5e-111111111111", "party": 13}'),
        ("walk_ins", '{"nonce": "4c1b3c0e-5d3a-4f0e-9d5e-111111111111", "party": true}'),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(phone, name, said):
    answer = phone.post(name, said)
    assert answer.status_code in {400, 403}
    assert answer.json()["message"]


def test_five_hundred_scans_at_once_and_no_more(phone):
    answer = phone.scan(*({"read": "x"} for _ in range(501)))
    assert (answer.status_code, answer.json()["error"]) == (400, "too-many-scans")


def test_who_sits_inside_cannot_give_the_place_to_others(phone, hall):
    (person,) = guest(hall)
    phone.reads(ticket(person))
    for change in (
        lambda: cancel(registration_id=person.registration_id, now=timezone.now()),
        lambda: switch(registration_id=person.registration_id, to="on-site", now=timezone.now()),
    ):
        with pytest.raises(NotOpen) as refused:
            change()
        assert refused.value.refusal.code == "inside"
