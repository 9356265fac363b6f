"""
The file of finished lines: whole or as it was, and what a run leaves is gone on with.
"""

import json
import re
import signal
import sys
from contextlib import nullcontext

import pytest

from guide.batch import lock_lines
from guide.errors import BatchError
from guide.report import REPORT_FORMATS
from tests.batch.test_many import lines_of

pytestmark = pytest.mark.xdist_group("workers")


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "posts.jsonl"
    texts = ["全网最低价，效果第一！", "Our serum cures acne.", "包里常备一支", "药妆，三天消炎", "好"]
    path.write_text("\n".join(json.dumps({"id": f"p{n}", "text": t}) for n, t in enumerate(texts)), "utf-8")
    return path


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out.jsonl"


@pytest.fixture
def part(tmp_path):
    return tmp_path / "out.jsonl.part"


@pytest.fixture
def plain(command, sheet, tmp_path):
    path = tmp_path / "plain.jsonl"
    assert command(sheet, "--format", "jsonl", "--out", path).exit_code == 1
    return path


class Interrupted:
    """
    The application, but something happens before the review after so many.
    """

    def __init__(self, application, most, happens):
        self.application, self.most, self.happens = application, most, happens
        self.made = 0

    def __getattr__(self, name):
        return getattr(self.application, name)

    def review_many(self, drafts):
        for draft in drafts:
            if self.made == self.most:
                self.happens()
            self.made += 1
            yield from self.application.review_many([draft])


@pytest.fixture
def interrupted(application, command, monkeypatch):
    """
    Return a function that runs the command over an application to which something happens.
    """

    def run(most, happens, *arguments):
        with monkeypatch.context() as changed:
            given = Interrupted(application, most, happens)
            changed.setattr(sys.modules["guide.cli.review"], "get_application", lambda: given)
            return command(*arguments)

    return run


def fail():
    raise BatchError("the cluster is gone")


def press_ctrl_c():
    signal.raise_signal(signal.SIGINT)


def test_a_failed_run_leaves_the_file_as_it_was_and_lines_to_go_on_with(
    command, interrupted, sheet, plain, out, part
):
    out.write_text("before", "utf-8")
    with pytest.raises(BatchError, match="cluster is gone"):
        interrupted(3, fail, sheet, "--format", "jsonl", "--out", out)
    left = lines_of(part)

    before = out.read_text("utf-8")
    again = command(sheet, "--format", "jsonl", "--out", out, "--resume")

    assert before == "before"
    assert left == lines_of(plain)[:3]
    assert again.exit_code == 1
    assert lines_of(out) == lines_of(plain)
    assert not part.exists()


def test_a_run_that_finished_nothing_leaves_nothing(interrupted, sheet, out, part):
    with pytest.raises(BatchError):
        interrupted(0, fail, sheet, "--format", "jsonl", "--out", out)

    assert not out.exists()
    assert not part.exists()


def test_a_stopped_run_says_what_is_done_and_is_gone_on_with(command, interrupted, sheet, plain, out, part):
    stopped = interrupted(2, press_ctrl_c, sheet, "--format", "jsonl", "--out", out)
    left = lines_of(part)
    command(sheet, "--format", "jsonl", "--out", out, "--resume")

    assert stopped.exit_code == 130
    assert f"stopped. {len(left)} reviews are done and in {part}; the same command" in stopped.stderr
    assert 2 <= len(left) < 5
    assert lines_of(out) == lines_of(plain)


@pytest.mark.parametrize("form", ["csv", "html", "xlsx"])
def test_a_stopped_run_keeps_what_is_done_in_every_format(interrupted, sheet, tmp_path, form):
    place = tmp_path / "out"

    stopped = interrupted(2, press_ctrl_c, sheet, "--format", form, "--out", place)

    assert stopped.exit_code == 130
    assert f"are done and in {place}" in stopped.stderr
    assert "--resume" not in stopped.stderr
    assert place.stat().st_size


def test_a_file_that_is_short_is_gone_on_with(command, sheet, plain, out, part):
    whole = plain.read_bytes()
    out.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
    out.chmod(0o640)

    command(sheet, "--format", "jsonl", "--out", out, "--resume")

    assert lines_of(out) == lines_of(plain)
    assert out.stat().st_mode & 0o777 == 0o640
    assert not part.exists()


def test_a_file_of_other_drafts_is_refused_and_stays(command, sheet, plain, out):
    command("--text", "好", "--format", "jsonl", "--out", out)
    before = out.read_bytes()

    with pytest.raises(BatchError, match=r"out\.jsonl\.part:1: not a review of posts\.jsonl#1"):
        command(sheet, "--format", "jsonl", "--out", out, "--resume")

    assert out.read_bytes() == before


@pytest.mark.parametrize("more", [(), ("--resume",)])
def test_two_runs_never_write_the_same_file(command, sheet, out, part, more):
    with part.open("a", encoding="utf-8") as other:
        lock_lines(other, part)
        other.write("a line\n")
        other.flush()

        with pytest.raises(BatchError, match="another run is writing"):
            command(sheet, "--format", "jsonl", "--out", out, *more)

    assert part.read_text("utf-8") == "a line\n"


@pytest.mark.parametrize("form", ["text", *REPORT_FORMATS])
@pytest.mark.parametrize("lang", ["en", "zh", "both"])
def test_workers_write_every_format_and_language_as_one_process_does(
    command, sheet, tmp_path, shared_workers, monkeypatch, form, lang
):
    alone, together = tmp_path / "alone", tmp_path / "together"
    command(sheet, "--format", form, "--lang", lang, "--out", alone)

    with monkeypatch.context() as changed:
        changed.setattr(sys.modules["guide.batch"], "LocalWorkers", lambda *_: nullcontext(shared_workers))
        result = command(sheet, "--format", form, "--lang", lang, "--out", together, "--workers", "2")

    assert result.exit_code == 1
    if form in ("json", "jsonl"):
        assert without_seconds(together) == without_seconds(alone)
    else:
        assert together.read_bytes() == alone.read_bytes()


def without_seconds(path):
    return re.sub(r'"seconds": [0-9.]+', "", path.read_text("utf-8"))
