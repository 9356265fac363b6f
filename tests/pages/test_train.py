from tests.pages.conftest import html_of


def start(open_page, **query):
    page = open_page("train", **query)
    page.button(key="train.start").click().run()
    return page


def answer(page, n, chosen):
    key = page.query_params["q"]
    page.radio(key=f"quiz.{key}.{n}").set_value(chosen)
    page.button(key="quiz.send").click().run()


def test_a_round_begins_with_its_first_question_and_an_address(open_page):
    page = start(open_page)

    assert page.query_params["q"] == "round-1"
    assert "Question 1 of 10" in html_of(page)
    assert page.radio[0].value is None


def test_an_answer_is_explained_with_its_source(open_page):
    page = start(open_page)

    answer(page, 1, 0)

    shown = html_of(page)
    assert "Not quite" in shown
    assert "A tip on use." in shown
    assert "Points at the goods; barred." in shown


def test_sending_nothing_asks_for_an_option(open_page, fake):
    page = start(open_page)

    page.button(key="quiz.send").click().run()

    assert "Choose an option first." in html_of(page)
    assert fake.submitted == []


def test_a_refresh_keeps_the_explanation_and_counts_once(open_page, fake):
    page = start(open_page)
    answer(page, 1, 1)

    again = open_page("train", q=page.query_params["q"], n="1")

    assert "Right" in html_of(again)
    assert len(fake.submitted) == 1


def test_the_address_cannot_skip_ahead(open_page):
    page = start(open_page)

    ahead = open_page("train", q=page.query_params["q"], n="7")

    assert "Question 1 of 10" in html_of(ahead)


def test_ten_answers_end_in_a_score_by_topic(open_page):
    page = start(open_page)
    for n in range(1, 11):
        answer(page, n, 1 if n < 8 else 0)
        page.button(key=f"quiz.next.{n}").click().run()

    shown = html_of(page)
    assert "7 of 10 right" in shown
    assert "Absolute claims" in shown
    assert "Worth reading again" in shown


def test_another_round_has_another_address(open_page):
    page = start(open_page)
    for n in range(1, 11):
        answer(page, n, 1)
        page.button(key=f"quiz.next.{n}").click().run()

    page.button(key="train.again").click().run()

    assert page.query_params["q"] == "round-2"
    assert "Question 1 of 10" in html_of(page)


def test_an_unknown_round_is_said_kindly(open_page):
    page = open_page("train", q="nothing")

    assert not page.exception
    assert "No round under this address" in html_of(page)
