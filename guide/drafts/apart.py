"""
Reads a file in a process of its own, which may hang, swell or crash without harm to the others.
"""

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from guide.domain import LeftOut
from guide.drafts.content import Content
from guide.errors import DraftError

MOST_SECONDS = 60
MOST_MEMORY = 2 * 1024**3

_ROOT = Path(__file__).resolve().parents[2]
# `-P`: the folder that people work in is full of strangers' files, and is no place to import from.
_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]); from guide.drafts.apart import main; main(sys.argv[2:])"
)


def read_apart(data: bytes, ending: str, seconds: float = MOST_SECONDS) -> Content:
    """
    Return the content of a file whose parser is not trusted to end: a PDF or a PowerPoint file.

    Raises DraftError, also where the parser takes longer than `seconds` or breaks down.
    """
    command = [sys.executable, "-P", "-c", _PROGRAM, str(_ROOT), ending, str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603  Our own program.
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DraftError(
            f"it takes longer than {seconds:g} seconds to read, which is where we stop; "
            "split it up, or save only the text as .docx or .txt"
        ) from error
    except OSError as error:
        raise DraftError(
            f"no process can be started to read it in ({error.strerror}); save the text as .docx or .txt"
        ) from error
    if done.returncode:
        raise DraftError(f"this .{ending} file is damaged or unlike others; open it and save it again")
    return _content(json.loads(done.stdout))


def _content(said: dict[str, list[dict[str, str]]]) -> Content:
    if "error" in said:
        raise DraftError(str(said["error"]))
    return Content(
        text=str(said["text"]),
        left_out=tuple(LeftOut(kind=out["kind"], count=int(out["count"])) for out in said["left_out"]),  # type: ignore[arg-type]
        unread=tuple((place, why) for place, why in said["unread"]),
    )


def main(arguments: list[str]) -> None:
    """
    Read a file of the ending named from standard input, within seconds, and print its content as JSON.
    """
    from guide.drafts.pdf import pdf_content
    from guide.drafts.slides import slides_content

    ending, seconds = arguments
    _limit(float(seconds))
    readers = {"pdf": pdf_content, "pptx": slides_content}
    try:
        said = asdict(readers[ending](sys.stdin.buffer.read()))
    except DraftError as error:
        said = {"error": str(error)}
    # ASCII, since the other side may expect another encoding.
    sys.stdout.write(json.dumps(said))


def _limit(seconds: float) -> None:
    # Bounds that hold even where the process that started this one is gone. Windows has none of the kind.
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 5, int(seconds) + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
