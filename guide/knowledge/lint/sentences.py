"""
Checks of the labelled sentences: spans, norms and languages right, none like another.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from guide.domain import CATEGORIES, LabelledSentence, Norm
from guide.knowledge._parse import Fault
from guide.knowledge.lint.examples import has_chinese
from guide.knowledge.lint.nearness import near_pairs
from guide.knowledge.reader import Reading
from guide.text import SentenceEmbedder

_LATIN = re.compile(r"[A-Za-z]{2,}")


def check_sentences(reading: Reading) -> Iterator[Fault]:
    """
    Yield a fault for each sentence whose label, spans, norm or language do not agree.
    """
    for (file, line), sentence in reading.sentences.items():
        yield from (Fault(file, line, message) for message in _messages(reading, sentence))


def _messages(reading: Reading, sentence: LabelledSentence) -> Iterator[str]:
    if sentence.category not in CATEGORIES:
        yield f"{sentence.category!r} is no category: name the file after one"
    yield from (
        f"the span {span!r} is not in the text" for span in sentence.spans if span not in sentence.text
    )
    if sentence.label == "flag":
        norm = reading.entries.get(sentence.entry or "")
        if not sentence.spans or sentence.severity is None:
            yield "a flag needs spans and a severity"
        if not isinstance(norm, Norm) or norm.category != sentence.category:
            yield f"a flag needs a norm of its category as its entry (found {sentence.entry!r})"
    elif sentence.spans or sentence.entry or sentence.severity:
        yield "a pass has no spans, no entry and no severity"
    if sentence.near_miss and not sentence.why:
        yield "a near miss says in `why` what tempts and why it is fine"
    chinese, latin = has_chinese(sentence.text), bool(_LATIN.search(sentence.text))
    if (sentence.lang == "en" and chinese) or (sentence.lang == "zh" and not chinese):
        yield f"the text is not in the language {sentence.lang!r}"
    if sentence.lang == "mixed" and not (chinese and latin):
        yield "a mixed text has words of both languages"


def check_sentences_apart(reading: Reading, embedder: SentenceEmbedder) -> Iterator[Fault]:
    """
    Yield a fault for each pair of one label and language that is nearly one text.
    """
    groups: dict[tuple[str, bool], list[tuple[str, int]]] = defaultdict(list)
    for place, sentence in reading.sentences.items():
        groups[sentence.label, has_chinese(sentence.text)].append(place)
    for places in groups.values():
        texts = [reading.sentences[place].text for place in places]
        for one, other, how in near_pairs(texts, embedder, of_shorter=True):
            file, line = places[other]
            yield Fault(*places[one], f"{how} {file}:{line}")
