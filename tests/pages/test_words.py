import re
import string
from pathlib import Path

from guide.domain import PLATFORMS
from guide.pages.words import WORDS, Words

PAGES = Path(__file__).resolve().parents[2] / "guide" / "pages"
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in PAGES.glob("*.py"))


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_words_have_the_same_slots_in_both_languages():
    counts = {"number", "small", "n"}

    uneven = [key for key, (en, zh) in WORDS.items() if slots(en) - counts != slots(zh) - counts]

    assert uneven == []


def test_every_word_is_said_in_both_languages():
    assert [key for key, (en, zh) in WORDS.items() if not en or (not zh and key != "place")] == []


def test_words_are_calm():
    assert [key for key, both in WORDS.items() if re.search("[!！]", "".join(both))] == []


def test_words_that_pages_name_exist():
    named = set(re.findall(r'say\("([a-z][a-z0-9.-]+)"', SOURCE))

    assert named <= set(WORDS)


def test_every_platform_has_a_name():
    assert {f"platform.{slug}" for slug in PLATFORMS} <= set(WORDS)


def test_numbers_are_spelt_out_up_to_ten():
    say = Words("en")

    assert say.count("block", 5).startswith("Five findings")
    assert say.count("block", 12).startswith("12 findings")
    assert say.count("revise", 3) == "Nothing high was found; three places may be misread or need proof."
    assert say.count("block", 1).startswith("One finding")
