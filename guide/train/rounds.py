"""
Rounds of ten items, spread over topics, and their scores by topic.
"""

from collections.abc import Sequence
from random import Random

from guide.domain import CATEGORY_NAMES, FAMILY_OF, Bilingual, Lang, Library, QuizItem, Round, TopicScore
from guide.errors import UsageError
from guide.train.items import make_items

LENGTH = 10

_KIND_NAMES = {
    "myth": Bilingual("Myths", "常见误解"),
    "glossary": Bilingual("Glossary", "词汇"),
}


def make_round(library: Library, key: str, lang: Lang, seed: int, topic: str | None = None) -> Round:
    """
    Return a round of ten items, the same for the same library, language, seed and topic.

    `topic` is a category, a family or `myth` or `glossary`. Raises UsageError if it has no items.
    """
    random = Random(seed)  # noqa: S311  A repeatable shuffle, not a secret.
    items = [item for item in make_items(library, lang, random) if topic in (None, *_topics_of(item))]
    if not items:
        raise UsageError(f"no questions on {topic!r}; choose a category, a family, myth or glossary")
    random.shuffle(items)
    return Round(key, lang, tuple(_spread(items)), ())


def _topics_of(item: QuizItem) -> tuple[str, ...]:
    return item.topic, FAMILY_OF.get(item.topic, "")


def _spread(items: Sequence[QuizItem]) -> list[QuizItem]:
    """
    Return ten items from as many entries, topics and kinds as there are.
    """
    chosen: list[QuizItem] = []
    for item in items:
        if len(chosen) == LENGTH:
            break
        is_new = all(item.entry != other.entry and item.topic != other.topic for other in chosen)
        if is_new and sum(item.kind == other.kind for other in chosen) < LENGTH // 3:
            chosen.append(item)
    for item in items:
        if len(chosen) < LENGTH and item not in chosen:
            chosen.append(item)
    return chosen


def score_by_topic(round_: Round) -> tuple[TopicScore, ...]:
    """
    Return how the attempts of a round went, topic by topic, the weakest first.
    """
    topics = {item.id: item.topic for item in round_.items}
    scores: dict[str, list[bool]] = {}
    for attempt in round_.attempts:
        scores.setdefault(topics[attempt.item], []).append(attempt.right)
    rows = [
        TopicScore(topic, topic_name(topic), sum(results), len(results)) for topic, results in scores.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.right / row.answered, row.topic)))


def topic_name(topic: str) -> Bilingual:
    """
    Return what a topic is called.
    """
    return CATEGORY_NAMES.get(topic) or _KIND_NAMES.get(topic) or Bilingual(topic, topic)
