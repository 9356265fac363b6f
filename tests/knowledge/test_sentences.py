import json

import pytest

from guide.domain import CATEGORIES
from guide.index import labelled_sentences
from guide.knowledge import lint_folder, load_library
from guide.settings import shipped
from tests.knowledge.test_lint import has
from tests.knowledge.test_reader import SOUND, write

LIBRARY = load_library(shipped("knowledge"))
FLAG = {
    "label": "flag",
    "lang": "en",
    "text": "Nobody anywhere sells it for less.",
    "spans": ["Nobody anywhere sells it for less"],
    "entry": "norms/absolute-claims/one",
    "severity": "high",
}
PASS = {"label": "pass", "lang": "zh", "text": "今天的面包七点出炉，卖完就关门。"}


def faults_of(folder, *rows, stem="absolute-claims"):
    knowledge = write(folder, SOUND)
    (knowledge / "examples").mkdir()
    (knowledge / "examples" / f"{stem}.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return [str(fault) for fault in lint_folder(knowledge) if "examples/" in str(fault)]


def test_sound_sentences_have_no_faults(tmp_path):
    assert faults_of(tmp_path, FLAG, PASS) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (FLAG | {"spans": ["not there"]}, "is not in the text"),
        (FLAG | {"spans": []}, "needs spans and a severity"),
        (FLAG | {"severity": None}, "needs spans and a severity"),
        (FLAG | {"lang": "zh"}, "not in the language"),
        (PASS | {"lang": "en"}, "not in the language"),
        (PASS | {"lang": "mixed"}, "words of both languages"),
        (PASS | {"severity": "high"}, "a pass has no spans"),
        (PASS | {"near_miss": True}, "a near miss says"),
        (PASS | {"lable": "flag"}, "unknown key 'lable'"),
        (PASS | {"label": "fine"}, "label"),
    ],
)
def test_each_fault_is_named(tmp_path, row, message):
    assert has(faults_of(tmp_path, row), message)


def test_a_norm_of_another_category_is_a_fault(tmp_path):
    assert has(faults_of(tmp_path, FLAG, stem="minors"), "a norm of its category")


def test_a_file_that_is_no_category_is_a_fault(tmp_path):
    assert has(faults_of(tmp_path, PASS, stem="cats"), "is no category")


def test_a_line_that_is_no_json_is_named_with_its_number(tmp_path):
    knowledge = write(tmp_path, SOUND)
    (knowledge / "examples").mkdir()
    (knowledge / "examples" / "minors.jsonl").write_text(f"{json.dumps(PASS)}\n{{oops\n[1]\n", "utf-8")

    faults = [str(fault) for fault in lint_folder(knowledge)]

    assert has(faults, "minors.jsonl:2: this line is no JSON")
    assert has(faults, "minors.jsonl:3: expected an object")


def test_two_sentences_alike_are_a_fault(tmp_path):
    assert has(faults_of(tmp_path, PASS, PASS | {"text": PASS["text"] + "！"}), "of the 3-grams like")


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_has_a_hundred_sentences_half_of_them_clean(category):
    own = [sentence for sentence in LIBRARY.sentences if sentence.category == category]
    clean = [sentence for sentence in own if sentence.label == "pass"]

    assert len(own) >= 100
    assert 0.4 <= len(clean) / len(own) <= 0.6
    assert sum(sentence.near_miss for sentence in clean) >= len(clean) / 3


def test_meaning_is_learnt_from_every_flag():
    learnt = {row.text for row in labelled_sentences(LIBRARY) if row.flagged}
    flags = [sentence.text for sentence in LIBRARY.sentences if sentence.label == "flag"]

    assert [text for text in flags if not any(part in text for part in learnt)] == []
