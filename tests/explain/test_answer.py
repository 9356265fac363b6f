from datetime import date

from guide.domain import Fact, Myth, RankedEntry, Ranking
from guide.explain import Answerer, assumed_myths
from tests.makers import CHECKED, both, make_library, make_norm

MYTH = Myth(
    id="myths/owner",
    title=both("“Alibaba owns it”", "“是阿里的”"),
    claim=both("Alibaba owns it.", "是阿里的。"),
    verdict="false",
    truth=both("It is independent.", "它是独立公司。"),
    why_it_is_believed=both("A funding round.", "一轮融资。"),
    so_what=both("Sign with the operator.", "与运营方签约。"),
    limits=both("No stakes are held.", "持股比例未收录。"),
    assumed_when=(("alibaba", "own"), ("阿里", "旗下")),
    general_knowledge=True,
    checked=CHECKED,
)
NORM = make_norm(
    norm=both("Superlatives are barred.", "极限词不可用。"),
    facts=(Fact(en="The fine is RMB 200,000.", zh="罚款二十万元。", general_knowledge=True),),
)


class FixedRetriever:
    def __init__(self, *entries, answerable=True):
        self._ranking = Ranking(tuple(entries), answerable, 0.9 if answerable else 0.1)

    def rank(self, question, lang, k=10):
        return self._ranking


def ranked(entry, score=1.0):
    return RankedEntry(entry=entry.id, score=score, lexical=1.0, semantic=1.0, coverage=1.0, passages=())


def make_answerer(*entries, answerable=True):
    retriever = FixedRetriever(*entries, answerable=answerable)
    return Answerer(make_library(MYTH, NORM), retriever, lambda: date(2026, 11, 23))


def test_abstains_and_names_the_nearest_topics():
    answer = make_answerer(ranked(NORM), answerable=False).answer("What is the weather?", "q-1")

    assert answer.abstained
    assert answer.citations == ()
    assert "A title" in answer.text


def test_every_sentence_rests_on_a_citation_that_exists():
    answer = make_answerer(ranked(NORM)).answer("Are superlatives allowed?", "q-1")

    numbers = {citation.n for citation in answer.citations}
    assert not answer.abstained
    assert all(sentence.citations and set(sentence.citations) <= numbers for sentence in answer.sentences)


def test_the_truth_comes_first_when_a_question_assumes_a_myth():
    answer = make_answerer(ranked(NORM)).answer("Since Alibaba owns it, is one contract enough?", "q-1")

    assert answer.premise_corrected
    assert answer.sentences[0].text == "It is independent."
    assert "Alibaba owns it" not in answer.text


def test_a_myth_is_corrected_even_where_nothing_else_is_found():
    answer = make_answerer(answerable=False).answer("既然是阿里旗下的，签一份合同就行吧", "q-1")

    assert answer.premise_corrected
    assert answer.text.startswith("它是独立公司。")


def test_a_question_that_only_names_the_company_assumes_nothing():
    assert assumed_myths("What does Alibaba sell?", [MYTH]) == ()


def test_a_question_about_the_fine_is_told_the_fine():
    answer = make_answerer(ranked(NORM)).answer("How much is the fine?", "q-1")

    assert "RMB 200,000" in answer.text


def test_answers_in_the_language_asked_for():
    answer = make_answerer(ranked(NORM)).answer("Are superlatives allowed?", "q-1", "zh")

    assert answer.text.startswith("极限词不可用。")


def test_an_empty_question_is_asked_back():
    answer = make_answerer(ranked(NORM)).answer("  ", "q-1")

    assert answer.abstained
    assert "question" in answer.text
