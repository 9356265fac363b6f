import pytest

from guide.domain import Concept
from guide.knowledge.concepts import words_of, written_out
from guide.knowledge.lint.concepts import check_concepts
from guide.knowledge.reader import read_folder

DRINKS = Concept(what="drinks", zh=("啤酒",), en=("beer",), unless=("啤酒鸭",))
PARTY = Concept(what="party", zh=("派对", "@drink"), en=("party",))
KNOWN = {"drink": DRINKS, "party": PARTY}


def test_a_slot_becomes_the_words_of_its_concept_and_brings_its_longer_phrases():
    detector = written_out({"together": ["@drink", ["高中生", "@party"]], "unless": ["派对裙"]}, KNOWN)

    assert detector["together"] == [["啤酒", "beer"], ["高中生", "派对", "啤酒", "beer", "party"]]
    assert detector["unless"] == ["派对裙", "啤酒鸭", "啤酒鸭"]


def test_concepts_are_written_out_in_other_lists_too():
    detector = written_out({"missing": {"when_any": ["@drink"], "need_any": ["请勿"]}}, KNOWN)

    assert detector["missing"] == {"when_any": ["啤酒", "beer"], "need_any": ["请勿"]}


def test_an_at_sign_before_other_words_is_only_a_sign():
    assert written_out({"terms": {"@小红书": None}, "near": ["@Me"]}, KNOWN)["near"] == ["@Me"]


def test_an_unknown_concept_and_one_that_names_itself_are_refused():
    with pytest.raises(ValueError, match="no concept has the name 'dring'"):
        written_out({"near": ["@dring"]}, KNOWN)
    with pytest.raises(ValueError, match="names itself"):
        list(words_of("a", {"a": Concept(what="a", zh=("@a",), en=())}))


def fault_messages(tmp_path, concepts):
    folder = tmp_path / "knowledge"
    (folder / "concepts").mkdir(parents=True)
    (folder / "concepts" / "goods.yml").write_text(concepts, "utf-8")
    reading = read_folder(folder)
    return [fault.message for fault in (*reading.faults, *check_concepts(reading))]


def test_lint_names_what_is_wrong_with_a_list(tmp_path):
    messages = fault_messages(
        tmp_path,
        "drink:\n  what: drinks\n  zh: [啤酒, 啤酒]\n  en: [beer]\n"
        "party:\n  what: parties\n  zh: ['@pub']\n  en: []\n",
    )

    assert "drink: '啤酒' stands in the list twice" in messages
    assert "party: no concept has the name 'pub'" in messages


def test_a_misspelt_key_of_a_list_is_named(tmp_path):
    messages = fault_messages(tmp_path, "drink:\n  what: drinks\n  zhh: [啤酒]\n  en: [beer]\n")

    assert "unknown key 'zhh'; did you mean 'zh'?" in messages
