from datetime import UTC, date, datetime, timedelta

import pytest

from guide.domain import Bilingual, Dismissal, Draft
from guide.explain import words_of
from guide.pages.blanks import blanks_html
from guide.pages.glosses import gloss_html, terms_in
from guide.pages.shared import today
from guide.pages.words import Words
from tests.pages.conftest import html_of
from tests.pages.fake_library import HOSTILE, LIBRARY, TERM
from tests.pages.test_hostile import OURS, Tags, labels_of
from tests.pages.test_review import components

LOW = "年轻人🙂"
PROTECTED = "我们全网最低价🙂"


@pytest.fixture
def keep(fake):
    return lambda *texts: fake.keep(
        [fake.review(Draft(id=f"d{n}", name=f"d{n}", text=text)) for n, text in enumerate(texts)]
    )


def keys(page, start):
    return [button.key for button in page.button if button.key.startswith(start)]


def dismiss(page, n, reason="Our mascot smiles like this.", owner="Li"):
    page.text_area(key=f"dismiss.reason.{n}").set_value(reason)
    page.text_input(key=f"dismiss.owner.{n}").set_value(owner)
    return page.button(key=f"dismiss.send.{n}").click().run()


def dismissal_of(finding, **changes):
    values = {
        "reason": "r",
        "owner": "o",
        "until": today() + timedelta(days=5),
        "batch": "earlier",
        "made": datetime.now(UTC),
        "author": "brand",
    }
    return Dismissal(
        entry=finding.entry, words=words_of(finding), quoted=finding.span.text, **{**values, **changes}
    )


def test_a_dismissed_finding_is_out_of_the_count_and_listed(open_page, keep, fake):
    page = open_page("review", r=keep(LOW))
    page.button(key="review.open.1").click().run()

    dismiss(page, 1)

    assert "1 dismissed finding is not counted" in html_of(page)
    assert "Our mascot smiles like this. – Li, until" in html_of(page)
    assert [block.label for block in page.expander if "dismissed" in block.label] == ["1 dismissed, show"]
    assert not keys(page, "review.open")
    (dismissal,) = fake.decisions.dismissals()
    assert dismissal.until == today() + timedelta(days=90)


def test_it_stays_dismissed_after_a_reload_in_another_draft_and_can_be_taken_back(open_page, keep, fake):
    key = keep(LOW)
    page = open_page("review", r=key)
    page.button(key="review.open.1").click().run()
    dismiss(page, 1)

    assert not keys(open_page("review", r=key), "review.open")
    other = open_page("review", r=keep("别的🙂"))
    assert [block.label for block in other.expander if "dismissed" in block.label] == [
        "1 dismissed earlier, show"
    ]

    other.button(key="decide.undismiss.1").click().run()
    assert keys(other, "review.open") == ["review.open.1"]
    assert fake.decisions.dismissals()[0].ended is not None


@pytest.mark.parametrize(
    ("reason", "owner", "said"),
    [("", "Li", "Give a reason"), ("fine", "  ", "Name who answers for it")],
)
def test_a_dismissal_needs_a_reason_and_an_owner(open_page, keep, fake, reason, owner, said):
    page = open_page("review", r=keep(LOW))
    page.button(key="review.open.1").click().run()

    dismiss(page, 1, reason, owner)

    assert said in html_of(page)
    assert fake.decisions.dismissals() == ()


def test_a_high_finding_of_the_law_stays_in_sight_and_counted(open_page, keep):
    page = open_page("review", r=keep(PROTECTED))

    dismiss(page, 1)

    assert "One finding may break a rule" in html_of(page)
    assert "Dismissed, still counted" in html_of(page)
    assert "rl-grey" in html_of(page)
    page.button(key="review.open.1").click().run()
    assert "decide.undismiss.1" in keys(page, "decide")


def test_the_deciders_name_is_remembered_for_the_session(open_page, keep, fake):
    key = keep(PROTECTED)
    page = open_page("review", r=key)
    page.text_input(key="decide.me").set_value("王芳").run()

    page.button(key="decide.accept.1").click().run()
    page.button(key="review.open.2").click().run()
    page.button(key="decide.accept.2").click().run()

    assert [decision.by for decision in fake.decisions.decisions(key, 0)] == ["王芳", "王芳"]
    assert "Accepted by" in html_of(page)


def test_a_finding_is_assigned_and_accepted_and_each_is_taken_back(open_page, keep, fake):
    key = keep(PROTECTED)
    page = open_page("review", r=key)
    page.text_input(key="assign.to.1").set_value("Zhao")
    page.button(key="assign.send.1").click().run()
    page.button(key="decide.accept.1").click().run()
    assert "Assigned to Zhao" in html_of(page)

    page.button(key="decide.unassign.1").click().run()
    page.button(key="decide.back.1").click().run()

    assert fake.decisions.decisions(key, 0) == ()


def test_nobody_is_not_somebody_to_assign_to(open_page, keep, fake):
    key = keep(PROTECTED)
    page = open_page("review", r=key)

    page.button(key="assign.send.1").click().run()

    assert "Name who takes it on" in html_of(page)
    assert fake.decisions.decisions(key, 0) == ()


def test_two_tabs_make_one_decision(open_page, keep, fake):
    key = keep(PROTECTED)
    first, second = open_page("review", r=key), open_page("review", r=key)

    first.button(key="decide.use.1").click().run()
    second.button(key="decide.accept.1").click().run()

    assert [decision.choice for decision in fake.decisions.decisions(key, 0)] == ["used"]
    assert "Rewrite used by" in html_of(second)


def test_one_rewrite_is_used_alone_and_then_all(open_page, keep, fake):
    key = keep(PROTECTED)
    page = open_page("review", r=key)
    assert "With all 2 rewrites on offer" in html_of(page)

    page.button(key="decide.use.1").click().run()
    assert "With the rewrite you chose." in html_of(page)
    assert {"text": "我们价格实惠🙂", "label": "Copy", "done": "Copied"} in components(page)

    page.button(key="use.all").click().run()
    assert {"text": "我们价格实惠😊", "label": "Copy", "done": "Copied"} in components(page)

    page.button(key="use.none").click().run()
    assert fake.decisions.decisions(key, 0) == ()


def test_a_rewrite_that_would_raise_something_new_is_not_offered(open_page, keep, fake):
    fake.refused = {1}

    page = open_page("review", r=keep(PROTECTED))

    assert "decide.use.1" not in keys(page, "decide")
    assert "价格实惠" not in html_of(page)
    assert "it would raise a new finding" in html_of(page)


def test_a_dismissed_finding_is_not_rewritten(open_page, keep):
    page = open_page("review", r=keep(PROTECTED))
    page.button(key="review.open.2").click().run()

    dismiss(page, 2)

    assert {"text": "我们价格实惠🙂", "label": "Copy", "done": "Copied"} in components(page)


def test_blanks_are_counted_and_cannot_be_missed(open_page, keep):
    page = open_page("review", r=keep("经检测【请补充：检测报告编号】有效"))

    assert "One blank to fill before posting" in html_of(page)
    (galley,) = [data for data in components(page) if "rows" in data]
    assert {"b": "【请补充：检测报告编号】"} in galley["rows"][0]["pieces"]
    assert blanks_html("a【请补充：x】") == 'a<mark class="rl-blank">【请补充：x】</mark>'


def test_what_to_fix_first_leads_to_its_card(open_page, keep):
    page = open_page("review", r=keep("药妆🙂，它会赋能您的护肤旅程，全网最低价"))
    ranked = keys(page, "review.first")

    assert ranked[0] == "review.first.1"
    page.button(key="review.first.5").click().run()

    assert keys(page, "review.close") == ["review.close.5"]
    assert {"to": 5, "count": 1} in components(page)


def test_a_card_says_how_it_sounds_how_sure_it_is_and_who_would_disagree(open_page, keep):
    page = open_page("review", r=keep(PROTECTED))

    assert "<ruby>低<rt>dī</rt></ruby>" in html_of(page)
    assert 'title="quán wǎng zuì dī jià"' in html_of(page)
    assert "Very sure: the words themselves are listed in the entry." in html_of(page)
    assert "A wish or a goal does not point at the goods." in html_of(page)


def test_terms_of_the_glossary_are_explained_in_english_only(fake):
    review = fake.review(Draft(id="d", name="d", text="全网最低价种草"))
    finding = review.findings[0].finding
    from dataclasses import replace

    finding = replace(finding, span=replace(finding.span, text="全网种草"))

    assert "To make someone want a thing." in gloss_html(finding, LIBRARY, Words("en"))
    assert gloss_html(finding, LIBRARY, Words("zh")) == ""
    assert terms_in("没有", LIBRARY) == []


def test_a_term_inside_a_longer_one_is_left_out():
    from dataclasses import replace

    longer = replace(TERM, id="glossary/种草机", term="种草机", title=Bilingual("x", "种草机"))
    library = replace(LIBRARY, entries={**LIBRARY.entries, longer.id: longer})

    assert terms_in("种草机", library) == [longer]


def new_version(page, text):
    page.button(key="version.new").click().run()
    field = next(area for area in page.text_area if area.key.startswith("version.text"))
    field.set_value(text)
    return page.button(key="version.check").click().run()


def test_a_second_version_says_what_is_fixed_new_and_remains(open_page, keep, fake):
    key = keep("我们全网最低价，它会赋能您的护肤旅程")
    page = open_page("review", r=key)

    new_version(page, "它会赋能您的护肤旅程！\n加V，链接发你")

    assert page.query_params["r"] != key
    assert "fixed 1, new 1, remaining 2" in html_of(page)
    assert "Version 2, this one" in html_of(page)
    assert [version.number for version in fake.versions.versions(key, 0)] == [1, 2]


def test_the_box_for_a_new_version_holds_the_rewritten_text_and_the_draft_on_a_press(open_page, keep):
    page = open_page("review", r=keep(PROTECTED))
    page.button(key="version.new").click().run()
    assert page.text_area[0].value == "我们价格实惠😊"

    page.button(key="version.from.draft").click().run()

    assert page.text_area[0].value == PROTECTED


def test_a_new_version_from_a_file(open_page, keep, fake):
    page = open_page("review", r=keep(PROTECTED))
    page.button(key="version.new").click().run()

    page.file_uploader[0].upload("second.txt", "第二版🙂".encode(), "text/plain").run()
    page.button(key="version.check").click().run()

    assert fake.kept(page.query_params["r"])[0].draft.name == "second.txt"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [("many.csv", b"text\na\nb\n", "holds 2 posts"), ("bad.docx", b"\x89PNG", "bad.docx")],
)
def test_a_file_that_is_no_version_is_refused(open_page, keep, name, data, said):
    key = keep(PROTECTED)
    page = open_page("review", r=key)
    page.button(key="version.new").click().run()

    page.file_uploader[0].upload(name, data, "text/plain").run()
    page.button(key="version.check").click().run()

    assert said in html_of(page)
    assert page.query_params["r"] == key or page.query_params["r"] == [key]


def test_an_empty_version_is_refused(open_page, keep):
    page = open_page("review", r=keep(PROTECTED))

    new_version(page, "  ")

    assert "Paste the new text" in html_of(page)


def test_a_deleted_review_is_gone_and_its_address_says_so(open_page, keep, fake):
    key = keep(PROTECTED)
    page = open_page("review", r=key)
    page.button(key="decide.accept.1").click().run()

    page.button(key="delete.yes").click().run()

    assert "This review is gone" in html_of(page)
    assert fake.kept(key) == ()
    assert fake.decisions.decisions(key, 0) == ()
    assert "This review is gone" in html_of(open_page("review", r=key))


def test_another_tab_of_a_deleted_review_says_so_at_its_next_press(open_page, keep, fake):
    key = keep(PROTECTED)
    page = open_page("review", r=key)
    fake.versions.delete_review(key, end_dismissals=False, by="")

    page.button(key="review.open.2").click().run()

    assert not page.exception
    assert "This review is gone" in html_of(page)


def test_deleting_can_end_the_dismissals_made_there(open_page, keep, fake):
    key = keep(LOW)
    page = open_page("review", r=key)
    page.button(key="review.open.1").click().run()
    dismiss(page, 1)

    page.checkbox(key=f"delete.dismissals.{key}").check()
    page.button(key="delete.yes").click().run()

    assert fake.decisions.dismissals()[0].ended is not None


def test_the_posts_of_a_batch_count_without_what_is_dismissed(open_page, keep, fake):
    key = keep(LOW, "它会赋能您的护肤旅程")
    for explained in fake.kept(key)[1].findings:
        fake.decisions.dismiss(dismissal_of(explained.finding), date.today())  # noqa: DTZ011

    page = open_page("review", r=key)

    assert "2 dismissed findings are not counted" in html_of(page)
    assert "Nothing found above low in 2 posts" in html_of(page)


def test_the_list_of_dismissals_ends_them(open_page, keep, fake):
    (explained,) = fake.kept(keep(LOW))[0].findings
    fake.decisions.dismiss(dismissal_of(explained.finding), today())
    page = open_page("dismissals")
    assert "r – o, until" in html_of(page)

    page.button(key=keys(page, "dismissals.end")[0]).click().run()

    assert "Nothing is dismissed." in html_of(page)
    assert [block.label for block in page.expander] == ["1 ended or past its day"]


def test_a_dismissal_past_its_day_shows_the_finding_again(open_page, keep, fake):
    key = keep(LOW)
    (explained,) = fake.kept(key)[0].findings
    over = dismissal_of(explained.finding, until=today() - timedelta(days=1))
    fake.decisions.dismiss(over, today())

    assert keys(open_page("review", r=key), "review.open") == ["review.open.1"]
    assert "Past its day since" in html_of(open_page("dismissals"))


def check_shown(page):
    assert not page.exception
    tags = Tags()
    tags.feed(html_of(page))
    assert tags.tags <= OURS
    assert "<script>window.pwned" in "".join(tags.text)
    for label in labels_of(page):
        live = label.replace("\u2060", "")
        assert "![x](http" not in live, label


def test_markup_in_names_and_reasons_is_shown_as_typed(open_page, keep):
    mark = "<script>window.pwned=1</script> ![x](http://evil/a.png) :red[z]"
    key = keep(PROTECTED)
    page = open_page("review", r=key)
    page.text_input(key="decide.me").set_value(mark).run()
    page.button(key="decide.accept.1").click().run()
    check_shown(page)
    page.text_input(key="assign.to.1").set_value(mark)
    page.button(key="assign.send.1").click().run()
    check_shown(page)
    page.button(key="review.open.2").click().run()

    dismiss(page, 2, HOSTILE, mark)

    check_shown(page)
    check_shown(open_page("dismissals"))


def test_a_hostile_version_is_shown_as_typed(open_page, keep):
    page = open_page("review", r=keep(PROTECTED))

    new_version(page, f"全网最低价 {HOSTILE}")

    check_shown(page)
