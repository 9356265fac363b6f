"""
The program of one worker: settings, then chunks of drafts on standard input; reviews on standard output.
"""

import os
import pickle
import struct
import sys
from collections.abc import Callable, Sequence
from typing import IO, Any

from guide.batch.order import Done, Read

# Both ends are this package in the same version, on one machine, over a pipe of their own.
_LENGTH = struct.Struct("<Q")


def send(pipe: IO[bytes], value: Any) -> None:
    """
    Write one value. Raises OSError where the other end is gone.
    """
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """
    Return the next value. Raises EOFError where the other end is gone.
    """
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return pickle.loads(_exactly(pipe, length))  # noqa: S301  From our own program only.


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def serve(chunks: IO[bytes], answers: IO[bytes], review: Callable[[Sequence[Read]], list[Done]]) -> None:
    """
    Answer chunk after chunk, until the other end is gone.
    """
    try:
        while True:
            send(answers, review(receive(chunks)))
    except (EOFError, BrokenPipeError):
        return


def main() -> None:
    """
    Open the index, say the version of the knowledge, and review.
    """
    from guide.application import build_application

    # Whatever a library prints must not stand between the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    application = build_application(receive(sys.stdin.buffer))
    _ = application.index
    send(answers, application.library.version)
    serve(sys.stdin.buffer, answers, lambda drafts: list(application.review_many(drafts)))
