"""
Learns meanings in a process of its own while the index is built.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path

from guide.domain import Library
from guide.index.fitting import learn, train_meaning
from guide.index.labels import Labelled, labelled_sentences, marked_spans
from guide.index.traits import Traits
from guide.text import Kinds, SentenceEmbedder

# From this number of sentences on learning takes longer than starting a process for it.
WORTH_A_PROCESS = 3000


@contextmanager
def training(library: Library, embedder: SentenceEmbedder, path: Path) -> Iterator[None]:
    """
    Learn the model and save it to `path` by the end of the block, beside what the block does.

    Where there is much to learn another process does it, so that both cores are busy. It is started as a
    program: `multiprocessing` would run the script of the web app again.
    """
    rows = [astuple(row) for row in labelled_sentences(library)]
    if len(rows) < WORTH_A_PROCESS:
        yield
        train_meaning(library, embedder).save(path)
        return
    concepts = {kind: list(words) for kind, words in library.concepts.items()}
    payload = [rows, list(marked_spans(library)), concepts]
    command = [sys.executable, "-c", "from guide.index.learning import main; main()", str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as learning:  # noqa: S603  Our own program.
        try:
            with learning.stdin:  # type: ignore[union-attr]
                learning.stdin.write(json.dumps(payload).encode())  # type: ignore[union-attr]
            yield
        except BaseException:
            learning.kill()
            raise
    if learning.returncode:
        # Some places allow no second process.
        train_meaning(library, embedder).save(path)


def main() -> None:
    """
    Read sentences and spans from standard input, and save what is learnt to the file named.
    """
    rows, marked, concepts = json.loads(sys.stdin.buffer.read())
    spans = [(entry, span) for entry, span in marked]
    traits = Traits(Kinds(concepts))
    learn([Labelled(*row) for row in rows], spans, traits, SentenceEmbedder()).save(Path(sys.argv[1]))
