"""
Times the rule layer alone, in one process with the whole base loaded, in processor time.

Run: .venv/bin/python benchmarks/rules.py [--profile]
"""

import cProfile
import platform
import pstats
import sys
import time
from collections import defaultdict
from datetime import date, datetime

from guide.detect import Detectors
from guide.detect.view import DraftView
from guide.domain import Draft, Library
from guide.knowledge import load_library
from guide.settings import shipped
from guide.text import SHANGHAI

POSTS = 400
LENGTH = 400
ROUNDS = 10
DAY = date(2027, 1, 20)


def main() -> None:
    """
    Print machine, date, posts a second, and where the time goes.
    """
    library = load_library(shipped("knowledge"))
    started = time.process_time()
    detectors = Detectors(library)
    built = time.process_time() - started
    drafts = [Draft(id=str(i), name=str(i), text=text, date=DAY) for i, text in enumerate(_posts(library))]
    print(f"{datetime.now(SHANGHAI):%Y-%m-%d}  {platform.machine()}  Python {platform.python_version()}")
    print(f"{len(drafts)} posts of {LENGTH} characters; detectors built in {built:.1f} s")
    best = min(_seconds(detectors, drafts) for _ in range(ROUNDS))
    found = sum(len(detectors.judge(draft)) for draft in drafts)
    print(
        f"{len(drafts) / best:.0f} posts a second, {1e6 * best / len(drafts):.0f} µs a post, {found} findings"
    )
    _print_shares(detectors, drafts)
    if "--profile" in sys.argv:
        profile = cProfile.Profile()
        profile.runcall(_seconds, detectors, drafts)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def _seconds(detectors: Detectors, drafts: list[Draft]) -> float:
    started = time.process_time()
    for draft in drafts:
        detectors.judge(draft)
    return time.process_time() - started


def _print_shares(detectors: Detectors, drafts: list[Draft]) -> None:
    spent: defaultdict[str, float] = defaultdict(float)
    for draft in drafts:
        started = time.process_time()
        view = DraftView.of(draft)
        spent["view"] += time.process_time() - started
        for finder in detectors.finders:
            started = time.process_time()
            list(finder.find(view))
            spent[type(finder).__name__] += time.process_time() - started
    total = sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:16} {1e6 * seconds / len(drafts):7.0f} µs a post  {seconds / total:4.0%}")


def _posts(library: Library) -> list[str]:
    """
    Return texts of `LENGTH` characters, no two alike: passing examples, with a flagged one in every third.
    """
    passing = [example.text for norm in library.norms for example in norm.examples.passes]
    flagged = [example.text for norm in library.norms for example in norm.examples.flags]
    posts = []
    for i in range(POSTS):
        lines = [flagged[i * 11 % len(flagged)]] if i % 3 == 0 else []
        at = i * 7
        while sum(map(len, lines)) + len(lines) < LENGTH:
            lines.append(passing[at % len(passing)])
            at += 1
        posts.append("\n".join(lines)[:LENGTH])
    return posts


if __name__ == "__main__":
    main()
