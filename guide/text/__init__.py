"""
What every later stage needs to know about text: folding, cutting, language, vectors, and days.
"""

from guide.text.almanac import lunar_words, moved_work, notice_is_known
from guide.text.blanks import blanks
from guide.text.days import SHANGHAI, days_in_year, next_day, rule_covers, today_in_shanghai
from guide.text.disguise import disguise_gaps, leet_words, sounds
from guide.text.embedder import SentenceEmbedder
from guide.text.kinds import Kinds
from guide.text.language import detect_language, main_language
from guide.text.normalise import Normalised, fold, fold_sign, is_disguised, normalise
from guide.text.pinyin import readings, syllables
from guide.text.sentences import clauses, sentences, trim
from guide.text.tokens import tokens
from guide.text.traits import piece_traits, shares, word_traits

__all__ = [
    "SHANGHAI",
    "Kinds",
    "Normalised",
    "SentenceEmbedder",
    "blanks",
    "clauses",
    "days_in_year",
    "detect_language",
    "disguise_gaps",
    "fold",
    "fold_sign",
    "is_disguised",
    "leet_words",
    "lunar_words",
    "main_language",
    "moved_work",
    "next_day",
    "normalise",
    "notice_is_known",
    "piece_traits",
    "readings",
    "rule_covers",
    "sentences",
    "shares",
    "sounds",
    "syllables",
    "today_in_shanghai",
    "tokens",
    "trim",
    "word_traits",
]
