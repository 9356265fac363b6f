from datetime import date

from guide.report import mistake_note, note_name
from tests.makers import make_library, make_norm

DAY = date(2026, 11, 25)


def note(**said):
    norm = make_norm()
    values = {"what": "The fine is wrong.", "where": "Art. 57", "who": "Mei", "day": DAY}
    return mistake_note(norm, make_library(norm), **{**values, **said})


def test_a_note_names_the_entry_its_version_and_what_was_said():
    text = note()

    assert "- entry: norms/absolute-claims/test" in text
    assert "- knowledge: 2026.11+test; entry checked 2026-11-23" in text
    assert "- reported: 2026-11-25 by Mei" in text
    assert "    The fine is wrong." in text


def test_what_was_written_cannot_be_read_as_markup():
    text = note(what="# Not a heading\n![x](http://example.com/y)", who="a\n# b")

    assert "    # Not a heading\n    ![x](http://example.com/y)" in text
    assert "by a # b" in text


def test_an_empty_field_says_so():
    assert note(where=" ").count("    (not said)") == 1


def test_the_file_is_named_for_the_entry_and_the_day():
    assert note_name(make_norm(), DAY) == "mistake-norms-absolute-claims-test-2026-11-25.md"
