"""
Every word of the interface, in English and Chinese, and `Words`, which says them in one language.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from guide.domain import Bilingual, Lang
from guide.pages.words.ask import ASK
from guide.pages.words.batch import BATCH
from guide.pages.words.common import COMMON
from guide.pages.words.decisions import DECISIONS
from guide.pages.words.knowledge import KNOWLEDGE
from guide.pages.words.review import REVIEW
from guide.pages.words.train import TRAIN

WORDS: Mapping[str, tuple[str, str]] = {
    **COMMON,
    **REVIEW,
    **BATCH,
    **DECISIONS,
    **ASK,
    **KNOWLEDGE,
    **TRAIN,
}

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True, slots=True)
class Words:
    """
    The words of the interface in one language: `say("home.lead")`.
    """

    lang: Lang

    def __call__(self, key: str, **slots: object) -> str:
        """
        Return the words with their slots filled.
        """
        words = WORDS[key][self.lang == "zh"]
        return words.format(**slots) if slots else words

    def count(self, key: str, n: int, **slots: object) -> str:
        """
        Return the words for a number: `key.one` for one, else `key.many`, with `{n}` and `{number}`.
        """
        number = _NUMBERS[n] if n < len(_NUMBERS) else f"{n:,}"
        form = "one" if n == 1 else "many"
        return self(f"{key}.{form}", n=f"{n:,}", number=number, small=number.lower(), **slots)

    def either(self, key: str, fallback: str) -> str:
        """
        Return the words for a slug, or the slug made readable where there are none.
        """
        return self(key) if key in WORDS else fallback.replace("-", " ").capitalize()

    def of(self, text: Bilingual) -> str:
        """
        Return a text of the knowledge base in this language.
        """
        return text.text(self.lang)

    def other(self, text: Bilingual) -> str:
        """
        Return a text of the knowledge base in the other language.
        """
        return text.text("en" if self.lang == "zh" else "zh")

    @property
    def html_lang(self) -> str:
        """
        The value of a `lang` attribute for this language.
        """
        return "zh-Hans" if self.lang == "zh" else "en"

    @property
    def other_html_lang(self) -> str:
        """
        The value of a `lang` attribute for the other language.
        """
        return "en" if self.lang == "zh" else "zh-Hans"
