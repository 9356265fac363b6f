"""
Scores retrieval and abstention on files of gold questions, and names a plain lexical ranking as the peer.

Run: .venv/bin/python benchmarks/questions.py FILE.jsonl [FILE.jsonl …] [--misses]
"""

import json
import platform
import re
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

from guide.application import Application, build_application
from guide.domain import Lang
from guide.settings import Settings
from guide.text import SHANGHAI, detect_language, tokens

TOP = 5


def main() -> None:
    """
    Print for each file hit@5, that of BM25 alone, and how often it was rightly answered or not.
    """
    application = build_application(Settings.from_environment())
    misses = "--misses" in sys.argv
    for path in [Path(name) for name in sys.argv[1:] if not name.startswith("--")]:
        rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
        print(f"{datetime.now(SHANGHAI):%Y-%m-%d} {platform.machine()} {path.name}: {len(rows)} questions")
        _score(application, rows, misses)


def _score(application: Application, rows: list[dict[str, Any]], misses: bool) -> None:
    counts: Counter[str] = Counter()
    for row in rows:
        abstained = application.ask(row["question"]).abstained
        if not row["answerable"]:
            counts["unanswerable"] += 1
            counts["rightly abstained"] += abstained
            if misses and not abstained:
                print(f"  answered {row['id']} {row['question']}")
            continue
        counts["answerable"] += 1
        counts["falsely abstained"] += abstained
        found = [ranked.entry for ranked in application.search(row["question"], TOP)]
        hit = is_hit(application, row, found)
        counts["hits"] += hit
        counts["hits of BM25 alone"] += is_hit(application, row, lexical_only(application, row["question"]))
        if misses and (abstained or not hit):
            what = ("abstained " if abstained else "") + ("" if hit else "no hit")
            print(f"  {what} {row['id']} {row['question']}\n      {found}")
    answerable, unanswerable = counts["answerable"], counts["unanswerable"]
    if answerable:
        peer = counts["hits of BM25 alone"] / answerable
        print(f"  hit@{TOP} {counts['hits'] / answerable:.3f}, BM25 alone {peer:.3f}")
        print(f"  falsely abstained {counts['falsely abstained'] / answerable:.3f} of {answerable}")
    if unanswerable:
        print(f"  rightly abstained {counts['rightly abstained'] / unanswerable:.3f} of {unanswerable}")


def is_hit(application: Application, row: dict[str, Any], entries: list[str]) -> bool:
    """
    Tell whether the passages of the entries, in the question's language, match all that must be mentioned.
    """
    if "must_mention" not in row:
        return bool(set(entries) & set(row["entries"]))
    spoken = detect_language(row["question"])
    langs: tuple[Lang, ...] = ("en", "zh") if spoken == "mixed" else (spoken,)
    text = "\n".join(
        passage.text
        for entry in entries
        for lang in langs
        for passage in application.index.passages_of(entry, lang)
    )
    return all(re.search(pattern, text, re.IGNORECASE) for pattern in row["must_mention"])


def lexical_only(application: Application, question: str) -> list[str]:
    """
    Return the five best entries by BM25 over both languages.
    """
    best: dict[str, float] = {}
    for lang, passages in application.index.by_lang.items():
        scores = application.index.lexical[lang].scores(tokens(question))
        for passage, score in zip(passages, scores, strict=True):
            best[passage.entry] = max(best.get(passage.entry, 0.0), float(score))
    return sorted(best, key=lambda entry: (-best[entry], entry))[:TOP]


if __name__ == "__main__":
    main()
