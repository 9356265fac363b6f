from datetime import date

import pytest

from guide.detect import Detectors
from guide.domain import House, Mourning, Suppression
from tests.makers import both, make_draft, make_library, make_norm, terms

DAY = date(2026, 11, 25)


def rule(**changes):
    values = {
        "entry": "norms/slang-misuse/test",
        "reason": "our readers use it",
        "owner": "brand desk",
        "until": date(2027, 3, 1),
    }
    return Suppression(**{**values, **changes})


def examine(text, *rules, entry_id="norms/slang-misuse/test", severity="high", day=DAY):
    library = make_library(make_norm(terms("yyds", "绝绝子"), entry_id=entry_id, severity=severity))
    house = House(tuple(rules))
    return Detectors(
        type(library)(library.entries, library.sources, library.version, house), today=lambda: day
    ).examine(make_draft(text))


def test_without_rules_nothing_is_set_aside():
    judged = examine("yyds")

    assert [f.span.text for f in judged.findings] == ["yyds"]
    assert judged.suppressed == ()


def test_a_silenced_finding_is_listed_with_its_reason():
    judged = examine("yyds", rule())

    (aside,) = judged.suppressed
    assert judged.findings == ()
    assert (aside.finding.span.text, aside.to, aside.reason, aside.owner, aside.until) == (
        "yyds",
        None,
        "our readers use it",
        "brand desk",
        date(2027, 3, 1),
    )


def test_a_lowered_finding_stays_and_is_listed_as_it_was():
    judged = examine("yyds", rule(action="lower", to="low"))

    assert [f.severity for f in judged.findings] == ["low"]
    assert [aside.finding.severity for aside in judged.suppressed] == ["high"]


def test_a_rule_for_some_words_leaves_the_others():
    judged = examine("yyds，绝绝子", rule(words=("绝绝子",)))

    assert [f.span.text for f in judged.findings] == ["yyds"]
    assert [aside.finding.span.text for aside in judged.suppressed] == ["绝绝子"]


def test_a_rule_for_another_entry_changes_nothing():
    assert examine("yyds", rule(entry="norms/slang-misuse/other")).suppressed == ()


def test_a_rule_holds_on_its_last_day_and_not_after():
    assert examine("yyds", rule(until=DAY)).findings == ()
    assert examine("yyds", rule(until=date(2026, 11, 24))).suppressed == ()


def test_the_day_of_posting_decides_where_there_is_one():
    library = make_library(make_norm(terms("yyds"), entry_id="norms/slang-misuse/test"))
    house = House((rule(until=date(2026, 12, 31)),))
    detectors = Detectors(type(library)(library.entries, {}, "v", house), today=lambda: DAY)

    assert detectors.judge(make_draft("yyds", date=date(2027, 1, 1))) != ()
    assert detectors.judge(make_draft("yyds", date=date(2026, 12, 31))) == ()


@pytest.mark.parametrize("category", ["absolute-claims", "territorial-integrity", "ai-labelling"])
def test_a_high_finding_of_law_or_nation_is_never_set_aside(category):
    entry = f"norms/{category}/test"

    for action in ("silence", "lower"):
        judged = examine("yyds", rule(entry=entry, action=action), entry_id=entry)
        assert [f.severity for f in judged.findings] == ["high"]
        assert judged.suppressed == ()


def test_a_medium_finding_of_law_may_be_set_aside():
    entry = "norms/absolute-claims/test"

    assert examine("yyds", rule(entry=entry), entry_id=entry, severity="medium").findings == ()


def test_lowering_never_raises():
    judged = examine("yyds", rule(action="lower", to="medium"), severity="low")

    assert [f.severity for f in judged.findings] == ["low"]
    assert judged.suppressed == ()


def test_days_of_mourning_end_with_their_last_day_or_stay_until_switched_off():
    ended = Mourning(since=DAY, until=DAY, reason=both("r"), owner="o")
    open_end = Mourning(since=DAY, reason=both("r"), owner="o")

    assert ended.covers(DAY)
    assert not ended.covers(date(2026, 11, 26))
    assert open_end.covers(date(2027, 11, 26))
    assert not open_end.covers(date(2026, 11, 24))
