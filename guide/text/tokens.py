"""
One tokeniser for what is indexed and what is asked: Chinese 1- and 2-grams, English stems, numbers.
"""

import re
from functools import cache, lru_cache
from typing import Any

from guide.text.normalise import fold

_RUN = re.compile(
    r"[\u3400-\u9fff]+|[a-z]+(?:['’][a-z]+)?|\d+(?:[.,]\d+)*|[\U0001f300-\U0001faff\u2600-\u27bf]"
)

# Words that carry no subject: articles, auxiliaries, question words.
_STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "and",
        "or",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "do",
        "does",
        "did",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "shall",
        "will",
        "would",
        "we",
        "our",
        "us",
        "you",
        "your",
        "i",
        "my",
        "me",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "there",
        "what",
        "which",
        "who",
        "how",
        "why",
        "when",
        "where",
        "if",
        "with",
        "as",
        "by",
        "from",
        "about",
        "have",
        "has",
        "had",
        "not",
        "no",
        "so",
        "any",
        "some",
        "all",
        "just",
        "please",
        "tell",
        "explain",
        "s",
        "t",
    ]
)
_STOP_CHINESE = frozenset(
    "的了吗呢吧啊么是在有和与或也都就还要能可以我们你你们他她它这那个为什么怎么样哪些如果一"
)


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word.replace("’", "'").removesuffix("'s")))


def tokens(text: str) -> list[str]:
    """
    Return the tokens of a text, in order, with repeats; words without a subject are left out.
    """
    found: list[str] = []
    for run in _RUN.findall(fold(text)):
        if "\u3400" <= run[0] <= "\u9fff":
            found += [sign for sign in run if sign not in _STOP_CHINESE]
            found += [run[i : i + 2] for i in range(len(run) - 1)]
        elif run[0].isdigit():
            found.append(run.replace(",", ""))
        elif run not in _STOP:
            found.append(_stem(run))
    return found
