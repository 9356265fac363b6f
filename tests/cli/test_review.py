"""
The command line as outside scripts see it: exit status, formats, places of errors.
"""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from guide.cli import redline
from guide.errors import GuideError


@pytest.fixture
def run(data_folder, monkeypatch):
    monkeypatch.setenv("REDLINE_DATA", str(data_folder))

    def invoke(*arguments, stdin=None):
        result = CliRunner().invoke(redline, list(map(str, arguments)), input=stdin)
        if isinstance(result.exception, GuideError):
            return 2, result.stdout, f"redline: {result.exception}"
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout, result.stderr

    return invoke


def test_two_claims_are_found_with_exact_spans(run):
    status, out, _ = run("review", "--text", "我们是全网最低价，效果第一！", "--format", "json")

    review = json.loads(out)
    spans = [finding["span"] for finding in review["findings"]]
    assert status == 1
    assert {(s["start"], s["end"], s["text"]) for s in spans} == {(3, 8, "全网最低价"), (9, 13, "效果第一")}
    assert review["verdict"] == "block"


def test_an_ordinary_sentence_is_left_alone(run):
    status, out, _ = run("review", "--text", "最近第一次来上海，很开心", "--format", "json")

    assert status == 0
    assert json.loads(out)["findings"] == []


def test_the_text_form_says_what_it_is_not(run):
    _, out, _ = run("review", "--text", "全网最低价", "--fail-on", "never")

    assert "全网最低价" in out
    assert "not legal advice" in out


def test_a_draft_with_markup_is_printed_as_it_is(run):
    _, out, _ = run("review", "--text", "[bold]全网最低价[/bold] :smile:", "--format", "text")

    assert "[red]" not in out
    _, out, _ = run("review", "--text", "[bold]全网最低价[/bold] :smile:", "--format", "json")
    assert json.loads(out)["text"] == "[bold]全网最低价[/bold] :smile:"


def test_a_broken_file_costs_only_itself(run, tmp_path):
    (tmp_path / "a.txt").write_text("全网最低价", "utf-8")
    (tmp_path / "b.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (tmp_path / "c.txt").write_text("今天去了书店", "utf-8")

    paths = [tmp_path / name for name in ("a.txt", "b.docx", "c.txt")]
    status, out, err = run("review", *paths, "--format", "jsonl")

    rows = [json.loads(line) for line in out.splitlines()]
    assert status == 2
    assert [row["schema"] for row in rows] == ["redline.review/1", "redline.error/1", "redline.review/1"]
    assert "b.docx" in err


def test_standard_input_is_read(run):
    status, out, _ = run("review", "-", "--format", "json", stdin="全网最低价")

    assert status == 1
    assert json.loads(out)["findings"]


@pytest.mark.parametrize(("level", "status"), [("high", 1), ("low", 1), ("never", 0)])
def test_the_status_follows_the_level_asked_for(run, level, status):
    assert run("review", "--text", "全网最低价", "--fail-on", level)[0] == status


@pytest.mark.parametrize("arguments", [(), ("--text", "x", "y.txt"), ("--text", " ")])
def test_arguments_that_make_no_sense_are_refused(run, arguments):
    status, _, err = run("review", *arguments)

    assert status == 2
    assert err.startswith("redline: ")


def test_a_file_that_is_not_there_is_named(run, tmp_path):
    status, _, err = run("review", tmp_path / "none.txt", "--format", "json")

    assert status == 2
    assert "none.txt" in err


def test_rows_bring_their_own_settings(run, tmp_path):
    sheet = tmp_path / "posts.csv"
    sheet.write_text("id,text,author,date\np1,全网最低价,user,2027-04-05\np2,好的,,\n", "utf-8")

    _, out, _ = run("review", sheet, "--format", "json", "--date", "2026-12-01")

    first, second = json.loads(out)
    assert (first["id"], first["author"], first["date"]) == ("p1", "user", "2027-04-05")
    assert (second["author"], second["date"]) == ("brand", "2026-12-01")


def test_a_table_is_written_to_a_file(run, tmp_path):
    out_file = tmp_path / "out.csv"

    run("review", "--text", "全网最低价", "--format", "csv", "--out", out_file)

    rows = list(csv.DictReader(io.StringIO(out_file.read_text("utf-8-sig"))))
    assert {row["text"] for row in rows} == {"全网最低价"}


def test_the_same_draft_gives_the_same_bytes(run):
    def once():
        value = json.loads(
            run("review", "--text", "全网最低价🙂", "--date", "2027-01-20", "--format", "json")[1]
        )
        del value["engine"]["seconds"]
        return json.dumps(value)

    assert once() == once()
