"""
The figures agree with the judges' own rules, restated here on small rows.
"""

from guide.domain import Answer, AnswerCitation, Engine, Sentence
from guide.evaluate import AnswerScore, ReviewScore, is_asserted
from tests.makers import both, make_finding

TEXT = "标题很好，全网最低价，还送镜子"


def row(*gold, **extra):
    return {"id": "d1", "text": TEXT, "gold": list(gold), **extra}


def issue(span="全网最低价", category="absolute-claims", severity="high", **extra):
    return {"span": span, "category": category, "severity": severity, **extra}


def score(gold_row, *findings):
    counted = ReviewScore()
    counted.add(gold_row, findings)
    return counted.figures()


def test_one_shared_code_point_is_enough():
    assert score(row(issue()), make_finding(TEXT, 9, 12))["recall"] == 1.0


def test_another_category_counts_only_leniently():
    figures = score(row(issue(category="price-promo-claims")), make_finding(TEXT, 5, 10))

    assert (figures["recall"], figures["recall_lenient"]) == (0.0, 1.0)


def test_a_category_that_is_also_accepted_counts():
    assert (
        score(row(issue(category="x", also_accept=["absolute-claims"])), make_finding(TEXT, 5, 10))["recall"]
        == 1.0
    )


def test_what_is_missing_needs_its_category_only():
    assert score(row(issue(span=None)), make_finding(TEXT, 0, 1))["recall"] == 1.0


def test_a_finding_beside_the_gold_counts_against_precision():
    figures = score(row(issue()), make_finding(TEXT, 5, 10), make_finding(TEXT, 0, 2))

    assert figures["precision_serious"] == 0.5


def test_a_tolerated_finding_does_not():
    figures = score(row(issue(), tolerated=["标题"]), make_finding(TEXT, 5, 10), make_finding(TEXT, 0, 2))

    assert figures["precision_serious"] == 1.0


def test_a_low_finding_alarms_no_control():
    assert score(row(), make_finding(TEXT, 0, 1, severity="low"))["control_alarm_rate"] == 0.0
    assert score(row(), make_finding(TEXT, 0, 1, severity="medium"))["control_alarm_rate"] == 1.0


def make_answer(text, quote="", abstained=False):
    citation = AnswerCitation(
        n=1, entry="e", kind="norm", title=both("T"), quote=quote, score=1.0, sources=()
    )
    return Answer(
        id="q",
        question="?",
        lang="en",
        asked_in="en",
        sentences=(Sentence(text, "lead", ()),),
        abstained=abstained,
        premise_corrected=False,
        support="well",
        citations=() if abstained else (citation,),
        topics=(),
        engine=Engine("offline", None, "k", 0.0),
    )


def score_answer(answer, **question):
    counted = AnswerScore()
    counted.add({"id": "q", "question": "?", "answerable": True, "must_mention": [], **question}, answer, "")
    return counted.figures()


def test_a_quote_counts_but_not_as_the_answer_itself():
    figures = score_answer(make_answer("It depends.", "RMB 50,000"), must_mention=["50,?000"])

    assert (figures["answerable_right"], figures["in_answer_itself"]) == ("1/1", "0/1")


def test_a_wrong_claim_makes_it_wrong():
    figures = score_answer(make_answer("There is no limit."), must_not=["no limit"])

    assert (figures["answerable_right"], figures["wrong_claims"]) == ("0/1", 1)


def test_a_denied_claim_is_no_claim():
    assert not is_asserted("credit is enough", "It is not true that credit is enough.")
    assert is_asserted("credit is enough", "Relax: credit is enough.")


def test_an_abstention_is_right_where_there_is_no_answer():
    figures = score_answer(make_answer("Unknown.", abstained=True), answerable=False)

    assert (figures["score"], figures["abstained_right"]) == (1.0, "1/1")
