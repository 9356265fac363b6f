from datetime import date

import pytest

from guide.knowledge import lint_folder
from guide.knowledge.laws import chinese_number, split_articles
from tests.knowledge.test_reader import SOUND, write

TODAY = date(2026, 11, 23)


def lint(folder, text):
    return [str(fault) for fault in lint_folder(write(folder, text), today=TODAY)]


def has(faults, words):
    return any(words in fault for fault in faults)


def test_a_link_to_nothing_is_a_fault(tmp_path):
    assert has(lint(tmp_path, SOUND + "related: [norms/x/y]\n"), "no entry has the id 'norms/x/y'")


def test_a_source_that_is_not_listed_is_a_fault(tmp_path):
    text = SOUND.replace("general_knowledge: true", "sources: [{id: nobody, supports: it}]")

    assert has(lint(tmp_path, text), "sources.yml has no 'nobody'")


def test_an_entry_without_sources_must_say_so(tmp_path):
    assert has(lint(tmp_path, SOUND.replace("general_knowledge: true\n", "")), "no sources")


def test_an_entry_in_the_wrong_folder_is_a_fault(tmp_path):
    assert has(lint(tmp_path, SOUND.replace("absolute-claims", "minors")), "category 'minors' in folder")


def test_an_entry_past_its_review_date_is_a_fault(tmp_path):
    text = SOUND.replace("checked: 2026-11-23", "checked: 2025-01-01\nreview_by: 2026-01-01")

    assert has(lint(tmp_path, text), "was to be reviewed by 2026-01-01")


def test_too_few_examples_are_a_fault(tmp_path):
    assert has(lint(tmp_path, SOUND), "1 flags; at least six are needed")


def test_a_span_outside_its_text_is_a_fault(tmp_path):
    assert has(
        lint(tmp_path, SOUND.replace("spans: [顶级]", "spans: [极品]")), "span '极品' is not in the text"
    )


def test_an_absolute_claim_about_a_people_is_a_fault(tmp_path):
    assert has(lint(tmp_path, SOUND.replace("Ends.", "The Chinese hate it.")), "not of a whole people")


def test_a_claim_about_a_whole_people_is_a_fault_in_chinese_too(tmp_path):
    assert has(lint(tmp_path, SOUND.replace("边界。", "中国人都不喜欢这样。")), "not of a whole people")


def test_two_examples_that_are_nearly_one_text_are_a_fault(tmp_path):
    twice = SOUND.replace(
        "flags: [{text: 顶级, spans: [顶级]}]",
        "flags: [{text: 这款羊绒围巾摸起来顶级柔软, spans: [顶级]}, "
        "{text: 这款羊绒围巾摸起来顶级柔软哦, spans: [顶级]}]",
    )

    assert has(lint(tmp_path, twice), "of the 3-grams like the example '这款羊绒围巾摸起来顶级柔软'")


def test_a_flag_and_a_pass_may_be_close(tmp_path):
    pair = SOUND.replace(
        "{text: 顶级, spans: [顶级]}", "{text: 这款围巾摸起来顶级柔软, spans: [顶级]}"
    ).replace("passes: [fine]", "passes: [这款围巾摸起来十分柔软]")

    assert not has(lint(tmp_path, pair), "of the 3-grams")


def test_two_entries_that_are_nearly_one_text_are_a_fault(tmp_path):
    long = SOUND.replace(
        "It holds.", "A price shown beside a lower one must be true and say where it is from."
    )
    write(tmp_path, long.replace("A title", "One title"), "norms/absolute-claims/two.yml")

    assert has(lint(tmp_path, long), "like norms/absolute-claims/")


def test_passing_examples_without_near_misses_are_a_fault(tmp_path):
    assert has(lint(tmp_path, SOUND), "0 passing examples are near misses")


TERMS = (
    "term,pinyin,english,means_en,means_zh,register,brand_use,advice_en,advice_zh,dated_since,source,checked\n"
    "{rows}"
)
ROW = "{term},dǐngjí,top,Top.,顶级。,slang,{use},Say it.,可以说。,{since},,2026-11-20\n"


def test_a_term_that_a_norm_marks_and_the_glossary_recommends_is_a_fault(tmp_path):
    write(tmp_path, TERMS.format(rows=ROW.format(term="顶级", use="yes", since="")), "glossary.csv")

    assert has(lint(tmp_path, SOUND), "marks '顶级', which the glossary calls fine to use")


def test_a_dated_term_that_is_recommended_is_a_fault(tmp_path):
    write(tmp_path, TERMS.format(rows=ROW.format(term="给力", use="yes", since="2015")), "glossary.csv")

    assert has(lint(tmp_path, SOUND), "'给力' is dated since 2015, yet fine to use")


def test_a_term_in_another_spelling_is_a_fault(tmp_path):
    rows = ROW.format(term="种草", use="careful", since="") + ROW.format(term="種草", use="careful", since="")
    write(tmp_path, TERMS.format(rows=rows), "glossary.csv")

    assert has(lint(tmp_path, SOUND), "'種草' is '种草' in another spelling")


def test_a_pattern_that_does_not_compile_is_a_fault(tmp_path):
    text = SOUND.replace("- terms: {no: yes, 520: null, 顶级: 讲究}", "- pattern: '(顶级'")

    assert has(lint(tmp_path, text), "not a regular expression")


@pytest.mark.parametrize(
    ("text", "value"), [("九", 9), ("十", 10), ("二十一", 21), ("一百零五", 105), ("一千零一十八", 1018)]
)
def test_chinese_numerals_are_read(text, value):
    assert chinese_number(text) == value


LAW = "第一条 甲。\n第二条 第一条所称乙。\n（三）丙\n"
CITING = SOUND.replace(
    "general_knowledge: true", "sources: [{id: law, at: Art. 2, key_terms: [乙], supports: it}]"
)
SOURCES = """
law:
  strength: law
  title: {en: A law, zh: 某法}
  publisher: NPC
  text: law
  checked: 2026-11-23
"""


def lint_laws(folder, text):
    (folder / "laws").mkdir(exist_ok=True)
    (folder / "laws" / "law.md").write_text(LAW, "utf-8")
    write(folder, SOURCES, "sources.yml")
    return [str(fault) for fault in lint_folder(write(folder, text), folder / "laws", TODAY)]


def test_a_citation_that_its_article_bears_out_is_fine(tmp_path):
    assert not has(lint_laws(tmp_path, CITING), "law Art.")


def test_an_article_that_is_not_there_is_a_fault(tmp_path):
    assert has(lint_laws(tmp_path, CITING.replace("Art. 2", "Art. 9")), "law Art. 9: not in this version")


def test_a_key_term_that_is_not_in_the_article_is_a_fault(tmp_path):
    assert has(lint_laws(tmp_path, CITING.replace("[乙]", "[丁]")), "'丁' is not in the article")


def test_articles_are_cut_at_their_headings_only(tmp_path):
    lint_laws(tmp_path, CITING)

    assert set(split_articles(tmp_path / "laws" / "law.md")) == {"1", "2"}
