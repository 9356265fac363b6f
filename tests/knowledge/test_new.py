from datetime import date

import pytest

from guide.errors import UsageError
from guide.knowledge import lint_folder, load_library, new_entry, read_folder
from tests.knowledge.test_reader import SOUND, write

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    "entry_id",
    ["norms/minors/school-bags", "myths/cats-own-it", "incidents/2026-cafe", "platforms/weibo/lists"],
)
def test_a_new_entry_is_a_draft_that_can_be_read(tmp_path, entry_id):
    folder = write(tmp_path, SOUND)

    new_entry(folder, entry_id, TODAY)

    reading = read_folder(folder)
    assert reading.faults == []
    assert reading.entries[entry_id].status == "draft"
    assert list(load_library(folder).entries) == ["norms/absolute-claims/one"]


def test_what_is_not_filled_in_is_a_fault(tmp_path):
    folder = write(tmp_path, SOUND)
    new_entry(folder, "norms/minors/school-bags", TODAY)

    assert any(
        "still has the template's 'FILL IN'" in str(fault) for fault in lint_folder(folder, today=TODAY)
    )


def test_an_entry_that_is_there_is_never_overwritten(tmp_path):
    folder = write(tmp_path, SOUND)

    with pytest.raises(UsageError, match="is there already"):
        new_entry(folder, "norms/absolute-claims/one", TODAY)

    assert (folder / "norms/absolute-claims/one.yml").read_text("utf-8") == SOUND


@pytest.mark.parametrize(
    ("entry_id", "says"),
    [
        ("norms/minor/x", "did you mean 'minors'"),
        ("norms/x", "write norms/<category>/<name>"),
        ("norms/minors/School Bags", "in small letters"),
        ("norms/minors/../../evil", "write norms/<category>/<name>"),
        ("glossary/种草", "a term is a row of glossary.csv"),
        ("myths/a/b", "write myths/<name>"),
    ],
)
def test_an_id_that_no_entry_can_have_is_refused_with_the_way_out(tmp_path, entry_id, says):
    with pytest.raises(UsageError, match=says):
        new_entry(tmp_path, entry_id, TODAY)
