"""
The same bytes whoever works, in order, with workers and runs that are killed midway.
"""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date

import pytest

from guide.batch import FinishedLines, LocalWorkers, review_in_order
from guide.batch.local import TWICE
from guide.batch.order import MOST_CHARACTERS, chunked
from guide.domain import Draft, LeftOut, PictureLine, UnreadableDraft
from guide.drafts import PictureFile, ReadOptions, draft_from_text, open_files
from guide.errors import BatchError, UsageError
from guide.report import as_line, review_json
from guide.settings import Settings
from tests.drafts.picture_makers import code, drawn, packed

pytestmark = pytest.mark.xdist_group("workers")

MAIN = "from guide.cli import main; main()"
OPTIONS = ReadOptions(date=date(2027, 1, 20))


def make_drafts(library, count):
    sentences = [sentence.text for sentence in library.sentences]
    for n in range(count):
        if n % 9 == 4:
            yield UnreadableDraft(f"d{n}", f"d{n}.docx", "not a Word file")
        else:
            text = "\n".join(sentences[(n * 37 + k * 11) % len(sentences)] for k in range(3))
            yield draft_from_text(f"{text}\n{n}", OPTIONS, draft_id=f"d{n}", name=f"posts.csv#{n}")


def lines(reviews):
    return [without_seconds(as_line(review_json(done))) for done in reviews]


def without_seconds(line):
    value = json.loads(line)
    value.get("engine", {}).pop("seconds", None)
    return json.dumps(value, ensure_ascii=False)


@pytest.fixture
def settings(application, environment):
    _ = application.index
    return Settings.from_environment(environment)


@pytest.fixture
def sheet(library, tmp_path):
    path = tmp_path / "posts.jsonl"
    drafts = [draft for draft in make_drafts(library, 60) if isinstance(draft, Draft)]
    rows = [json.dumps({"id": draft.id, "text": draft.text}, ensure_ascii=False) for draft in drafts]
    path.write_text("\n".join([*rows, "no json", '{"id": "last", "text": "好"}']), "utf-8")
    return path


def test_chunks_hold_few_drafts_and_few_characters():
    long = Draft(id="l", name="l", text="长" * MOST_CHARACTERS)
    short = Draft(id="s", name="s", text="短")

    assert [len(chunk) for chunk in chunked([short, long, short, short, short], 2)] == [2, 2, 1]
    assert [len(chunk) for chunk in chunked([long, short], 16)] == [1, 1]


def test_a_picture_ends_its_chunk():
    short = Draft(id="s", name="s", text="短")
    picture = PictureFile("p", "p.png", b"x", OPTIONS)

    assert [len(chunk) for chunk in chunked([short, picture, picture, short], 16)] == [2, 1, 1]


def test_drafts_are_read_no_further_ahead_than_they_are_worked_on():
    read = []

    class Idle:
        count = 2

        def submit(self, drafts):
            return Ready(drafts)

    class Ready:
        def __init__(self, drafts):
            self.drafts = drafts

        def result(self, timeout):
            return self.drafts

    def drafts():
        for n in range(1000):
            read.append(n)
            yield UnreadableDraft(str(n), str(n), "x")

    done = review_in_order(drafts(), Idle(), size=4)
    first = next(done)

    assert first.id == "0"
    assert len(read) <= 4 * 3 * 2
    assert [one.id for one in done] == [str(n) for n in range(1, 1000)]


@pytest.mark.parametrize("size", [1, 7])
def test_workers_give_the_same_bytes_as_one_process(application, library, shared_workers, size):
    alone = lines(application.review_many(make_drafts(library, 40)))

    together = lines(review_in_order(make_drafts(library, 40), shared_workers, size=size))

    assert together == alone


def test_pictures_are_read_by_the_workers_with_one_engine_each(application, shared_workers, monkeypatch):
    named = [(f"{n}.png", packed(drawn(["Add us on WeChat", f"for {n} discounts"]))) for n in range(4)]
    alone = list(application.review_many(open_files([*named, ("bad.png", b"no")], OPTIONS)))
    # Were one read here, the test would end.
    monkeypatch.setattr(PictureFile, "read", lambda file: pytest.fail(f"{file.name} was read here"))

    together = list(review_in_order(open_files([*named, ("bad.png", b"no")], OPTIONS), shared_workers))

    assert lines(together) == lines(alone)
    assert [isinstance(done, UnreadableDraft) for done in together] == [False] * 4 + [True]
    assert all(done.draft.attached[0].copy for done in together[:4])


def test_a_killed_worker_is_replaced_and_its_drafts_are_reviewed_again(application, library, shared_workers):
    alone = lines(application.review_many(make_drafts(library, 40)))

    together = []
    for n, done in enumerate(review_in_order(make_drafts(library, 40), shared_workers, size=4)):
        if n == 3:
            os.kill(killed := shared_workers.pids[0], signal.SIGKILL)
        together.append(done)

    assert lines(together) == alone
    assert killed not in shared_workers.pids


@pytest.mark.heavy
def test_workers_killed_again_and_again_cost_nothing(application, library, settings):
    alone = lines(application.review_many(make_drafts(library, 60)))
    killed = []

    with LocalWorkers(settings, 2) as workers:
        together = []
        for n, done in enumerate(review_in_order(make_drafts(library, 60), workers, size=4)):
            # Not near the end: who has no more to do is not missed.
            if n in (3, 20):
                killed.append(workers.pids[0])
                os.kill(killed[-1], signal.SIGKILL)
            together.append(done)
        assert not set(killed) & set(workers.pids)

    assert lines(together) == alone


@pytest.mark.heavy
def test_a_draft_that_ends_worker_after_worker_is_named_and_costs_only_itself(
    application, library, settings, monkeypatch
):
    # A draft that no worker can even receive: its fields are gone when it is unpacked.
    drafts = [Draft(id=f"d{n}", name=f"d{n}", text="全网最低价") for n in range(4)]
    object.__setattr__(drafts[2], "text", None)

    with LocalWorkers(settings, 1) as workers:
        done = list(workers.submit(drafts).result(120))

    assert [isinstance(one, UnreadableDraft) for one in done] == [False, False, True, False]
    assert "twice" in done[2].error


@pytest.mark.heavy
def test_workers_end_with_the_block(settings):
    with LocalWorkers(settings, 1) as workers:
        workers.submit([UnreadableDraft("a", "a", "x")]).result(120)
        (pid,) = workers.pids

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def start(environment, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", MAIN, "review", *map(str, arguments)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )


def count(path):
    return path.read_bytes().count(b"\n") if path.exists() else 0


def wait_for(most, part, process):
    while count(part) < most:
        assert process.poll() is None
        time.sleep(0.02)


def kill_after(most, part, process):
    wait_for(most, part, process)
    process.kill()
    process.communicate()


def lines_of(path):
    return [without_seconds(line) for line in path.read_text("utf-8").splitlines()]


def test_a_killed_run_goes_on_where_it_stopped(application, environment, command, sheet, tmp_path):
    _ = application.index
    plain, out, part = (tmp_path / name for name in ("plain.jsonl", "out.jsonl", "out.jsonl.part"))
    whole = command(sheet, "--format", "jsonl", "--out", plain)
    out.write_text("of an earlier run", "utf-8")
    options = ["--format", "jsonl", "--out", out]
    kill_after(10, part, start(environment, sheet, "--date", "2027-01-20", *options))
    done = part.read_bytes()
    part.write_bytes(done + b'{"schema": "redline.rev')

    before = out.read_text("utf-8")
    again = command(sheet, *options, "--resume")

    assert before == "of an earlier run"
    assert not part.exists()
    assert out.read_bytes().startswith(done[: done.rfind(b"\n") + 1])
    assert whole.exit_code == again.exit_code == 2
    assert lines_of(out) == lines_of(plain)


@pytest.mark.heavy
def test_a_run_with_workers_killed_twice_goes_on_where_it_stopped(
    application, environment, command, sheet, tmp_path
):
    _ = application.index
    plain, out, part = (tmp_path / name for name in ("plain.jsonl", "out.jsonl", "out.jsonl.part"))
    command(sheet, "--format", "jsonl", "--out", plain)
    options = ["--format", "jsonl", "--out", out, "--date", "2027-01-20", "--workers", "2", "--resume"]
    kill_after(10, part, start(environment, sheet, *options))
    kill_after(30, part, start(environment, sheet, *options))

    process = start(environment, sheet, *options)
    process.communicate(timeout=300)

    assert process.returncode == 2
    assert lines_of(out) == lines_of(plain)


@pytest.mark.heavy
@pytest.mark.parametrize("more", [(), ("--workers", "2")])
def test_ctrl_c_stops_in_good_order_and_says_what_is_done(application, environment, sheet, tmp_path, more):
    _ = application.index
    out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    process = start(environment, sheet, "--format", "jsonl", "--out", out, "--progress", *more)
    wait_for(5, part, process)

    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)

    assert process.returncode == 130
    assert f"{count(part):,} reviews are done and in {part}" in err.replace("\n", "")
    assert "--resume" in err
    assert "Traceback" not in err
    assert not out.exists()


class TestFinishedLines:
    """
    What an earlier run left is compared line by line with what is to be reviewed now.
    """

    @pytest.fixture
    def drafts(self, library):
        return list(make_drafts(library, 10))

    @pytest.fixture
    def out(self, application, drafts, tmp_path):
        path = tmp_path / "out.jsonl"
        written = (as_line(review_json(done)) + "\n" for done in application.review_many(drafts[:6]))
        path.write_text("".join(written), "utf-8")
        return path

    def rest(self, out, drafts, library):
        with FinishedLines(out, library.version) as finished:
            return [draft.id for draft in finished.skip(drafts, lambda _: None)]

    def test_only_what_has_no_line_is_left(self, out, drafts, library):
        assert self.rest(out, drafts, library) == ["d6", "d7", "d8", "d9"]

    def test_half_a_line_is_cut_off(self, out, drafts, library):
        whole = out.read_bytes()
        out.write_bytes(whole[:-30])

        assert self.rest(out, drafts, library) == ["d5", "d6", "d7", "d8", "d9"]
        assert whole.startswith(out.read_bytes())

    def test_a_file_that_is_not_there_yet_is_begun(self, drafts, library, tmp_path):
        assert len(self.rest(tmp_path / "new.jsonl", drafts, library)) == 10

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("text", "另一篇"),
            ("platform", "weibo"),
            ("author", "user"),
            ("date", date(2027, 2, 1)),
            ("id", "x"),
        ],
    )
    def test_other_settings_are_refused_and_named(self, out, drafts, library, field, value):
        drafts[3] = replace(drafts[3], **{field: value})

        with pytest.raises(BatchError, match=rf"out.jsonl:4: .*\({field} differ") as refused:
            self.rest(out, drafts, library)
        assert "begin anew" in str(refused.value)

    def test_what_the_file_of_a_draft_holds_besides_is_compared(self, out, drafts, library):
        drafts[3] = replace(drafts[3], left_out=(LeftOut("comment", 2),))

        with pytest.raises(BatchError, match=r"out.jsonl:4: .*\(left_out differ"):
            self.rest(out, drafts, library)

    def test_another_picture_in_the_place_of_a_finished_one_is_noticed(
        self, application, library, tmp_path, monkeypatch
    ):
        said = {"one": "图一"}
        monkeypatch.setattr(
            "guide.drafts.recognise.read_lines",
            lambda image: (PictureLine(said["one"], 0.9, ((0, 0), (9, 0), (9, 9), (0, 9))),),
        )
        files = [PictureFile(n, f"{n}.png", packed(code("x")), OPTIONS) for n in ("a", "b")]
        out = tmp_path / "out.jsonl"
        (done,) = application.review_many(files[:1])
        out.write_text(as_line(review_json(done)) + "\n", "utf-8")

        assert self.rest(out, files, library) == ["b"]
        with pytest.raises(BatchError, match=r"out.jsonl:1: .*\(pictures differ"):
            self.rest(out, [replace(files[0], data=packed(code("y"))), files[1]], library)
        said["one"] = "图二"
        with pytest.raises(BatchError, match=r"out.jsonl:1: .*\(text differ"):
            self.rest(out, files, library)

    def test_a_draft_that_was_given_up_stays_given_up(self, out, drafts, library):
        written = out.read_text("utf-8").splitlines()
        written[3] = as_line(review_json(UnreadableDraft(drafts[3].id, drafts[3].name, TWICE)))
        out.write_text("\n".join(written) + "\n", "utf-8")

        assert self.rest(out, drafts, library) == ["d6", "d7", "d8", "d9"]

    def test_other_knowledge_is_refused(self, out, drafts):
        with (
            FinishedLines(out, "2027.01+other") as finished,
            pytest.raises(BatchError, match=r"\(knowledge differ"),
        ):
            list(finished.skip(drafts, lambda _: None))

    def test_more_lines_than_drafts_are_refused(self, out, drafts, library):
        with pytest.raises(BatchError, match="more reviews than there are drafts"):
            self.rest(out, drafts[:5], library)

    @pytest.mark.parametrize("line", [b"\0\0\0\n", b"[1]\n", b'{"a": 1}\n'])
    def test_what_is_no_review_is_refused(self, out, drafts, library, line):
        out.write_bytes(out.read_bytes() + line)

        with pytest.raises(BatchError, match=r"out\.jsonl:7: not a line"):
            self.rest(out, drafts, library)

    def test_a_second_run_on_the_same_file_is_refused(self, out, library):
        with (
            FinishedLines(out, library.version),
            pytest.raises(BatchError, match="another run is writing"),
        ):
            FinishedLines(out, library.version)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--resume",),
        ("--resume", "--format", "csv", "--out", "x.csv"),
        ("--workers", "2", "--cluster", "tcp://127.0.0.1:1"),
        ("--resume", "--format", "jsonl", "--out", "/dev/null"),
    ],
)
def test_options_that_do_not_go_together_are_refused(command, arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(UsageError):
        command("--text", "好", *arguments)

    assert not list(tmp_path.iterdir())
