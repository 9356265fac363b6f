"""
Entries to quiz items, rounds of ten, and scores by topic.
"""

from guide.train.items import make_items
from guide.train.rounds import make_round, score_by_topic, topic_name

__all__ = ["make_items", "make_round", "score_by_topic", "topic_name"]
