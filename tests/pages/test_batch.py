"""
Batches on the page: background, Stop and going on, charts, filters and pages of the list.
"""

from datetime import date

import pytest

from guide.domain import FindingSummary, PostSummary, UnreadableDraft
from guide.pages.charts import LIGHT, table_csv
from guide.pages.dashboard import (
    bars_by_category,
    bars_by_date,
    bars_by_file,
    bars_by_severity,
    fits_only,
    kind_of_period,
)
from guide.pages.posts import AT_ONCE
from guide.pages.squares import cells_of, map_figure
from guide.pages.words import Words
from guide.report import export_reviews
from tests.pages.conftest import html_of
from tests.pages.fakes import FakeRunner
from tests.pages.test_decisions import dismissal_of, today

SAY = Words("en")
SHEET = (
    "posts.csv",
    b"id,text,date\n" + "\n".join(f"p{n},全网最低价 {n},2027-01-{n + 10}" for n in range(8)).encode(),
)


def make_post(n, name="a.csv", day=None, found=(("absolute-claims", "high", 1),)):
    verdict = "block" if any(severity == "high" for _, severity, _ in found) else "ok"
    findings = [FindingSummary(f"norms/{slug}/x", slug, rank) for slug, rank, k in found for _ in range(k)]
    text = f"text {n}"
    return PostSummary(
        n=n, id=f"p{n}", name=f"{name}#{n}", text=text, verdict=verdict, date=day, findings=tuple(findings)
    )


@pytest.fixture
def runner(fake):
    return FakeRunner(fake)


def upload(open_page, *files):
    page = open_page("review")
    for name, content in files:
        page.file_uploader[0].upload(name, content, "text/plain")
    return page.run()


class TestInTheBackground:
    """
    What is handed in is worked on by the runner, and every tab sees the same.
    """

    def test_a_second_press_starts_no_second_batch(self, open_page, runner):
        page = upload(open_page, SHEET)
        page.button(key="intake.review").click()
        again = upload(open_page, SHEET)

        page.run()
        address = page.query_params["r"]
        again.button(key="intake.review").click().run()

        assert runner.started[0] == address
        assert again.query_params["r"] != address

    def test_the_same_press_twice_has_the_same_address(self, open_page, runner, monkeypatch):
        # The first press is answered, but the tab has not left yet when the second comes.
        left = []
        monkeypatch.setattr("guide.pages.intake.go", lambda name, **query: left.append(query))
        page = upload(open_page, SHEET)

        page.button(key="intake.review").click().run()
        page.button(key="intake.review").click().run()

        assert len(left) >= 2
        assert len(set(runner.started)) == 1
        assert len(runner.application.posts(runner.started[0])) == 8

    def test_a_batch_under_way_shows_how_far_it_is_and_what_is_done(self, open_page, runner):
        runner.holding = 3
        page = upload(open_page, SHEET)

        page.button(key="intake.review").click().run()

        html = html_of(page)
        assert not page.exception
        assert "Reviewing your posts" in html
        assert "So far: 3 of 3 posts should not go out" in html
        assert page.button(key="running.stop")

    def test_stop_keeps_what_is_done_and_going_on_does_the_rest(self, open_page, runner, fake):
        runner.holding = 3
        page = upload(open_page, SHEET)
        page.button(key="intake.review").click().run()

        page.button(key="running.stop").click().run()
        stopped = html_of(page)
        page.button(key="running.go_on").click().run()

        assert "Stopped. What is done is kept." in stopped
        assert "3 of 8 posts reviewed" in stopped
        assert "8 of 8 posts should not go out as they are" in html_of(page)
        assert len(fake.kept(page.query_params["r"])) == 8

    def test_a_second_tab_sees_the_same(self, open_page, runner):
        runner.holding = 3
        page = upload(open_page, SHEET)
        page.button(key="intake.review").click().run()

        other = open_page("review", r=page.query_params["r"])

        assert "So far: 3 of 3" in html_of(other)

    def test_a_finished_post_can_be_opened_while_the_rest_is_reviewed(self, open_page, runner):
        runner.holding = 3
        page = upload(open_page, SHEET)
        page.button(key="intake.review").click().run()

        page.button(key="posts.open.2").click().run()

        assert not page.exception
        assert "One finding may break a rule" in html_of(page)

    @pytest.mark.parametrize("holding", [0, 3])
    def test_a_batch_under_way_is_deleted_and_stops(self, open_page, runner, fake, holding):
        runner.holding = holding
        page = upload(open_page, SHEET)
        page.button(key="intake.review").click().run()
        key = page.query_params["r"]
        assert "Stop and delete this batch" in html_of(page)

        page.button(key="delete.yes").click().run()

        assert not page.exception
        assert "This review is gone" in html_of(page)
        assert runner.progress(key) is None
        assert list(fake.store.batches.inputs(key)) == []

    def test_a_batch_under_way_counts_without_what_is_dismissed(self, open_page, runner, fake):
        runner.holding = 3
        text = b"id,text\n" + "\n".join(f"p{n},它会赋能您的护肤旅程 {n}" for n in range(8)).encode()
        page = upload(open_page, ("posts.csv", text))
        page.button(key="intake.review").click().run()
        key = page.query_params["r"]
        for explained in fake.kept(key)[0].findings:
            fake.decisions.dismiss(dismissal_of(explained.finding), today())

        page.run()

        assert "So far: Nothing found above low in 3 posts" in html_of(page)
        assert "6 dismissed findings are not counted" in html_of(page)

    def test_downloads_of_a_batch_under_way_hold_what_is_done(self, open_page, runner, fake, monkeypatch):
        offered = []
        monkeypatch.setattr("guide.pages.batch.draw_downloads", lambda kept, say: offered.append(kept))
        runner.holding = 3
        page = upload(open_page, SHEET)
        page.button(key="intake.review").click().run()

        (kept,) = offered[-1:]
        table = export_reviews(kept, "csv", "en")

        assert len(kept) == 3
        assert table == export_reviews(fake.kept(page.query_params["r"]), "csv", "en")

    def test_what_went_wrong_is_said_as_text(self, open_page, runner):
        runner.holding = 0
        page = upload(open_page, SHEET)
        page.button(key="intake.review").click().run()
        key = page.query_params["r"]
        runner.batches.end(key, "fake", "failed", "<b>no room</b>")

        page = open_page("review", r=key)

        assert "&lt;b&gt;no room" in html_of(page)
        assert page.button(key="running.go_on")


class TestCharts:
    """
    The numbers behind the charts, and what a press on them leaves.
    """

    posts = (
        make_post(1, "a.csv", date(2027, 1, 4)),
        make_post(2, "a.csv", date(2027, 1, 5), (("emoji-misuse", "low", 2), ("absolute-claims", "high", 1))),
        make_post(3, "b|c.csv", None, (("emoji-misuse", "low", 4),)),
    )

    def test_findings_are_counted_by_each_side(self):
        assert [(b.key, b.total) for b in bars_by_category(self.posts, SAY)] == [
            ("absolute-claims", 2),
            ("emoji-misuse", 6),
        ]
        assert [(b.key, b.total) for b in bars_by_file(self.posts)] == [("a.csv", 4), ("b|c.csv", 4)]
        assert [b.total for b in bars_by_severity(self.posts, SAY)] == [2, 0, 6]
        assert cells_of(self.posts)["b|c.csv", "emoji-misuse"] == 4

    def test_dates_stand_in_order_and_those_without_one_last(self):
        names = [bar.name for bar in bars_by_date(self.posts, SAY)]

        assert names == ["4 Jan 2027", "5 Jan 2027", "No date"]

    @pytest.mark.parametrize(("days", "kind"), [(10, "day"), (60, "week"), (200, "month")])
    def test_many_days_are_drawn_by_week_or_month(self, days, kind):
        posts = [make_post(n, day=date.fromordinal(date(2027, 1, 1).toordinal() + n)) for n in range(days)]

        assert kind_of_period(posts) == kind
        assert sum(bar.total for bar in bars_by_date(posts, SAY)) == days
        assert all(any(fits_only(p, ("period", bar.key)) for p in posts) for bar in bars_by_date(posts, SAY))

    @pytest.mark.parametrize(
        ("only", "left"),
        [
            (("", ""), [1, 2, 3]),
            (("category", "emoji-misuse"), [2, 3]),
            (("severity", "high"), [1, 2]),
            (("file", "b|c.csv"), [3]),
            (("cell", "emoji-misuse|b|c.csv"), [3]),
            (("cell", "absolute-claims|b|c.csv"), []),
            (("period", "day:2027-01-05"), [2]),
            (("period", "day:none"), [3]),
        ],
    )
    def test_a_press_leaves_what_it_names(self, only, left):
        assert [post.n for post in self.posts if fits_only(post, only)] == left

    def test_the_map_has_a_square_for_each_file_and_category(self):
        files, categories = bars_by_file(self.posts), bars_by_category(self.posts, SAY)

        squares = map_figure(cells_of(self.posts), files, categories, LIGHT, SAY).data[0]

        assert squares.marker.symbol == "square"
        assert list(squares.text) == ["2", "2", "0", "4"]
        assert list(squares.customdata[3]) == ["emoji-misuse|b|c.csv"]

    def test_a_table_taken_away_runs_nothing(self):
        import pandas as pd

        told = table_csv(pd.DataFrame({"File": ["=cmd()", "好"], "High": [1, -2]})).decode("utf-8-sig")

        assert told.splitlines() == ["File,High", "'=cmd(),1", "好,-2"]

    @pytest.mark.parametrize(("view", "charts"), [("overview", 2), ("parts", 2), ("time", 1)])
    def test_each_view_draws_its_charts_with_tables(self, open_page, runner, view, charts):
        page = upload(open_page, SHEET, ("b.csv", SHEET[1]))
        page.button(key="intake.review").click().run()

        page.session_state["batch.charts_view"] = view
        page.run()

        assert not page.exception
        assert len(page.get("plotly_chart")) == charts


def test_ten_thousand_posts_are_turned_page_by_page(open_page, fake):
    posts = tuple(make_post(n) for n in range(1, 10_001))
    fake.posts = lambda key: posts

    page = open_page("review", r=fake.keep([UnreadableDraft("a", "a", "x")]))
    page.button(key="posts.after").click().run()

    opened = [button.key for button in page.button if button.key.startswith("posts.open")]
    assert not page.exception
    assert len(opened) == AT_ONCE
    assert opened[0] == f"posts.open.{AT_ONCE + 1}"
    assert f"{AT_ONCE + 1}–{2 * AT_ONCE} of 10,000" in html_of(page)


def test_a_new_filter_begins_on_the_first_page(open_page, fake):
    posts = tuple(make_post(n) for n in range(1, 201))
    fake.posts = lambda key: posts
    page = open_page("review", r=fake.keep([UnreadableDraft("a", "a", "x")]))
    page.button(key="posts.after").click().run()

    page.text_input(key="batch.find").set_value("text 1").run()

    opened = [button.key for button in page.button if button.key.startswith("posts.open")]
    assert opened[0] == "posts.open.1"
