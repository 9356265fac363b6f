"""
Entries to passages: which fields are indexed, in which order an answer uses them.
"""

from collections.abc import Iterable, Iterator

from guide.domain import (
    Bilingual,
    CalendarDay,
    Entry,
    Incident,
    Kind,
    Lang,
    Library,
    MissingDetector,
    Myth,
    Norm,
    Passage,
    PlatformFact,
    Term,
    TermsDetector,
)
from guide.text import syllables

# Fields that are indexed, most telling first; `asked_as`, `facts` and `names` are added to all.
FIELDS: dict[Kind, tuple[str, ...]] = {
    "norm": ("title", "norm", "chinese_reading", "western_assumption", "advice", "limits"),
    "myth": ("title", "truth", "why_it_is_believed", "so_what", "limits"),
    "incident": (
        "title",
        "what_was_posted",
        "how_it_was_read",
        "who_disagreed",
        "what_the_brand_did",
        "lesson",
    ),
    "platform": ("title", "what_holds", "so_what", "limits"),
    "glossary": ("title", "means", "advice"),
    "calendar": ("title", "why", "do", "say", "avoid"),
}

LANGS: tuple[Lang, ...] = ("en", "zh")


def split_library(library: Library) -> tuple[Passage, ...]:
    """
    Return the passages of all entries, in the order of their ids.
    """
    return tuple(passage for entry in library.entries.values() for passage in split_entry(entry))


class Passages:
    """
    The passages of a library: all, of each language, and of each entry.
    """

    def __init__(self, library: Library) -> None:
        self.all = split_library(library)
        self.by_lang = {lang: [p for p in self.all if p.lang == lang] for lang in LANGS}
        self.of_entry: dict[tuple[str, Lang], list[Passage]] = {}
        for passage in self.all:
            self.of_entry.setdefault((passage.entry, passage.lang), []).append(passage)

    def whole_text(self, entry: Entry) -> str:
        """
        Return all that an entry says, with the texts and words it marks: people quote a line and ask.

        The questions that editors foresaw are left out; they are compared one by one.
        """
        own = (passage for lang in LANGS for passage in self.of_entry.get((entry.id, lang), []))
        texts = [passage.text for passage in own if not passage.field.startswith("asked_as")]
        if isinstance(entry, Norm):
            texts += [example.text for example in entry.examples.flags]
            for detector in entry.detect:
                if isinstance(detector, TermsDetector):
                    texts += detector.terms
                elif isinstance(detector, MissingDetector):
                    texts += detector.missing.when_any
        return "\n".join(texts)


def embedded(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """
    Return the passages that get a vector: spellings and other names are found by their words alone.
    """
    return tuple(passage for passage in passages if passage.field != "names")


def split_entry(entry: Entry) -> Iterator[Passage]:
    """
    Yield an entry's passages: each field and fact, and each way of asking, in each language.
    """
    for field in FIELDS[entry.kind]:
        value = getattr(entry, field)
        if isinstance(value, Bilingual):
            for lang in LANGS:
                yield _passage(entry, lang, field, value.text(lang))
    for i, fact in enumerate(entry.facts):
        yield _passage(entry, "en", f"facts.{i}", fact.en)
        yield _passage(entry, "zh", f"facts.{i}", fact.zh)
    for lang in LANGS:
        for i, question in enumerate(getattr(entry.asked_as, lang)):
            yield _passage(entry, lang, f"asked_as.{i}", question)
    if names := _names(entry):
        for lang in LANGS:
            yield _passage(entry, lang, "names", names)


def _passage(entry: Entry, lang: Lang, field: str, text: str) -> Passage:
    return Passage(
        id=f"{entry.id}#{lang}.{field}", entry=entry.id, kind=entry.kind, lang=lang, field=field, text=text
    )


def _names(entry: Entry) -> str:
    """
    Return what else an entry goes by: a term with its spelling in pinyin, brands, a category.
    """
    if isinstance(entry, Term):
        return f"{entry.term} {spell(entry.term)}"
    if isinstance(entry, CalendarDay):
        return f"{entry.title.en} {entry.title.zh} {spell(entry.title.zh)}"
    if isinstance(entry, Incident):
        return " ".join((*entry.brands, *entry.platforms, entry.date[:4]))
    if isinstance(entry, PlatformFact):
        return entry.platform
    if isinstance(entry, Norm):
        return entry.category.replace("-", " ")
    return entry.title.en if isinstance(entry, Myth) else ""


def spell(text: str) -> str:
    """
    Return the pinyin of a text without tones, in syllables and as one word: `zhong cao zhongcao`.
    """
    parts = syllables(text)
    return " ".join((*parts, "".join(parts))) if len(parts) > 1 else "".join(parts)
