"""
The shipped knowledge, tested as content.
"""

import pytest

from guide.detect import Detectors
from guide.domain import CATEGORIES, CalendarDay, Incident, Myth, Norm, PlatformFact, Span, Term
from guide.evaluate import check_norm, example_draft, restrict
from guide.knowledge import lint_folder, load_library
from guide.settings import shipped

LIBRARY = load_library(shipped("knowledge"))
NORMS = LIBRARY.norms


@pytest.mark.parametrize("norm", NORMS, ids=lambda norm: norm.id)
def test_a_norms_examples_answer_to_its_detectors(norm):
    assert list(check_norm(norm, Detectors(restrict(LIBRARY, norm)))) == []


@pytest.mark.parametrize("norm", NORMS, ids=lambda norm: norm.id)
def test_every_example_that_must_be_marked_is(norm, application):
    for example in norm.examples.flags:
        review = application.review(example_draft(norm, example))

        found = [e.finding for e in review.findings if e.finding.category == norm.category]
        assert found, example.text
        text = review.draft.text
        wanted = [Span(at, at + len(span), span) for span in example.spans if (at := text.find(span)) >= 0]
        spans = [finding.span for finding in found if finding.span]
        assert not wanted or any(one.overlaps(other) for one in spans for other in wanted), example.text


@pytest.mark.parametrize("norm", NORMS, ids=lambda norm: norm.id)
def test_every_example_that_must_pass_does(norm, application):
    for example in norm.examples.passes:
        review = application.review(example_draft(norm, example))

        assert [e.finding.span for e in review.findings if e.finding.entry == norm.id] == [], example.text


def test_the_base_has_no_faults():
    assert lint_folder(shipped("knowledge")) == []


def test_every_category_has_six_norms():
    counts = {category: sum(norm.category == category for norm in NORMS) for category in CATEGORIES}

    assert {category: count for category, count in counts.items() if count < 6} == {}


@pytest.mark.parametrize(
    ("kind", "least"),
    [(Norm, 220), (Incident, 45), (Myth, 25), (PlatformFact, 10), (Term, 250), (CalendarDay, 70)],
)
def test_the_base_has_a_body(kind, least):
    assert len(list(LIBRARY.of_kind(kind))) >= least


def test_the_essays_claims_are_each_answered():
    claims = (
        "alibaba-owns-xiaohongshu",
        "two-hundred-million-users",
        "sec-list-is-a-xiaohongshu-risk",
        "rough-photos-are-fine",
        "community-rules-are-censorship",
        "pseudonyms-mean-anonymous",
        "paid-promotion-is-unregulated",
        "counterfeits-are-everywhere-on-xiaohongshu",
    )

    assert [claim for claim in claims if f"myths/{claim}" not in LIBRARY.entries] == []
