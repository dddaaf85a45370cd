"""Bluesky against a real PDS: exactly once, and the server agrees with our counting."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from campaigns.channels.bluesky import CHANNEL
from campaigns.channels.contract import Connected
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import Absent, Found, LaneBlocked, Refused, Sent
from tests.campaigns.channels.delivering import (
    deliver,
    draft_image,
    draft_of,
    key_of,
    png,
    send_once,
)
from tests.peers.bluesky import PASSWORD
from tests.peers.flaky import losing_answers

pytestmark = pytest.mark.services

WANTED = 60
PUT = "com.atproto.repo.putRecord"
CREATE = "com.atproto.repo.createRecord"


def test_sixty_posts_with_every_third_answer_lost_are_sixty(pds, new_store) -> None:
    store = new_store("exact")
    lost = 0
    with losing_answers(pds.url, match=PUT) as url:
        store.moved_to(url)
        for number in range(WANTED):
            payload = CHANNEL.compose(draft_of(f"Pērle {number} #Rīga"), store.account)
            end, times = deliver(
                CHANNEL, payload, key=key_of(CHANNEL, number), account=store.account
            )
            assert isinstance(end, Sent)
            lost += times
    there = pds.posts(store.did)
    assert lost >= WANTED // 3
    assert len(there) == WANTED
    assert {post["value"]["text"] for post in there} == {f"Pērle {n} #Rīga" for n in range(WANTED)}
    assert store.remembered == 1  # one session for all of them


def test_without_an_own_key_the_same_loss_makes_duplicates(pds, new_store) -> None:
    """Negative control: createRecord, repeated when no answer comes."""
    store = new_store("blind")
    CHANNEL.connect(store.account, deadline=Deadline.after(30), now=datetime.now(UTC))
    bearer = {"authorization": f"Bearer {store.account.secret['access']}"}
    with losing_answers(pds.url, match=CREATE) as url:
        for number in range(WANTED):
            record = {"$type": "app.bsky.feed.post", "text": f"Pērle {number}"}
            record["createdAt"] = datetime.now(UTC).isoformat()
            body = {"repo": store.did, "collection": "app.bsky.feed.post", "record": record}
            while True:
                try:
                    answer = httpx.post(
                        f"{url}/xrpc/{CREATE}", json=body, headers=bearer, timeout=30
                    )
                    answer.raise_for_status()
                    break
                except httpx.TransportError:
                    continue
    # 60 acknowledgements take 89 requests when every third is lost, and each made a post.
    assert len(pds.posts(store.did)) == 89


def test_another_post_under_our_key_is_left_alone(pds, new_store) -> None:
    store = new_store("taken")
    key = key_of(CHANNEL, 1)
    first, second = (CHANNEL.compose(draft_of(text), store.account) for text in ("One", "Two"))
    assert isinstance(send_once(CHANNEL, first, key=key, account=store.account), Sent)
    outcome = send_once(CHANNEL, second, key=key, account=store.account)
    assert isinstance(outcome, Refused)
    assert outcome.code == "key-taken"
    assert [post["value"]["text"] for post in pds.posts(store.did)] == ["One"]


def test_without_swap_record_the_other_post_would_be_replaced(pds, new_store) -> None:
    """Negative control: the same repeat as a plain putRecord."""
    store = new_store("replaced")
    key = key_of(CHANNEL, 1)
    first = CHANNEL.compose(draft_of("One"), store.account)
    assert isinstance(send_once(CHANNEL, first, key=key, account=store.account), Sent)
    body = {
        "repo": store.did,
        "collection": "app.bsky.feed.post",
        "rkey": key.remote_key,
        "record": {
            "$type": "app.bsky.feed.post",
            "text": "Two",
            "createdAt": "2026-11-21T07:00:00.000Z",
        },
    }
    bearer = {"authorization": f"Bearer {store.account.secret['access']}"}
    httpx.post(f"{pds.url}/xrpc/{PUT}", json=body, headers=bearer).raise_for_status()
    assert [post["value"]["text"] for post in pds.posts(store.did)] == ["Two"]


def test_a_repeat_after_success_is_the_same_post(pds, new_store) -> None:
    store = new_store("repeat")
    payload = CHANNEL.compose(draft_of("Vienreiz", link="https://example.org/x"), store.account)
    ends = [
        send_once(CHANNEL, payload, key=key_of(CHANNEL, 1), account=store.account) for _ in range(3)
    ]
    assert ends[0] == ends[1] == ends[2]
    (post,) = pds.posts(store.did)
    assert post["value"]["createdAt"] == "2026-11-21T07:00:00.000Z"
    assert post["value"]["embed"]["external"]["uri"] == "https://example.org/x"


def test_eight_racing_senders_make_one_post(pds, new_store) -> None:
    store = new_store("racing")
    CHANNEL.connect(store.account, deadline=Deadline.after(30), now=datetime.now(UTC))
    account, payload = store.account, CHANNEL.compose(draft_of("Reiz"), store.account)
    key = key_of(CHANNEL, 1)
    with ThreadPoolExecutor(8) as pool:
        ends = pool.map(lambda _: send_once(CHANNEL, payload, key=key, account=account), range(8))
        assert all(isinstance(end, Sent) for end in ends)
    assert len(pds.posts(store.did)) == 1


def test_a_picture_arrives_with_its_alt_text_and_repeats_harmlessly(pds, new_store) -> None:
    store = new_store("picture")
    content = png()
    image = draft_image(content, alt="Sarkans kvadrāts")
    payload = CHANNEL.compose(
        draft_of("Bilde", images=[image], link="https://example.org/s?utm_id=9"), store.account
    )
    for _ in range(2):
        outcome = send_once(
            CHANNEL,
            payload,
            key=key_of(CHANNEL, 1),
            account=store.account,
            open_image=lambda _image: content,
        )
        assert isinstance(outcome, Sent)
    (post,) = pds.posts(store.did)
    (there,) = post["value"]["embed"]["images"]
    assert there["alt"] == "Sarkans kvadrāts"
    assert there["image"]["size"] == len(content)
    assert there["aspectRatio"] == {"width": 8, "height": 8}


def test_a_picture_that_changed_after_approval_is_not_sent(pds, new_store) -> None:
    store = new_store("changed")
    payload = CHANNEL.compose(
        draft_of("Bilde", images=[draft_image(png(), alt="x")]), store.account
    )
    outcome = send_once(
        CHANNEL,
        payload,
        key=key_of(CHANNEL, 1),
        account=store.account,
        open_image=lambda _image: b"another",
    )
    assert isinstance(outcome, Refused)
    assert outcome.code == "image-changed"
    assert pds.posts(store.did) == []


def test_reading_back(new_store) -> None:
    store = new_store("readback")
    payload = CHANNEL.compose(draft_of("Skats"), store.account)
    send_once(CHANNEL, payload, key=key_of(CHANNEL, 1), account=store.account)

    def look(number: int) -> object:
        return CHANNEL.look(
            payload,
            key=key_of(CHANNEL, number),
            account=store.account,
            since=datetime.now(UTC),
            deadline=Deadline.after(30),
        )

    assert isinstance(look(1), Found)
    assert look(2) == Absent()


def test_a_dead_access_token_is_renewed_on_the_way(pds, new_store) -> None:
    store = new_store("renewed")
    CHANNEL.connect(store.account, deadline=Deadline.after(30), now=datetime.now(UTC))
    head, claims, _signature = store.account.secret["access"].split(".")
    forged = f"{head}.{claims}.{'A' * 86}"  # fresh by its date, dead to the server
    store.remember({**store.account.secret, "access": forged})
    payload = CHANNEL.compose(draft_of("Atjaunots"), store.account)
    outcome = send_once(CHANNEL, payload, key=key_of(CHANNEL, 1), account=store.account)
    assert isinstance(outcome, Sent)
    assert store.account.secret["access"] != forged
    assert store.account.secret["app_password"] == PASSWORD


def test_a_wrong_app_password_blocks_the_account(new_store) -> None:
    store = new_store("wrong")
    account = replace(store.account, secret={"app_password": "not this one"})
    outcome = CHANNEL.connect(account, deadline=Deadline.after(30), now=datetime.now(UTC))
    assert isinstance(outcome, LaneBlocked)
    assert (outcome.code, outcome.until) == ("token", None)


def test_connecting_finds_the_handles_that_may_be_mentioned(new_store) -> None:
    store, friend = new_store("mentions"), new_store("friend")
    handles = {"bsr-friend.test": "", "bsr-nobody.test": ""}
    account = replace(store.account, capabilities={"handles": handles})
    connected = CHANNEL.connect(account, deadline=Deadline.after(30), now=datetime.now(UTC))
    assert isinstance(connected, Connected)
    assert connected.capabilities["handles"] == {
        "bsr-friend.test": friend.did,
        "bsr-nobody.test": "",
    }
