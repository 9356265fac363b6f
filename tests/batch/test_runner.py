"""
Batches in the background: nothing lost, nothing twice, whoever stops, clicks twice or dies.
"""

import subprocess
import sys
import time

import pytest

from guide.batch import BatchRunner
from guide.batch import runner as runner_module
from guide.domain import PictureLine, Review, UnreadableDraft
from guide.drafts import PictureFile, ReadOptions
from guide.storage import BatchStore, Database
from tests.drafts.papers import pdf, zipped
from tests.drafts.picture_makers import drawn, packed

SHEET = ("posts.csv", ("id,text\n" + "\n".join(f"p{n},全网最低价 {n}" for n in range(40))).encode())
SUBTITLES = "1\n00:00:00,000 --> 00:00:01,000\n大家好\n"
BAD = ("bad.docx", b"\x89PNG no document")


class SlowApplication:
    """
    Reviews as the application does, but waits before each draft.
    """

    def __init__(self, application, wait=0.0):
        self.settings, self.store = application.settings, application.store
        self._application = application
        self.wait = wait
        self.reviewed = []

    def review_many(self, drafts):
        for draft in drafts:
            time.sleep(self.wait)
            self.reviewed.append(draft.id)
            yield from self._application.review_many([draft])


@pytest.fixture
def slow(application):
    return SlowApplication(application)


def ids(application, key):
    return [post.id for post in application.posts(key)]


def test_a_batch_is_reviewed_in_order_with_the_unreadable_in_its_place(slow, application):
    runner = BatchRunner(slow)

    runner.start("batch-order", [("", "贴上的文字".encode()), BAD, SHEET], ReadOptions())
    runner.wait("batch-order")

    progress = runner.progress("batch-order")
    assert (progress.state, progress.done, progress.total) == ("done", 42, 42)
    assert list(application.store.batches.inputs("batch-order")) == []
    assert ids(application, "batch-order") == ["draft-1", "bad", *(f"p{n}" for n in range(40))]
    assert isinstance(application.kept_post("batch-order", 2), UnreadableDraft)
    assert isinstance(application.kept_post("batch-order", 3), Review)


def test_starting_twice_makes_one_batch(slow, application):
    first, second = BatchRunner(slow), BatchRunner(slow)

    first.start("batch-twice", [SHEET], ReadOptions())
    second.start("batch-twice", [SHEET], ReadOptions())
    first.wait("batch-twice")
    second.wait("batch-twice")

    assert sorted(slow.reviewed) == sorted(f"p{n}" for n in range(40))
    assert len(application.posts("batch-twice")) == 40


def test_stop_keeps_what_is_done_and_going_on_does_the_rest_once(slow, application, monkeypatch):
    monkeypatch.setattr(runner_module, "_BEAT", 0.05)
    slow.wait = 0.03
    runner = BatchRunner(slow)
    runner.start("batch-stop", [SHEET], ReadOptions())
    while runner.progress("batch-stop").done < 2:
        time.sleep(0.01)

    runner.stop("batch-stop")
    runner.wait("batch-stop")
    stopped = runner.progress("batch-stop")
    runner.go_on("batch-stop")
    runner.wait("batch-stop")

    assert stopped.state == "stopped"
    assert 2 <= stopped.done < 40
    assert runner.progress("batch-stop").state == "done"
    assert ids(application, "batch-stop") == [f"p{n}" for n in range(40)]


def test_a_batch_that_fails_says_why_and_can_be_gone_on_with(slow, application):
    def broken(drafts):
        raise RuntimeError("a fault of ours")

    whole, slow.review_many = slow.review_many, broken
    runner = BatchRunner(slow)
    runner.start("batch-fails", [SHEET], ReadOptions())
    runner.wait("batch-fails")
    failed = runner.progress("batch-fails")

    slow.review_many = whole
    runner.go_on("batch-fails")
    runner.wait("batch-fails")

    assert (failed.state, failed.done) == ("failed", 0)
    assert "RuntimeError" in failed.error
    assert runner.progress("batch-fails").state == "done"


def test_a_batch_that_is_deleted_stops_and_leaves_nothing(slow, application, monkeypatch):
    monkeypatch.setattr(runner_module, "_BEAT", 0.05)
    slow.wait = 0.03
    runner = BatchRunner(slow)
    runner.start("batch-deleted", [SHEET], ReadOptions())
    while runner.progress("batch-deleted").done < 2:
        time.sleep(0.01)

    application.versions.delete_review("batch-deleted", end_dismissals=False, by="")
    runner.wait("batch-deleted")

    assert len(slow.reviewed) < 40
    assert runner.progress("batch-deleted") is None
    assert application.posts("batch-deleted") == ()
    assert list(application.store.batches.inputs("batch-deleted")) == []
    assert application.versions.deleted_on("batch-deleted") is not None


def test_archives_chosen_columns_and_pages_that_are_pictures_are_read_and_counted(slow, application):
    runner = BatchRunner(slow)
    table = "nr,正文\n7,全网最低价\n8,好\n"
    inputs = [
        ("plan.csv", table.encode()),
        ("all.zip", zipped({"a.html": "<p>好</p>", "b/c.srt": SUBTITLES, "d.csv": "id,text\nr1,药妆\n"})),
        ("scan.pdf", pdf("全网最低价", "", scanned=(2,))),
    ]

    runner.start("batch-kinds", inputs, ReadOptions(), {"plan.csv": ("正文", "nr")})
    runner.wait("batch-kinds")

    progress = runner.progress("batch-kinds")
    assert (progress.state, progress.done, progress.total) == ("done", 7, 7)
    assert ids(application, "batch-kinds") == ["7", "8", "a", "c", "r1", "scan", "scan~2"]
    assert application.kept_post("batch-kinds", 4).draft.text == "大家好"
    assert "page 2" in application.kept_post("batch-kinds", 7).name


BOX = ((40, 20), (240, 20), (240, 60), (40, 60))


@pytest.fixture
def read_as(monkeypatch):
    """
    Return a function that sets what is read in every picture from then on.
    """

    def set_words(words):
        lines = (PictureLine(words, 0.9, BOX),)
        monkeypatch.setattr("guide.drafts.recognise.read_lines", lambda image: lines)

    return set_words


def pictures_of(application, key, n):
    return application.with_pictures(key, n - 1, application.kept_post(key, n).draft).attached


def test_pictures_of_a_batch_keep_their_copies_and_findings_their_boxes(slow, application, read_as):
    read_as("全网最低价")
    picture = packed(drawn(["Hello"]))
    inputs = [("a.png", picture), ("all.zip", zipped({"b.txt": "好", "c.png": picture})), ("bad.png", b"no")]
    runner = BatchRunner(slow)

    runner.start("batch-pictures", inputs, ReadOptions())
    runner.wait("batch-pictures")

    progress = runner.progress("batch-pictures")
    assert (progress.state, progress.done, progress.total) == ("done", 4, 4)
    assert ids(application, "batch-pictures") == ["a", "b", "c", "bad"]
    assert "not a picture" in application.kept_post("batch-pictures", 4).error
    for n in (1, 3):
        assert pictures_of(application, "batch-pictures", n)[0].copy.startswith(b"\xff\xd8")
        found = [e.finding for e in application.kept_post("batch-pictures", n).findings if e.finding.boxes]
        assert {finding.detector for finding in found} == {"image"}
        assert application.kept_post("batch-pictures", n).draft.attached[0].copy == b""


@pytest.mark.parametrize(("text", "name"), [("好用", "draft-1"), ("", "a.png")])
def test_the_pictures_after_a_text_belong_to_it(slow, application, read_as, text, name):
    read_as("图上的字")
    picture, key = packed(drawn(["Hello"])), f"batch-post-{len(text)}"
    inputs = [("", text.encode()), ("a.png", picture), ("b.png", picture), SHEET, ("c.png", picture)]
    runner = BatchRunner(slow)

    runner.start(key, inputs, ReadOptions())
    runner.wait(key)

    progress, post = runner.progress(key), application.kept_post(key, 1).draft
    assert (progress.state, progress.done, progress.total) == ("done", 42, 42)
    assert (post.name, post.written, len(post.attached)) == (name, text, 2)
    assert all(picture.copy for picture in pictures_of(application, key, 1))
    assert application.kept_post(key, 42).draft.name == "c.png"


def test_going_on_does_not_read_again_the_pictures_that_are_done(slow, application, read_as, monkeypatch):
    read_as("全网最低价")
    picture = packed(drawn(["Hello"]))
    whole, read = PictureFile.read, []
    monkeypatch.setattr(PictureFile, "read", lambda file: read.append(file.id) or whole(file))
    batches, runner = application.store.batches, BatchRunner(slow)
    batches.start(
        "batch-read",
        [("a.png", picture), ("b.png", picture)],
        runner_module._ASKED.dump_json((ReadOptions(), {})).decode(),
    )
    batches.claim("batch-read", "gone")
    batches.add("batch-read", "gone", 0, [UnreadableDraft("a", "a.png", "kept")])
    batches.stop("batch-read")

    runner.go_on("batch-read")
    runner.wait("batch-read")

    assert runner.progress("batch-read").state == "done"
    assert read == ["b"]


def test_more_than_a_few_pictures_are_left_to_worker_programs():
    texts = [UnreadableDraft(str(n), str(n), "x") for n in range(64)]
    pictures = [PictureFile(str(n), str(n), b"x", ReadOptions()) for n in range(9)]

    assert runner_module._first(iter(texts)) == (texts, True)
    assert runner_module._first(iter(pictures[:4])) == (pictures[:4], True)
    rest = iter(pictures)
    first, small = runner_module._first(rest)
    assert (first, small) == (pictures[:5], False)
    assert list(rest) == pictures[5:]


def test_what_a_runner_that_is_gone_left_is_done_by_the_next(slow, application, monkeypatch):
    monkeypatch.setattr("guide.storage.batches.LEASE", 0.2)
    batches = application.store.batches
    batches.start("batch-left", [SHEET], runner_module._ASKED.dump_json((ReadOptions(), {})).decode())
    batches.claim("batch-left", "gone")
    first = [UnreadableDraft("p0", "posts.csv#1", "kept by the one that is gone")]
    batches.add("batch-left", "gone", 0, first)

    runner = BatchRunner(slow)
    runner.go_on_with_all()
    runner.wait("batch-left")

    assert application.kept_post("batch-left", 1) == first[0]
    assert slow.reviewed == [f"p{n}" for n in range(1, 40)]
    assert ids(application, "batch-left") == [f"p{n}" for n in range(40)]


def test_two_runners_never_keep_the_same_place(application):
    batches = application.store.batches
    batches.start("batch-lease", [SHEET], "{}")
    review = application.review_many([UnreadableDraft("a", "a", "x")])
    done = list(review)

    assert batches.claim("batch-lease", "one")
    assert not batches.claim("batch-lease", "two")
    assert batches.add("batch-lease", "one", 0, done)
    assert not batches.add("batch-lease", "one", 0, done)
    assert not batches.add("batch-lease", "two", 1, done)
    assert batches.progress("batch-lease").done == 1


KILLED = """
import sys, time
from pathlib import Path
from guide.application import build_application
from guide.batch import BatchRunner
from guide.drafts import ReadOptions
from guide.settings import Settings
application = build_application(Settings.from_environment())
_ = application.index
runner = BatchRunner(application)
sheet = "id,text\\n" + "\\n".join(f"p{n},全网最低价，效果第一 {n}" for n in range(120))
runner.start("batch-killed", [("posts.csv", sheet.encode())], ReadOptions())
print("started", flush=True)
time.sleep(600)
"""


@pytest.mark.heavy
def test_a_batch_of_a_killed_server_goes_on_with_nothing_lost_or_twice(
    application, tmp_path, monkeypatch, environment
):
    _ = application.index
    url = f"sqlite:///{tmp_path / 'killed.db'}"
    server = subprocess.Popen(
        [sys.executable, "-c", KILLED], env={**environment, "REDLINE_DATABASE_URL": url}
    )
    batches = BatchStore(Database(url))
    while (progress := batches.progress("batch-killed")) is None or progress.done < 16:
        assert server.poll() is None
        time.sleep(0.1)
    server.kill()
    server.wait()
    before = batches.posts("batch-killed")

    monkeypatch.setattr("guide.storage.batches.LEASE", 1.0)
    from guide.application import build_application
    from guide.settings import Settings

    again = build_application(Settings.from_environment({**environment, "REDLINE_DATABASE_URL": url}))
    runner = BatchRunner(again)
    runner.go_on_with_all()
    runner.wait("batch-killed", 120)

    after = batches.posts("batch-killed")
    assert batches.progress("batch-killed").state == "done"
    assert 16 <= len(before) < 120
    assert after[: len(before)] == before
    assert [post.id for post in after] == [f"p{n}" for n in range(120)]
