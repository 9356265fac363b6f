import csv
import io
import json
from dataclasses import replace
from datetime import date

from guide.detect import Detectors
from guide.domain import House, LeftOut, Picture, Place, Suppression, TermsDetector, UnreadableDraft
from guide.explain import Reviewer
from guide.report import review_json, reviews_csv, reviews_json, safe_cell
from tests.makers import make_draft, make_library, make_norm

REVIEW_KEYS = [
    *("schema", "id", "name", "lang", "platform", "author", "industry", "date", "market", "text"),
    *("left_out", "verdict", "findings", "rewritten", "checked", "skipped", "suppressed", "engine"),
]
FINDING_KEYS = [
    *("id", "entry", "category", "severity", "confidence", "span", "title", "chinese_reading"),
    *("western_assumption", "advice", "fix", "rewrite", "applied", "citations", "detector", "house"),
    "disguised",
]
SLANG = "norms/slang-misuse/test"
CITATION_KEYS = ["entry", "source", "title", "locator", "url", "published", "strength"]


def make_review(text="全网最低价，=1+1"):
    library = make_library(make_norm(TermsDetector(terms={"全网最低价": "价格实惠", "=1+1": None})))
    return Reviewer(library, Detectors(library)).review(make_draft(text))


def test_a_review_has_the_keys_of_the_contract():
    value = review_json(make_review())

    assert list(value) == REVIEW_KEYS
    assert list(value["findings"][0]) == FINDING_KEYS
    assert list(value["findings"][0]["citations"][0]) == CITATION_KEYS
    assert list(value["engine"]) == ["mode", "model", "knowledge", "seconds"]


def test_what_a_file_holds_besides_is_counted():
    review = make_review()
    besides = replace(review, draft=replace(review.draft, left_out=(LeftOut("comment", 2),)))

    assert review_json(review)["left_out"] == []
    assert review_json(besides)["left_out"] == [{"kind": "comment", "count": 2}]


def test_what_a_house_rule_set_aside_is_listed_with_its_reason_and_end():
    library = make_library(make_norm(TermsDetector(terms={"yyds": None}), entry_id=SLANG))
    rule = Suppression(entry=SLANG, reason="they say it", owner="desk", until=date(2027, 3, 1))
    ruled = replace(library, house=House((rule,)))

    value = review_json(Reviewer(ruled, Detectors(ruled)).review(make_draft("yyds", date=date(2026, 12, 1))))

    assert value["findings"] == []
    assert value["suppressed"] == [
        {
            "entry": SLANG,
            "category": "slang-misuse",
            "severity": "high",
            "span": {"start": 0, "end": 4, "text": "yyds"},
            "action": "silence",
            "to": None,
            "reason": "they say it",
            "owner": "desk",
            "until": "2027-03-01",
        }
    ]


def test_spans_are_exact():
    value = review_json(make_review("🙂全网最低价"))

    span = value["findings"][0]["span"]
    assert value["text"][span["start"] : span["end"]] == span["text"] == "全网最低价"


def test_general_knowledge_cites_its_entry_alone():
    (citation,) = review_json(make_review())["findings"][0]["citations"]

    assert (citation["source"], citation["url"], citation["strength"]) == (None, None, "general")


def test_an_unreadable_input_keeps_its_place():
    values = json.loads(reviews_json([make_review(), UnreadableDraft("b", "b.docx", "not a Word file")]))

    assert values[1] == {"schema": "redline.error/1", "id": "b", "name": "b.docx", "error": "not a Word file"}


def test_one_draft_is_one_object():
    assert json.loads(reviews_json([make_review()]))["schema"] == "redline.review/1"


def test_cells_are_no_formulas():
    assert [safe_cell(text) for text in ("=1+1", "+1", "-1", "@x", "fine")] == [
        "'=1+1",
        "'+1",
        "'-1",
        "'@x",
        "fine",
    ]


def test_the_table_has_a_row_for_each_finding_and_each_failure():
    text = reviews_csv([make_review(), make_review("fine"), UnreadableDraft("b", "=b.docx", "broken")])

    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["text"] for row in rows] == ["全网最低价", "'=1+1", "", ""]
    assert rows[3]["name"] == "'=b.docx"
    assert rows[3]["error"] == "broken"


def test_a_finding_in_a_picture_says_where_and_how_surely_it_was_read():
    box = ((0, 0), (100, 0), (100, 20), (0, 20))
    picture = Picture(
        name="a.png", width=100, height=50, start=0, end=5, places=(Place(0, 5, box, 0.7),), copy=b"\xff"
    )
    library = make_library(make_norm(TermsDetector(terms={"全网最低价": None})))
    draft = make_draft("全网最低价", attached=(picture,))

    review = Reviewer(library, Detectors(library)).review(draft)
    value = json.loads(reviews_json([review]))

    assert list(value) == [*REVIEW_KEYS, "pictures"]
    finding = value["findings"][0]
    assert list(finding) == [*FINDING_KEYS, "box", "boxes", "reading", "code"]
    assert finding["detector"] == "image"
    assert finding["box"] == finding["boxes"][0]["corners"] == [list(corner) for corner in box]
    assert finding["reading"] == 0.7
    assert "copy" not in value["pictures"][0]
