"""
Times a long batch on one and on two workers, and writes down the memory they take as it goes on.

Run: .venv/bin/python benchmarks/batch.py [--posts 100000] [--timed 2000]
"""

import argparse
import json
import os
import platform
import random
import time
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from guide.application import Application, build_application
from guide.batch import LocalWorkers, review_in_order
from guide.domain import Draft
from guide.drafts import ReadOptions, draft_from_text
from guide.report import as_line, review_json
from guide.settings import Settings
from guide.text import SHANGHAI

LENGTH = 400
SEED = 20261125
# Every cache of the package has seen more than it holds by then, at some 9 sentences a post.
WARM = 3000


def main() -> None:
    """
    Print machine, date, posts a second for one and two workers with their ratio, and memory at intervals.
    """
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--posts", type=int, default=100_000, help="posts of the long run")
    options.add_argument("--timed", type=int, default=2_000, help="posts of each timed run")
    given = options.parse_args()
    application = build_application(Settings.from_environment())
    print(
        f"{datetime.now(SHANGHAI):%Y-%m-%d}  {platform.machine()}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}  Python {platform.python_version()}  {application.library.version}"
    )
    _ = application.index
    one = _speed(application, 1, given.timed)
    two = _speed(application, 2, given.timed)
    print(f"ratio {two / one:.2f}")
    _long_run(application, given.posts)


def _speed(application: Application, count: int, posts: int) -> float:
    """
    Return posts a second of `count` workers, from the first finished chunk on.
    """
    with LocalWorkers(application.settings, count) as workers:
        done = review_in_order(_drafts(application, posts), workers)
        # Starting, and the first words of each kind, are not what a long batch consists of.
        started_with = sum(1 for _ in islice(done, 32 * count))
        started = time.perf_counter()
        finished = sum(1 for _ in done)
        speed = finished / (time.perf_counter() - started)
    print(f"{count} worker{'s' * (count > 1)}: {speed:.1f} posts/s ({finished} posts after {started_with})")
    return speed


def _long_run(application: Application, posts: int) -> None:
    """
    Review many posts on two workers, writing lines as the command does, and print memory at ten points.
    """
    every = max(1, posts // 10)
    print(f"{'posts':>9}{'s':>8}  MB of this process, of each worker")
    started = time.perf_counter()
    with LocalWorkers(application.settings, 2) as workers, Path(os.devnull).open("w") as lines:
        for n, done in enumerate(review_in_order(_drafts(application, posts), workers), 1):
            lines.write(as_line(review_json(done)) + "\n")
            if n % every == 0 or n == min(WARM, every // 2):
                memory = [_memory(pid) for pid in (os.getpid(), *sorted(workers.pids))]
                told = "  ".join(f"{megabytes:.0f}" for megabytes in memory)
                print(f"{n:>9,}{time.perf_counter() - started:>8.0f}  {told}", flush=True)


def _drafts(application: Application, posts: int) -> Iterator[Draft]:
    """
    Yield posts of about 400 characters, no two alike, made of labelled sentences by a seeded generator.
    """
    sentences = _sentences(application)
    chance = random.Random(SEED)
    options = ReadOptions(date=date(2027, 1, 20))
    for n in range(posts):
        text = ""
        while len(text) < LENGTH:
            text += chance.choice(sentences) + "\n"
        yield draft_from_text(f"{text}No. {n}", options, draft_id=f"post-{n}", name=f"posts.jsonl#{n}")


def _sentences(application: Application) -> list[str]:
    folder = application.settings.knowledge / "examples"
    files = sorted(folder.glob("*.jsonl"))
    return [json.loads(line)["text"] for file in files for line in file.read_text("utf-8").splitlines()]


def _memory(pid: int) -> float:
    """
    Return the resident memory of a process in MB, from where Linux tells it.
    """
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
