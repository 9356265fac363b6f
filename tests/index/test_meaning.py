from dataclasses import replace

import pytest

from guide.domain import Example, Examples, MeaningDetector
from guide.index import MeaningModel, labelled_sentences, train_meaning
from guide.text import SentenceEmbedder
from tests.makers import make_library, make_norm, terms

FLAGS = (
    "Ladies, nobody wants to see those thighs.",
    "三十岁还单身的你该着急了。",
    "Hide that belly before summer.",
)
PASSES = ("We opened a second shop by the river.", "周末去公园走了走。", "The chair comes in oak and walnut.")


@pytest.fixture(scope="module")
def embedder():
    return SentenceEmbedder()


@pytest.fixture(scope="module")
def library():
    examples = Examples(
        tuple(Example(text=f"{text} Bye.", spans=(text[:-1],)) for text in FLAGS),
        tuple(Example(text=text) for text in PASSES),
    )
    return make_library(make_norm(MeaningDetector(meaning=True), examples=examples))


def test_only_sentences_under_a_span_are_problems(library):
    flagged = [row.text for row in labelled_sentences(library) if row.flagged]

    assert flagged == list(FLAGS)


def test_an_entry_that_does_not_ask_for_it_teaches_nothing():
    assert list(labelled_sentences(make_library(make_norm(terms("x"))))) == []


def test_learning_twice_gives_the_same(library, embedder, tmp_path):
    train_meaning(library, embedder).save(tmp_path / "a.npz")
    train_meaning(library, embedder).save(tmp_path / "b.npz")

    one, two = MeaningModel.load(tmp_path / "a.npz"), MeaningModel.load(tmp_path / "b.npz")
    texts = [*FLAGS, *PASSES]
    assert one.judge(texts, embedder.vectors) == two.judge(texts, embedder.vectors)


def test_its_own_examples_are_told_apart_and_named(library, embedder):
    model = train_meaning(library, embedder)

    judged = model.judge([*FLAGS, *PASSES], embedder.vectors)

    assert [judgement and judgement.entry for judgement in judged] == [library.norms[0].id] * 3 + [None] * 3


def test_a_sentence_whose_words_are_not_thinkable_gets_no_vector(library, embedder):
    model = train_meaning(library, embedder)
    asked = []
    closed = replace(model, thresholds=replace(model.thresholds, gate=1e9))

    assert closed.judge(["Nobody wants those thighs.", "I walk by the river."], asked.append) == [None] * 2
    assert asked == []


def test_a_known_problem_is_known_again_whatever_the_thresholds(library, embedder):
    model = train_meaning(library, embedder)
    strict = replace(model, thresholds=replace(model.thresholds, gate=1e9, margin=1e9))

    judged = strict.judge([*FLAGS, *PASSES], embedder.vectors)

    assert [judgement is not None for judgement in judged] == [True] * 3 + [False] * 3


def test_the_clause_that_carries_it_weighs_most(library, embedder):
    model = train_meaning(library, embedder)
    judgement = model.judge(list(FLAGS[:1]), embedder.vectors)[0]
    parts = ["The tea is from Fujian", "nobody wants to see those thighs"]

    weights = model.weigh_clauses(parts, embedder.vectors(parts), judgement)

    assert weights[1] > weights[0]


def test_without_examples_nothing_is_a_problem(embedder):
    model = train_meaning(make_library(make_norm(terms("x"))), embedder)

    assert model.judge(["one", "two"], embedder.vectors) == [None, None]
