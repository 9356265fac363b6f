from guide.pages.articles import article_html
from guide.pages.words import Words
from tests.pages.conftest import html_of
from tests.pages.fakes import make_answer


def test_an_empty_page_offers_six_questions_in_both_languages(open_page):
    page = open_page("ask")

    examples = [button.label for button in page.button if button.key.startswith("ask.example")]
    assert len(examples) == 6
    assert any("吗" in label for label in examples)


def test_an_example_is_answered(open_page, fake):
    page = open_page("ask")

    page.button(key="ask.example.1").click().run()

    assert fake.asked == ["Do we have to mark a gifted post as advertising?"]
    assert "Well supported" in html_of(page)


def test_a_question_is_kept_under_its_address(open_page, fake):
    page = open_page("ask")

    page.chat_input[0].set_value("Who owns Xiaohongshu?").run()

    (answer,) = fake.conversation(page.query_params["c"])
    assert answer.question == "Who owns Xiaohongshu?"
    assert len(page.expander) == 2


def test_a_refresh_shows_the_conversation_newest_first(open_page, fake):
    for question in ("First question", "Second question"):
        fake.keep_answer("kept-key", make_answer(question))

    shown = html_of(open_page("ask", c="kept-key"))

    assert 0 < shown.index("Second question") < shown.index("First question")


def test_a_refresh_does_not_ask_again(open_page, fake):
    fake.keep_answer("kept-key", make_answer("A question"))

    open_page("ask", c="kept-key").run()

    assert fake.asked == []


def test_an_abstention_names_the_nearest_topics(open_page):
    page = open_page("ask")

    page.chat_input[0].set_value("What fee does Pugongying take?").run()

    assert "Not answered" in html_of(page)
    assert "it will not guess. Nearest topics:" in html_of(page)
    assert len(page.get("page_link")) == 2


def test_a_new_conversation_leaves_the_old_one(open_page, fake):
    fake.keep_answer("kept-key", make_answer("A question"))
    page = open_page("ask", c="kept-key")

    page.button(key="ask.new").click().run()

    assert "c" not in page.query_params
    assert "A question" not in html_of(page)


def test_a_corrected_premise_and_the_limits_are_said():
    shown = article_html(make_answer("q"), 1, Words("en"))

    assert "Part of the question needs correcting first" in shown
    assert "<b>Where this ends.</b> We hold no verified figures" in shown
    assert 'href="#passage-1-2"' in shown


def test_a_number_never_stands_alone_on_a_line():
    shown = article_html(make_answer("q"), 1, Words("en"))

    assert '<span class="rl-glue">t.<a class="rl-cite" href="#passage-1-1">1</a></span>' in shown
