import pytest

from guide.index.names import NameIndex, names_of


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("glossary/种草", {"种草", "zhongcao"}),
        ("calendar/dragon-boat", {"端午节", "端午", "duanwu", "duanwujie"}),
        ("incidents/2021-sony", {"sony"}),
        ("norms/absolute-claims/superlatives", set()),
    ],
)
def test_an_entry_goes_by_its_names(library, entry, names):
    assert names <= names_of(library.entries[entry])


@pytest.fixture(scope="module")
def names(library):
    return NameIndex(library.entries.values())


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("When is duanwu in 2028?", "calendar/dragon-boat"),
        ("what does ZHONGCAO mean", "glossary/种草"),
        ("Why was Sony fined?", "incidents/2021-sony"),
        ("2028年的中秋是几号", "calendar/mid-autumn"),
    ],
)
def test_a_question_names_its_entry(names, question, entry):
    assert names.found_in(question)[entry] == 1.0


def test_a_name_inside_a_word_is_none(names):
    assert "incidents/2018-gap" not in names.found_in("Is there a gaping hole in our plan?")


def test_nothing_is_named_by_nothing():
    assert NameIndex([]).found_in("Sony") == {}
