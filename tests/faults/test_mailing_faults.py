"""A hundred guests are written to while workers die, and the same without the defence.

`python -m tests.faults.mailing` plays the long one, 2,000 recipients and 20 kills, by hand.
"""

import pytest

from tests.faults.mailing import run, table
from tests.faults.mailing_plan import MailingPlan

pytestmark = pytest.mark.services

SHORT = {"recipients": 100, "refused_share": 0.05, "time_limit": 240.0}


def played(**changes):
    plan = MailingPlan(**{**SHORT, **changes})
    verdict = run(plan)
    print(table(plan, verdict))  # noqa: T201 - shown when the test fails
    return verdict


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_nobody_is_missing_and_doubles_are_at_most_one_for_each_kill(database):
    verdict = played(database=database, kills=4, dropped_share=0.05)
    assert verdict.line == "missing=0 beyond_bound=0 unsettled=0 renamed=0"
    assert verdict.duplicates <= verdict.bound == 4
    assert (verdict.kills, verdict.refused, verdict.deferred) == (4, 5, 5)


def test_somebody_is_missing_when_a_mail_is_called_sent_before_it_is():
    verdict = played(kills=2, dropped_share=0.1, without="send-first")
    assert verdict.missing > 0
