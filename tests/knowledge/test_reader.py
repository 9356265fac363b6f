from pathlib import Path

import pytest

from guide.errors import KnowledgeError
from guide.knowledge import load_library, read_folder

SOUND = """
title: {en: "A title", zh: 标题}
category: absolute-claims
severity: high
applies_to: {platforms: [all], authors: [brand], industries: [all]}
norm: {en: It holds., zh: 规范。}
chinese_reading: {en: Read., zh: 读法。}
western_assumption: {en: Meant., zh: 本意。}
advice: {en: Do., zh: 建议。}
limits: {en: Ends., zh: 边界。}
general_knowledge: true
checked: 2026-11-23
detect:
  - terms: {no: yes, 520: null, 顶级: 讲究}
examples:
  flags: [{text: 顶级, spans: [顶级]}]
  passes: [fine]
"""


def write(folder: Path, text: str, name: str = "norms/absolute-claims/one.yml") -> Path:
    path = folder / "knowledge" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return folder / "knowledge"


def faults_of(folder: Path, text: str) -> list[str]:
    return [str(fault) for fault in read_folder(write(folder, text)).faults]


def test_a_sound_entry_is_read(tmp_path):
    library = load_library(write(tmp_path, SOUND))

    norm = library.entries["norms/absolute-claims/one"]
    assert norm.title.zh == "标题"
    assert norm.examples.passes[0].text == "fine"


def test_words_that_yaml_takes_for_values_stay_words(tmp_path):
    norm = load_library(write(tmp_path, SOUND)).entries["norms/absolute-claims/one"]

    assert dict(norm.detect[0].terms) == {"no": "yes", "520": None, "顶级": "讲究"}


def test_a_misspelt_key_is_named_with_its_line_and_a_suggestion(tmp_path):
    (fault, missing) = sorted(faults_of(tmp_path, SOUND.replace("severity:", "sevrity:")))

    assert "sevrity" in fault + missing
    assert "knowledge/norms/absolute-claims/one.yml:4: unknown key 'sevrity'; did you mean 'severity'?" in (
        fault,
        missing,
    )


def test_a_misspelt_key_deep_inside_is_named_with_its_line(tmp_path):
    (fault,) = faults_of(tmp_path, SOUND.replace("spans: [顶级]", "span: [顶级]"))

    assert fault.startswith(
        "knowledge/norms/absolute-claims/one.yml:16: unknown key 'span'; did you mean 'spans'?"
    )


def test_an_unknown_detector_is_named(tmp_path):
    (fault,) = faults_of(tmp_path, SOUND.replace("- terms:", "- words:"))

    assert "one.yml:14: a detector needs exactly one of terms, pattern" in fault


def test_a_wrong_value_says_what_was_found(tmp_path):
    (fault,) = faults_of(tmp_path, SOUND.replace("severity: high", "severity: grave"))

    assert "one.yml:4: severity:" in fault
    assert "grave" in fault


def test_broken_yaml_is_named_with_its_line(tmp_path):
    (fault,) = faults_of(tmp_path, SOUND.replace("norm: {", "norm: [{"))

    assert "not readable as YAML" in fault


def test_a_key_that_stands_twice_is_a_fault(tmp_path):
    (fault,) = faults_of(tmp_path, SOUND + "severity: low\n")

    assert "'severity' stands here twice" in fault


def test_all_faults_are_raised_together(tmp_path):
    write(tmp_path, SOUND.replace("severity: high", "severity: grave"))
    folder = write(tmp_path, SOUND.replace("limits:", "limit:"), "norms/absolute-claims/two.yml")

    with pytest.raises(KnowledgeError) as caught:
        load_library(folder)

    assert "one.yml" in str(caught.value)
    assert "two.yml" in str(caught.value)


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(KnowledgeError, match="no entries"):
        load_library(tmp_path)


def test_an_entry_that_is_not_reviewed_is_left_out(tmp_path):
    write(tmp_path, SOUND)
    folder = write(tmp_path, SOUND + "status: draft\n", "norms/absolute-claims/two.yml")

    assert list(load_library(folder).entries) == ["norms/absolute-claims/one"]


def test_the_version_follows_the_content(tmp_path):
    before = load_library(write(tmp_path, SOUND)).version
    after = load_library(write(tmp_path, SOUND.replace("A title", "Another title"))).version

    assert before.startswith("2026.11+")
    assert before != after


def test_a_text_that_a_comment_sign_cuts_short_is_a_fault(tmp_path):
    (fault,) = faults_of(
        tmp_path, SOUND.replace("{en: It holds., zh: 规范。}", "\n  en: That #ad is enough.\n  zh: 规范。")
    )

    assert "cut short at ' #'" in fault


def test_a_comment_after_a_text_is_none(tmp_path):
    assert faults_of(tmp_path, SOUND.replace("passes: [fine]", "passes:\n    - fine   # a near miss")) == []
