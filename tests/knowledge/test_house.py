from datetime import date
from pathlib import Path

import pytest

from guide.detect import Detectors
from guide.errors import KnowledgeError
from guide.knowledge import lint_house, load_library
from guide.settings import shipped
from tests.knowledge.test_reader import SOUND, write
from tests.makers import make_draft

TODAY = date(2026, 11, 25)
SUPPRESSION = """
top-words:
  entry: norms/absolute-claims/one
  action: lower
  to: low
  reason: the legal desk checked these lines
  owner: legal desk
  until: 2027-03-01
"""
REPLACEMENT = """
serum:
  write: 精华露
  instead_of: [精华液, 精华水]
  why: {en: "It is the registered name.", zh: 备案名称就是这个。}
  owner: brand desk
  checked: 2026-11-20
"""
GLOSSARY = (
    "term,pinyin,english,means_en,means_zh,register,brand_use,advice_en,advice_zh,dated_since,source,checked\n"
    "小露,xiǎo lù,our mascot,The mascot.,吉祥物。,warm,yes,Use it.,可以用。,,,2026-11-20\n"
)


@pytest.fixture
def base(tmp_path):
    return write(tmp_path, SOUND.replace("severity: high", "severity: medium"))


def house(tmp_path, **files):
    folder = tmp_path / "house"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".", 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def lint(tmp_path, base, **files):
    return [str(fault) for fault in lint_house(house(tmp_path, **files), base, today=TODAY)]


def judge(library, text):
    return [(f.entry, f.span.text, f.rewrite) for f in Detectors(library).judge(make_draft(text))]


def test_a_teams_entries_stand_beside_the_base_under_ids_of_their_own(tmp_path, base):
    library = load_library(base, house(tmp_path, **{"norms/minors/own.yml": SOUND, "glossary_csv": GLOSSARY}))

    assert sorted(library.entries) == [
        "house/glossary/小露",
        "house/norms/minors/own",
        "norms/absolute-claims/one",
    ]


def test_a_replacement_marks_the_other_spellings_and_offers_the_one(tmp_path, base):
    library = load_library(base, house(tmp_path, replacements_yml=REPLACEMENT))

    assert judge(library, "这款精华液上新了") == [("house/replacements/serum", "精华液", "精华露")]
    assert judge(library, "这款精华露上新了") == []


def test_the_version_tells_that_a_team_added_something(tmp_path, base):
    plain = load_library(base)
    added = load_library(base, house(tmp_path, replacements_yml=REPLACEMENT))

    assert added.version.startswith(f"{plain.version}.house-")
    assert added.indexed != plain.indexed


def test_setting_findings_aside_changes_the_version_and_leaves_the_index(tmp_path, base):
    plain = load_library(base)
    added = load_library(base, house(tmp_path, suppressions_yml=SUPPRESSION))

    assert added.version != plain.version
    assert added.indexed == plain.indexed
    assert added.house.suppressions[0].owner == "legal desk"


def test_a_house_folder_that_is_not_there_is_named(tmp_path, base):
    with pytest.raises(KnowledgeError, match="no such folder; REDLINE_HOUSE"):
        load_library(base, tmp_path / "nowhere")


def test_a_misspelt_key_in_a_house_file_is_named_with_its_line(tmp_path, base):
    with pytest.raises(KnowledgeError, match=r"house/suppressions.yml:6: unknown key 'reson'"):
        load_library(base, house(tmp_path, suppressions_yml=SUPPRESSION.replace("reason", "reson")))


def test_a_source_of_the_base_cannot_be_taken_over(tmp_path, base):
    source = "law:\n  strength: law\n  title: {en: A, zh: 某}\n  publisher: N\n  checked: 2026-11-23\n"
    write(tmp_path, source, "sources.yml")

    with pytest.raises(KnowledgeError, match="the base has a source 'law'"):
        load_library(base, house(tmp_path, sources_yml=source))


def test_a_sound_suppression_is_no_fault(tmp_path, base):
    assert lint(tmp_path, base, suppressions_yml=SUPPRESSION) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("absolute-claims/one", "absolute-claims/none"), "no norm of the base has the id"),
        (("2027-03-01", "2026-11-24"), "ended on 2026-11-24"),
        (("legal desk\n", "''\n"), "give a reason and an owner"),
        (("entry: norms", "entry: house/norms"), "a rule of your own is edited, not suppressed"),
    ],
)
def test_a_suppression_that_cannot_hold_is_a_fault(tmp_path, base, change, fault):
    (found,) = lint(tmp_path, base, suppressions_yml=SUPPRESSION.replace(*change))

    assert fault in found
    assert found.startswith("house/suppressions.yml:2:")


def test_a_suppression_of_a_high_norm_of_the_law_is_a_fault(tmp_path):
    base = write(tmp_path, SOUND)

    (fault,) = lint(tmp_path, base, suppressions_yml=SUPPRESSION)

    assert "a high finding of absolute-claims is never set aside" in fault


def test_a_replacement_of_itself_is_a_fault(tmp_path, base):
    text = REPLACEMENT.replace("[精华液, 精华水]", "[精华露]")

    assert any("instead_of" in fault for fault in lint(tmp_path, base, replacements_yml=text))


def test_mourning_that_ends_before_it_begins_is_a_fault(tmp_path, base):
    text = "m:\n  since: 2026-11-25\n  until: 2026-11-24\n  reason: {en: a, zh: 某}\n  owner: o\n"

    assert any("until lies before since" in fault for fault in lint(tmp_path, base, mourning_yml=text))


def test_a_norm_of_a_team_needs_two_examples_of_each_kind(tmp_path, base):
    faults = lint(tmp_path, base, **{"norms/minors/own.yml": SOUND.replace("absolute-claims", "minors")})

    assert [fault for fault in faults if "at least two are needed" in fault]
    assert not [fault for fault in faults if "six" in fault or "asked_as" in fault]


def test_a_house_entry_may_point_to_the_base(tmp_path, base):
    text = SOUND.replace("absolute-claims", "minors") + "related: [norms/absolute-claims/one]\n"

    faults = lint(tmp_path, base, **{"norms/minors/own.yml": text})

    assert not [fault for fault in faults if "no entry has the id" in fault]


EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "house-example"


def test_the_example_of_a_house_folder_is_sound():
    assert lint_house(EXAMPLE, shipped("knowledge"), today=TODAY) == []


def test_the_example_of_a_house_folder_works():
    library = load_library(shipped("knowledge"), EXAMPLE)
    detectors = Detectors(library, today=lambda: TODAY)

    judged = detectors.examine(make_draft("yyds！Lueur 的精华液到店了"))

    found = {finding.entry for finding in judged.findings}
    assert {"house/norms/translation-tells/brand-name", "house/replacements/serum-name"} <= found
    assert [aside.finding.span.text for aside in judged.suppressed] == ["yyds"]


def test_the_mourning_switch_makes_any_promotion_a_finding(tmp_path):
    folder = house(
        tmp_path,
        mourning_yml="m:\n  since: 2027-04-04\n  until: 2027-04-05\n  reason: {en: a, zh: 某}\n  owner: o\n",
    )
    detectors = Detectors(load_library(shipped("knowledge"), folder))

    def marked(text, day):
        found = detectors.judge(make_draft(text, date=date(2027, 4, day)))
        return [f.span.text for f in found if f.entry == "norms/sensitive-dates/declared-mourning"]

    assert marked("周末新品到店，欢迎来坐坐。", 4) == ["新品"]
    assert marked("Our spring sale starts at noon.", 5) == ["sale"]
    assert marked("周末新品到店，欢迎来坐坐。", 6) == []
    assert marked("今日暂停直播，退款照常处理。", 4) == []
