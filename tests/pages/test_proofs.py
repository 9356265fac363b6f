import dataclasses

from guide.domain import Draft
from guide.drafts import ReadOptions, draft_from_text
from guide.pages.galley import galley_data
from guide.pages.samples import SAMPLES
from guide.pages.words import Words
from guide.report import changes
from tests.pages.fake_library import PLATFORM
from tests.pages.fakes import FakeApplication


def review_sample(lang="zh"):
    sample = SAMPLES[lang]
    return FakeApplication().review(
        draft_from_text(sample.text, ReadOptions(author=sample.author), draft_id="s", name=sample.name)
    )


def test_changes_make_up_both_texts():
    review = review_sample()

    pairs = changes(review)

    assert "".join(old for old, _ in pairs) == review.draft.text
    assert "".join(new for _, new in pairs) == review.rewritten
    assert ("全网最低价", "价格实惠") in pairs


def test_a_rewrite_that_does_not_follow_from_the_fixes_is_shown_whole():
    review = dataclasses.replace(review_sample(), rewritten="other")

    assert changes(review) == ((review.draft.text, "other"),)


def test_no_rewrite_is_no_change():
    assert changes(FakeApplication().review(Draft(id="d", name="d", text="fine"))) == ()


def test_the_galley_has_rows_with_counts_and_limits():
    data = galley_data(review_sample(), PLATFORM.measures, Words("en"))

    assert [(row["label"], row.get("note")) for row in data["rows"]] == [
        ("Missing", None),
        ("Title", "14 / 20"),
        ("Body", "117 / 1,000"),
        ("Topics", "3 / 10"),
    ]
    assert data["lang"] == "zh-Hans"


def test_the_galley_says_when_a_limit_is_passed():
    data = galley_data(review_sample("en"), PLATFORM.measures, Words("en"))

    assert [row["label"] for row in data["rows"] if row.get("over")] == ["Title"]


def test_the_galley_names_its_findings_for_screen_readers():
    data = galley_data(review_sample(), PLATFORM.measures, Words("en"))

    assert data["names"]["2"] == "Finding 2, High: Superlatives need proof, and most are barred"
