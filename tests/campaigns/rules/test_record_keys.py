"""Record keys stay the same for one delivery and differ between deliveries."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.record_keys import permanent_urn, second_of, timestamp_key

DUE = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
MOMENTS = st.datetimes(
    datetime(2020, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC), allow_imaginary=False
)


@given(delivery_id=st.integers(1, 10**12), due_at=MOMENTS, step=st.integers(0, 1000))
def test_a_key_is_a_tid_that_carries_the_due_second(
    delivery_id: int, due_at: datetime, step: int
) -> None:
    key = timestamp_key(delivery_id=delivery_id, due_at=due_at, step=step)
    assert len(key) == 13
    assert set(key) <= set("234567abcdefghijklmnopqrstuvwxyz")
    assert key[0] in "234567abcdefghij"
    assert second_of(key=key) == due_at.replace(microsecond=0)
    assert key == timestamp_key(delivery_id=delivery_id, due_at=due_at, step=step)


def test_ten_thousand_deliveries_of_one_second_do_not_meet() -> None:
    keys = {timestamp_key(delivery_id=number, due_at=DUE) for number in range(10_000)}
    assert len(keys) == 10_000


def test_without_the_hash_they_would_all_meet() -> None:
    keys = {second_of(key=timestamp_key(delivery_id=n, due_at=DUE)) for n in range(100)}
    assert keys == {DUE}


def test_a_step_moves_on_from_a_clash() -> None:
    first, second = (timestamp_key(delivery_id=5, due_at=DUE, step=step) for step in (0, 1))
    assert first != second


def test_keys_sort_by_time() -> None:
    moments = [DUE + timedelta(seconds=number) for number in range(50)]
    keys = [timestamp_key(delivery_id=9, due_at=moment) for moment in moments]
    assert keys == sorted(keys)


def test_a_permanent_urn_does_not_depend_on_the_zone() -> None:
    riga = DUE.astimezone(timezone(timedelta(hours=2)))
    urn = permanent_urn(delivery_id=4, due_at=DUE)
    assert urn == permanent_urn(delivery_id=4, due_at=riga)
    assert urn != permanent_urn(delivery_id=5, due_at=DUE)
    assert urn.startswith("urn:uuid:")
