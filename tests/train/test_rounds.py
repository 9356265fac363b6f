from random import Random

import pytest

from guide.domain import Attempt, Round
from guide.errors import UsageError
from guide.train import make_items, make_round, score_by_topic


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_item_has_one_right_option_and_reasons(library, lang):
    for item in make_items(library, lang, Random(1)):
        assert sum(option.right for option in item.options) == 1, item.id
        assert len({option.text for option in item.options}) == len(item.options), item.id
        assert all(option.why for option in item.options), item.id
        assert item.entry in library.entries


def test_ids_are_unique(library):
    ids = [item.id for item in make_items(library, "en", Random(1))]

    assert len(ids) == len(set(ids))


def test_a_round_is_the_same_for_the_same_seed(library):
    assert make_round(library, "k", "zh", 7) == make_round(library, "k", "zh", 7)
    assert make_round(library, "k", "zh", 7) != make_round(library, "k", "zh", 8)


def test_a_round_has_ten_items_from_ten_entries(library):
    round_ = make_round(library, "k", "en", 3)

    assert len({item.entry for item in round_.items}) == 10


def test_a_round_can_keep_to_a_family(library):
    round_ = make_round(library, "k", "en", 3, topic="voice")

    assert {item.entry.split("/")[1] for item in round_.items} <= {
        "address-register",
        "slang-misuse",
        "emoji-misuse",
        "humour-sarcasm",
        "translation-tells",
        "platform-format",
    }


def test_a_topic_without_questions_is_refused(library):
    with pytest.raises(UsageError, match="astrology"):
        make_round(library, "k", "en", 3, topic="astrology")


def test_the_score_puts_the_weakest_topic_first(library):
    round_ = make_round(library, "k", "en", 3)
    attempts = tuple(Attempt("k", item.id, item.key, i > 0) for i, item in enumerate(round_.items))

    scores = score_by_topic(Round("k", "en", round_.items, attempts))

    assert scores[0].topic == round_.items[0].topic
    assert sum(score.answered for score in scores) == 10
    assert sum(score.right for score in scores) == 9
