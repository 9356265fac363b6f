"""
Reads `examples/<category>.jsonl`, one labelled sentence a line.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from guide.domain import LabelledSentence
from guide.knowledge._parse import Fault, Faults, read_value
from guide.knowledge._yaml import Parsed


def read_sentences(path: Path, name: str) -> Iterator[tuple[int, LabelledSentence | Fault]]:
    """
    Yield each line's number with its sentence, or with a fault; `name` is what faults call the file.
    """
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            yield number, Fault(name, number, f"this line is no JSON: {error}")
            continue
        if not isinstance(value, dict):
            yield number, Fault(name, number, "expected an object with text and label")
            continue
        try:
            filled = {**value, "category": path.stem}
            yield number, read_value(LabelledSentence, filled, Parsed(None, {(): number}), name)
        except Faults as error:
            yield from ((number, fault) for fault in error.faults)
