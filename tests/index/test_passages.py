from guide.domain import Fact
from guide.index import split_entry
from guide.index.passages import spell
from tests.makers import make_norm


def test_each_field_gives_a_passage_in_each_language():
    fields = {(p.lang, p.field) for p in split_entry(make_norm())}

    assert {("en", "norm"), ("zh", "norm"), ("en", "limits"), ("zh", "asked_as.0")} <= fields


def test_facts_are_passages():
    norm = make_norm(facts=(Fact(en="RMB 1m.", zh="一百万元。", general_knowledge=True),))

    assert "一百万元。" in [p.text for p in split_entry(norm)]


def test_ids_are_unique_and_name_the_entry():
    passages = list(split_entry(make_norm()))

    assert len({p.id for p in passages}) == len(passages)
    assert all(p.id.startswith(p.entry) for p in passages)


def test_a_term_is_spelt_without_tones_and_as_one_word():
    assert spell("种草") == "zhong cao zhongcao"
    assert spell("618") == ""
