from datetime import date

import pytest

from guide.text import lunar_words, moved_work, notice_is_known


@pytest.mark.parametrize(
    ("day", "words"), [((2027, 2, 6), "正月"), ((2027, 2, 5), "廿九"), ((2026, 11, 25), "十七")], ids=str
)
def test_a_day_has_its_lunar_date(day, words):
    assert lunar_words(date(*day)) == words


# As announced for 2026: the Spring Festival break takes in 14 February as a working Saturday.
@pytest.mark.parametrize(
    ("day", "work"),
    [((2026, 2, 17), "holiday"), ((2026, 2, 14), "workday"), ((2026, 3, 14), None)],
    ids=str,
)
def test_holidays_move_work(day, work):
    assert moved_work(date(*day)) == work


def test_a_year_without_its_notice_is_told_apart_from_one_without_holidays():
    assert notice_is_known(2026)
    assert not notice_is_known(2099)
