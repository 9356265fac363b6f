"""
A real Dask scheduler with two worker processes on this machine.
"""

import json
import os
import re
import signal
import subprocess
import sys

import pytest

from guide.batch import ClusterWorkers, review_in_order
from guide.domain import Draft
from guide.errors import BatchError
from tests.batch.test_many import lines, make_drafts

distributed = pytest.importorskip("distributed")


def program(module, *arguments, environment):
    command = [sys.executable, "-m", f"distributed.cli.{module}", "--host", "127.0.0.1", "--no-dashboard"]
    return subprocess.Popen([*command, *arguments], env=environment, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def cluster(application, environment, tmp_path):
    """
    The address of a scheduler, and its two workers.
    """
    _ = application.index
    environment = {**environment, "DASK_LOGGING__DISTRIBUTED": "info"}
    scheduler = program("dask_scheduler", "--port", "0", environment=environment)
    address = ""
    while not address:
        line = scheduler.stderr.readline()
        assert line, "the scheduler ended"
        found = re.search(r"Scheduler at:\s+(tcp://\S+)", line)
        address = found[1] if found else ""
    one = ("--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path))
    workers = [program("dask_worker", address, *one, environment=environment) for _ in range(2)]
    yield address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.communicate()


@pytest.fixture
def own(monkeypatch, environment):
    for name in ("REDLINE_DATA",):
        monkeypatch.setenv(name, environment[name])


@pytest.mark.heavy
@pytest.mark.usefixtures("own")
def test_a_cluster_gives_the_same_bytes_with_a_worker_killed_midway(application, library, cluster):
    address, processes = cluster
    alone = lines(application.review_many(make_drafts(library, 60)))
    with distributed.Client(address) as client:
        client.wait_for_workers(2, timeout=60)

    together = []
    with ClusterWorkers(address, library.version) as workers:
        for n, done in enumerate(review_in_order(make_drafts(library, 60), workers, size=4)):
            if n == 10:
                os.kill(processes[0].pid, signal.SIGKILL)
            together.append(done)

    assert lines(together) == alone


@pytest.mark.heavy
@pytest.mark.usefixtures("own")
def test_a_cluster_writes_every_format_as_one_process_does(command, cluster, library, tmp_path):
    address, _ = cluster
    texts = [draft.text for draft in make_drafts(library, 12) if isinstance(draft, Draft)]
    posts = tmp_path / "posts.jsonl"
    posts.write_text("\n".join(json.dumps({"text": text}) for text in texts), "utf-8")

    for form in ("html", "docx", "csv", "sarif"):
        alone, together = tmp_path / f"alone.{form}", tmp_path / f"together.{form}"
        command(posts, "--format", form, "--lang", "zh", "--out", alone)
        command(posts, "--format", form, "--lang", "zh", "--out", together, "--cluster", address)
        assert together.read_bytes() == alone.read_bytes()


@pytest.mark.heavy
@pytest.mark.usefixtures("own")
def test_a_cluster_with_other_knowledge_is_refused(cluster):
    address, _ = cluster

    with pytest.raises(BatchError, match=r"other versions \(knowledge .* 2027.01\+other here"):
        ClusterWorkers(address, "2027.01+other")


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch):
    monkeypatch.setattr("guide.batch.cluster.PATIENCE", 0.5)

    with pytest.raises(BatchError, match="no Dask scheduler answers at tcp:"):
        ClusterWorkers("tcp://127.0.0.1:9", "2026.11+x")


def test_a_missing_library_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(BatchError, match=r"redline-guide\[cluster\]"):
        ClusterWorkers("tcp://127.0.0.1:9", "2026.11+x")
