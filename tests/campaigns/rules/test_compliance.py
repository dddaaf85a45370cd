"""What funders ask: every rule kept and broken, and what can be waived."""

import pytest

from campaigns.rules.compliance import (
    NEVER_WAIVED,
    Demand,
    PostFacts,
    Rule,
    as_rows,
    findings,
    what_stops,
)
from outbox.rules.refusals import Refusal

ENGLISH, GERMAN = "Co-funded by the European Union", "Kofinanziert von der Europäischen Union"
STATEMENT = Rule(key="statement", demand=Demand.STATEMENT, words={"en": ENGLISH, "de": GERMAN})
PROGRAMME = Rule(key="programme", demand=Demand.NAME, words={"*": "Interreg Baltic Sea Region"})
NO_CLAIM = Rule(key="no-claim", demand=Demand.NO_CLAIM, words={"en": ENGLISH, "de": GERMAN})
ALT, RIGHTS, REUSE, SECRET = (
    Rule(key=str(one), demand=one)
    for one in (Demand.ALT_TEXT, Demand.RIGHTS, Demand.REUSE, Demand.NO_SECRET)
)


def post(text="", language="en", **facts):
    return PostFacts(text=text, language=language, **facts)


@pytest.mark.parametrize(
    ("rule", "told", "code"),
    [
        (STATEMENT, post(f"A song. {ENGLISH}"), ""),
        (STATEMENT, post("A song. CO-FUNDED by the\nEuropean  Union"), ""),
        (STATEMENT, post("A song. Funded by the European Union"), "statement-missing"),
        (STATEMENT, post(f"Ein Lied. {GERMAN}", "de"), ""),
        # Another language's words are not this language's, where it has verified ones.
        (STATEMENT, post(f"Ein Lied. {ENGLISH}", "de"), "statement-missing"),
        # Nobody has verified the Latvian words: the English ones stand.
        (STATEMENT, post(f"Dziesma. {ENGLISH}", "lv"), ""),
        (STATEMENT, post("Dziesma. Līdzfinansē Eiropas Savienība", "lv"), "statement-missing"),
        (PROGRAMME, post("Interreg Baltic Sea Region"), ""),
        (PROGRAMME, post("Interreg"), "name-missing"),
        # A rule that says nothing in a post's language is a mistake, and nothing that was kept.
        (
            Rule(key="x", demand=Demand.NAME, words={"lv": "Vārdi"}),
            post("", "sv"),
            "rule-without-words",
        ),
        (NO_CLAIM, post("A song of the Network"), ""),
        (NO_CLAIM, post(f"A song. {GERMAN.upper()}", "pl"), "claim-not-ours"),
        (ALT, post(alts=("A pier", "A choir")), ""),
        (ALT, post(), ""),
        (ALT, post(alts=("A pier", " \n")), "alt-missing"),
        (RIGHTS, post(), ""),
        (RIGHTS, post(why_not_shown=Refusal("consent-ended")), "consent-ended"),
        (REUSE, post(), ""),
        (REUSE, post(without_reuse=("A pier",)), "reuse-not-granted"),
        (SECRET, post("A song", secrets=("Kuldīga",)), ""),
        (SECRET, post("Next year: Kuldīgā!", secrets=("Kuldīga",)), "name-under-embargo"),
        (SECRET, post("Next year: Kuldīgā!", sealed=("Kuldīga",)), "sealed-name"),
        (SECRET, post("A song", sealed=("Kuldīga",)), ""),
    ],
)
def test_each_rule_is_kept_or_says_why_not(rule, told, code):
    (found,) = findings(rules=[rule], post=told)
    assert (found.refusal.code if found.refusal else "") == code
    assert found.is_kept == (code == "")


def test_what_is_sealed_is_named_by_no_refusal_and_no_repr():
    told = post("Next year: Kuldīgā!", sealed=("Kuldīga",))
    (found,) = findings(rules=[SECRET], post=told)
    assert found.refusal.facts == {}
    assert "Kuldīga" not in repr(told) + str(as_rows([found]))


def test_a_waiver_lets_a_post_go_and_only_its_own_rule():
    found = findings(rules=[STATEMENT, PROGRAMME], post=post("A song"))
    assert what_stops(found).rule is STATEMENT
    assert what_stops(found, waived={"statement"}).rule is PROGRAMME
    assert what_stops(found, waived={"statement", "programme"}) is None


@pytest.mark.parametrize("demand", sorted(NEVER_WAIVED))
def test_the_law_and_anothers_word_are_never_waived(demand):
    told = post("Kuldīga", secrets=("Kuldīga",), why_not_shown=Refusal("consent-ended"))
    found = findings(rules=[Rule(key=str(demand), demand=demand)], post=told)
    assert what_stops(found, waived={str(demand)}) is found[0]
    assert as_rows(found, waived={str(demand)})[0]["outcome"] == "fail"


def test_evidence_says_what_each_rule_found():
    told = post(f"A song. {ENGLISH}", without_reuse=("A pier",))
    found = findings(rules=[STATEMENT, PROGRAMME, REUSE], post=told)
    rows = as_rows(found, waived={"programme"})
    assert [(row["rule"], row["outcome"]) for row in rows] == [
        ("statement", "pass"),
        ("programme", "waived"),
        ("reuse", "fail"),
    ]
    assert rows[2]["facts"] == {"photo": "A pier"}
