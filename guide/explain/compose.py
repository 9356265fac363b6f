"""
Passages to an answer: the truth first, then why and what to do, then where it ends; each sentence cited.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from guide.domain import (
    AnswerCitation,
    Bilingual,
    CalendarDay,
    Entry,
    Kind,
    Lang,
    Library,
    RankedEntry,
    Sentence,
    Term,
)
from guide.domain.answers import Role
from guide.explain.citations import cite
from guide.explain.dates import when_is
from guide.text import sentences, tokens

# Which fields make the answer, in order, and the place of each in it.
PLAN: dict[Kind, tuple[tuple[str, Role], ...]] = {
    "norm": (("norm", "lead"), ("chinese_reading", "body"), ("advice", "body"), ("limits", "limit")),
    "myth": (("truth", "lead"), ("so_what", "body"), ("limits", "limit")),
    "incident": (
        ("what_was_posted", "lead"),
        ("how_it_was_read", "body"),
        ("what_the_brand_did", "body"),
        ("lesson", "body"),
    ),
    "platform": (("what_holds", "lead"), ("so_what", "body"), ("limits", "limit")),
    "glossary": (("means", "lead"), ("advice", "body")),
    "calendar": (("why", "lead"), ("do", "body"), ("say", "body"), ("avoid", "body")),
}

# What opens a field that is a note rather than a sentence.
LABELS: dict[tuple[Kind, str], Bilingual] = {
    ("calendar", "say"): Bilingual("Line to use: ", "可用的说法："),
    ("calendar", "avoid"): Bilingual("Avoid: ", "避免："),
}

# What a second or third entry may add: the statement it opens with.
OPENING: dict[Kind, str] = {
    "norm": "norm",
    "myth": "truth",
    "incident": "lesson",
    "platform": "what_holds",
    "glossary": "means",
    "calendar": "why",
}

_NUMBERS_ASKED = re.compile(
    r"\b(how (much|many|long|high|big)|fine[ds]?|penalt\w+|cap|limit|maximum|worth|number)\b"
    r"|罚|多少|几|上限|多长|多大|金额",
    re.IGNORECASE,
)
MOST_FACTS = 2


@dataclass(slots=True)
class Composition:
    """
    Sentences and citations as they are put together.
    """

    library: Library
    lang: Lang
    sentences: list[Sentence] = field(default_factory=list)
    citations: list[AnswerCitation] = field(default_factory=list)

    def add(self, entry: Entry, text: str, quote: str, role: Role, score: float) -> None:
        """
        Add the sentences of a text, all resting on one quote of one entry; a sentence is said once.
        """
        said = {sentence.text for sentence in self.sentences}
        new = [piece for start, end in sentences(text) if (piece := text[start:end]) not in said]
        if new:
            n = self._number(entry, quote, score)
            self.sentences += [Sentence(piece, role, (n,)) for piece in new]

    def _number(self, entry: Entry, quote: str, score: float) -> int:
        for citation in self.citations:
            if citation.entry == entry.id and citation.quote == quote:
                return citation.n
        n = len(self.citations) + 1
        self.citations.append(
            AnswerCitation(
                n=n,
                entry=entry.id,
                kind=entry.kind,
                title=entry.title,
                quote=quote,
                score=round(score, 4),
                sources=cite(entry, self.library),
            )
        )
        return n


def compose(
    question: str,
    lang: Lang,
    entries: Sequence[tuple[Entry, RankedEntry | None]],
    library: Library,
    today: date,
) -> Composition:
    """
    Return the answer that the entries give, the first one at length, the others in a sentence or two.
    """
    composition = Composition(library, lang)
    lead, ranked = entries[0]
    score = ranked.score if ranked else 1.0
    _add_lead(composition, question, lead, score, today)
    for entry, other in entries[1:]:
        value: Bilingual = getattr(entry, OPENING[entry.kind])
        text = _labelled(entry, OPENING[entry.kind], value, lang)
        composition.add(entry, text, value.text(lang), "body", other.score if other else 1.0)
    _add_limits(composition, lead, score)
    return composition


def _add_lead(composition: Composition, question: str, entry: Entry, score: float, today: date) -> None:
    lang = composition.lang
    if isinstance(entry, CalendarDay) and (said := when_is(entry, question, today, lang)):
        composition.add(entry, said, entry.why.text(lang), "lead", score)
    plan = [(name, role) for name, role in PLAN[entry.kind] if role != "limit"]
    for i, (name, role) in enumerate(plan):
        value = getattr(entry, name)
        if isinstance(value, Bilingual):
            composition.add(entry, _labelled(entry, name, value, lang), value.text(lang), role, score)
        if i == 0:
            for fact in _facts(entry, question, lang):
                composition.add(entry, fact, fact, "lead", score)


def _labelled(entry: Entry, name: str, value: Bilingual, lang: Lang) -> str:
    """
    Return a field's text, named where it would not be understood alone.
    """
    if isinstance(entry, Term) and name == "means":
        return f"“{entry.term}”：{value.zh}" if lang == "zh" else f"{entry.term} ({entry.pinyin}): {value.en}"
    label = LABELS.get((entry.kind, name))
    return f"{label.text(lang) if label else ''}{value.text(lang)}"


def _add_limits(composition: Composition, entry: Entry, score: float) -> None:
    for name, role in PLAN[entry.kind]:
        value = getattr(entry, name)
        if role == "limit" and isinstance(value, Bilingual):
            text = value.text(composition.lang)
            composition.add(entry, text, text, role, score)


def _facts(entry: Entry, question: str, lang: Lang) -> Iterator[str]:
    """
    Yield the facts that speak to the question: those that share words with it, or hold the numbers asked for.
    """
    asked = set(tokens(question))
    numbers = bool(_NUMBERS_ASKED.search(question))

    def relevance(text: str) -> int:
        return len(asked & set(tokens(text))) + 2 * (
            numbers and bool(re.search(r"\d|[一二三四五六七八九十百千万]+元", text))
        )

    facts = [fact.zh if lang == "zh" else fact.en for fact in entry.facts]
    ranked = sorted(enumerate(facts), key=lambda pair: (-relevance(pair[1]), pair[0]))
    yield from [text for _, text in ranked if relevance(text) > 0][:MOST_FACTS]
