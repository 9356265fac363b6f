"""
`redline review` into files: the bytes of the app, whole files or none, and no draft overwritten.
"""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from guide.cli import redline
from guide.cli.shared import whole_file
from guide.drafts import ReadOptions, draft_from_text
from guide.errors import GuideError, UsageError
from guide.report import REPORT_FORMATS, export_reviews
from tests.report.reviews import DAY

TEXT = "我们是全网最低价，效果第一！"


def half_written(file):
    file.write(b"half")
    raise ZeroDivisionError


@pytest.fixture
def run(application, monkeypatch):
    # The application of all tests: to open the index for each command would take most of the time.
    monkeypatch.setattr(sys.modules["guide.cli.review"], "get_application", lambda: application)

    def invoke(*arguments):
        result = CliRunner().invoke(redline, ["review", "--date", DAY.isoformat(), *map(str, arguments)])
        if isinstance(result.exception, GuideError):
            return 2, b"", str(result.exception)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout_bytes, result.stderr

    return invoke


@pytest.mark.parametrize("form", [form for form in REPORT_FORMATS if not form.startswith("json")])
@pytest.mark.parametrize("lang", [None, "en", "zh", "both"])
def test_a_file_has_the_bytes_that_the_app_gives(run, application, tmp_path, form, lang):
    draft = draft_from_text(TEXT, ReadOptions(date=DAY), draft_id="draft-1", name="draft-1")
    expected = export_reviews([application.review(draft)], form, lang)

    status, out, _ = run(
        "--text", TEXT, "--format", form, "--out", tmp_path / "out", *(("--lang", lang) if lang else ())
    )

    assert (status, out) == (1, b"")
    assert (tmp_path / "out").read_bytes() == expected


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "sarif", "html"])
def test_the_screen_gets_what_a_file_gets(run, tmp_path, form, monkeypatch):
    monkeypatch.setattr("time.perf_counter", lambda: 0.0)

    _, out, _ = run("--text", TEXT, "--format", form)
    run("--text", TEXT, "--format", form, "--out", tmp_path / "out")

    assert out == (tmp_path / "out").read_bytes()


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_file_that_is_no_text_needs_a_place(run, form):
    status, _, error = run("--text", TEXT, "--format", form)

    assert status == 2
    assert f"--out review.{form}" in error


def test_a_folder_that_is_not_there_is_named_before_anything_is_reviewed(run, tmp_path):
    status, _, error = run("--text", TEXT, "--format", "html", "--out", tmp_path / "none" / "x.html")

    assert status == 2
    assert "none" in error


def test_a_draft_is_never_overwritten(run, tmp_path):
    draft = tmp_path / "post.txt"
    draft.write_text(TEXT, "utf-8")

    status, _, error = run(draft, "--format", "docx", "--out", tmp_path / "." / "post.txt")

    assert status == 2
    assert "one of the drafts" in error
    assert draft.read_text("utf-8") == TEXT


def test_the_language_asked_for_is_printed(run):
    assert "你想说的可能是" in run("--text", TEXT, "--lang", "zh")[1].decode()
    assert "你想说的可能是" not in run("--text", TEXT)[1].decode()
    both = run("--text", TEXT, "--lang", "both")[1].decode()
    assert both.index("You probably meant") < both.index("你想说的可能是")


def test_a_file_is_whole_or_as_it_was(tmp_path):
    place = tmp_path / "out.html"
    place.write_text("before", "utf-8")

    with pytest.raises(ZeroDivisionError), whole_file(place) as file:
        half_written(file)

    assert place.read_text("utf-8") == "before"
    assert list(tmp_path.iterdir()) == [place]


def test_a_link_keeps_pointing_and_a_file_keeps_its_rights(tmp_path):
    place, link = tmp_path / "real.html", tmp_path / "link.html"
    place.write_text("before", "utf-8")
    place.chmod(0o640)
    link.symlink_to(place)

    with whole_file(link) as file:
        file.write(b"after")

    assert link.is_symlink()
    assert place.read_bytes() == b"after"
    assert place.stat().st_mode & 0o777 == 0o640


def test_what_is_no_file_is_written_to_and_not_replaced(run):
    status, _, _ = run("--text", TEXT, "--format", "html", "--out", "/dev/null")

    assert status == 1
    assert Path("/dev/null").is_char_device()


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(UsageError, match="cannot write"), whole_file(tmp_path / ("x" * 300)) as file:
        file.write(b"x")
