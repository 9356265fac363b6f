"""
Times a review and an answer, the building of the index, and the memory they take, beside a named peer.

Run: .venv/bin/python benchmarks/speed.py
"""

import platform
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime

from ahocorasick_rs import AhoCorasick

from guide.application import Application, build_application
from guide.domain import TermsDetector
from guide.drafts import ReadOptions, draft_from_text
from guide.settings import Settings
from guide.text import SHANGHAI

ROUNDS = 60
QUESTIONS = (
    "Can we call our tea the best in China?",
    "送样给素人要不要标广告",
    "When is the Mid-Autumn Festival in 2028?",
    "What happened to Dolce & Gabbana?",
    "How do I bake sourdough?",
)


def main() -> None:
    """
    Print machine, date, medians in milliseconds, and ratios.
    """
    print(f"{datetime.now(SHANGHAI):%Y-%m-%d}  {platform.machine()}  Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        application = build_application(Settings.from_environment({"REDLINE_DATA": folder}))
        started = time.perf_counter()
        passages = len(application.index.passages)
        print(f"index built: {passages} passages in {time.perf_counter() - started:.1f} s")
        again = build_application(application.settings)
        started = time.perf_counter()
        assert len(again.index.passages) == passages
        print(f"index opened again: {time.perf_counter() - started:.2f} s")
        _time_verbs(application)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process: {peak:.0f} MB")


def _time_verbs(application: Application) -> None:
    drafts = [
        draft_from_text(text, ReadOptions(date=date(2027, 1, 20)), draft_id=str(i), name=str(i))
        for i, text in enumerate(_posts(application, 500))
    ]
    words = [
        t
        for n in application.library.norms
        for d in n.detect
        if isinstance(d, TermsDetector)
        for t in d.terms
    ]
    peer = AhoCorasick(words)
    review = _median([lambda d=d: application.review(d) for d in drafts])
    bare = _median([lambda d=d: peer.find_matches_as_indexes(d.text) for d in drafts])
    answer = _median([lambda q=q: application.ask(q) for q in QUESTIONS * (ROUNDS // len(QUESTIONS))])
    print(
        f"review of 500 characters: median {review:.1f} ms, {review / bare:.0f} times a bare word-list pass"
    )
    print(f"answer to a question: median {answer:.1f} ms, {answer / review:.1f} times a review")


def _posts(application: Application, length: int) -> list[str]:
    """
    Return texts of about `length` characters, no two alike, made of the entries' passing examples.
    """
    lines = [example.text for norm in application.library.norms for example in norm.examples.passes]
    posts = []
    for i in range(ROUNDS):
        text = ""
        for line in lines[i * 7 % len(lines) :] + lines:
            text += line + "\n"
            if len(text) >= length:
                break
        posts.append(text[:length])
    return posts


def _median(calls: list[Callable[[], object]]) -> float:
    calls[0]()
    times = []
    for call in calls:
        started = time.perf_counter()
        call()
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


if __name__ == "__main__":
    main()
