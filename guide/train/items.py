"""
Entries to quiz items: one small function for each kind, each item tied to its entry.
"""

from collections.abc import Iterator, Sequence
from random import Random

from guide.domain import Bilingual, Entry, Lang, Library, Myth, Norm, Option, QuizItem, Term
from guide.domain.training import ItemKind
from guide.text import detect_language

CHOICES = 4

_PROMPTS: dict[ItemKind, Bilingual] = {
    "which-is-safe": Bilingual(
        "Which of these may a brand leave as it is?", "下面哪一句，品牌可以原样发布？"
    ),
    "which-is-marked": Bilingual(
        "Which of these needs a change before it goes out?", "下面哪一句，发布前需要修改？"
    ),
    "reading": Bilingual("How is this likely to be read?", "这句话，读者可能怎么理解？"),
    "myth-or-fact": Bilingual("How does this claim stand?", "这个说法成立吗？"),
    "term-meaning": Bilingual("What does this term mean on the platform?", "这个词在平台上是什么意思？"),
}

_VERDICTS: dict[str, Bilingual] = {
    "false": Bilingual("It is false.", "不属实。"),
    "stale": Bilingual("It was true once and is out of date.", "曾经成立，现已过时。"),
    "half-true": Bilingual("It is half true.", "只对了一半。"),
    "misleading": Bilingual("It mixes things up and misleads.", "混淆概念，容易误导。"),
}

_FINE = Bilingual("Nothing here breaks the rule in question.", "这句没有触到这条规范。")


def make_items(library: Library, lang: Lang, random: Random) -> Iterator[QuizItem]:
    """
    Yield every item that can be made from the library in one language; options are shuffled by `random`.
    """
    norms = [norm for norm in library.norms if norm.status == "reviewed"]
    for norm in norms:
        for make in (_which_is_safe, _which_is_marked):
            if item := make(norm, lang, random):
                yield item
        if item := _reading(norm, norms, lang, random):
            yield item
    for myth in library.of_kind(Myth):
        yield _myth(myth, lang, random)
    terms = list(library.of_kind(Term))
    for term in terms:
        if item := _term(term, terms, lang, random):
            yield item


def _item(
    kind: ItemKind,
    entry: Entry,
    lang: Lang,
    material: str,
    options: Sequence[Option],
    why: str,
    random: Random,
) -> QuizItem:
    shuffled = list(options)
    random.shuffle(shuffled)
    return QuizItem(
        id=f"{entry.id}?{kind}&{lang}",
        kind=kind,
        entry=entry.id,
        topic=entry.category if isinstance(entry, Norm) else entry.kind,
        lang=lang,
        prompt=_PROMPTS[kind].text(lang),
        material=material,
        options=tuple(shuffled),
        why=why,
        source=entry.title.text(lang),
    )


def _texts(norm: Norm, side: str, lang: Lang) -> list[str]:
    """
    Return an entry's one-line examples in a language, without those that depend on date, title or author.
    """
    return [
        example.text
        for example in getattr(norm.examples, side)
        if detect_language(example.text) == lang
        and "\n" not in example.text
        and example.date is None
        and example.title is None
        and (side == "passes" or bool(example.spans))
    ]


def _which_is_safe(norm: Norm, lang: Lang, random: Random) -> QuizItem | None:
    return _pick(norm, lang, random, "which-is-safe", right="passes", wrong="flags")


def _which_is_marked(norm: Norm, lang: Lang, random: Random) -> QuizItem | None:
    return _pick(norm, lang, random, "which-is-marked", right="flags", wrong="passes")


def _pick(norm: Norm, lang: Lang, random: Random, kind: ItemKind, right: str, wrong: str) -> QuizItem | None:
    rights, wrongs = _texts(norm, right, lang), _texts(norm, wrong, lang)
    # Fewer than two wrong answers would be a toss of a coin.
    if not rights or len(wrongs) < 2 or "brand" not in norm.applies_to.authors:
        return None
    reading = norm.chinese_reading.text(lang)
    why = {"flags": reading, "passes": _FINE.text(lang)}
    options = [Option(random.choice(rights), True, why[right])]
    options += [
        Option(text, False, why[wrong]) for text in random.sample(wrongs, min(len(wrongs), CHOICES - 1))
    ]
    return _item(kind, norm, lang, "", options, norm.norm.text(lang), random)


def _reading(norm: Norm, norms: Sequence[Norm], lang: Lang, random: Random) -> QuizItem | None:
    flags = _texts(norm, "flags", lang)
    others = [other for other in norms if other.category != norm.category]
    if not flags or len(others) < CHOICES - 1:
        return None
    options = [Option(norm.chinese_reading.text(lang), True, norm.norm.text(lang))]
    options += [
        Option(other.chinese_reading.text(lang), False, _belongs_to(other, lang))
        for other in random.sample(others, CHOICES - 1)
    ]
    return _item("reading", norm, lang, random.choice(flags), options, norm.norm.text(lang), random)


def _belongs_to(other: Entry, lang: Lang) -> str:
    title = other.title.text(lang)
    return f"说的是另一条：{title}" if lang == "zh" else f"That is about another norm: {title}"


def _myth(myth: Myth, lang: Lang, random: Random) -> QuizItem:
    truth = myth.truth.text(lang)
    options = [Option(text.text(lang), verdict == myth.verdict, truth) for verdict, text in _VERDICTS.items()]
    return _item("myth-or-fact", myth, lang, myth.claim.text(lang), options, truth, random)


def _term(term: Term, terms: Sequence[Term], lang: Lang, random: Random) -> QuizItem | None:
    others = [other for other in terms if other.term != term.term and other.means != term.means]
    if len(others) < CHOICES - 1:
        return None
    options = [Option(term.means.text(lang), True, term.advice.text(lang))]
    for other in random.sample(others, CHOICES - 1):
        why = f"这是“{other.term}”。" if lang == "zh" else f"That is {other.term}."
        options.append(Option(other.means.text(lang), False, why))
    return _item(
        "term-meaning", term, lang, f"{term.term} {term.pinyin}", options, term.advice.text(lang), random
    )
