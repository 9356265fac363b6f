from collections import Counter

from guide.pages.charts import DARK, LIGHT, Bar, stacked_bars
from guide.pages.words import Words

BARS = [Bar("a", "First <b>x</b>", Counter(high=2, low=1)), Bar("b", "Second", Counter(medium=4))]


def test_stacks_run_from_high_to_low_in_our_colours():
    figure = stacked_bars(BARS, LIGHT, Words("en"))

    assert [trace.name for trace in figure.data] == ["High", "Medium", "Low"]
    assert [trace.marker.color for trace in figure.data] == ["#AE2012", "#B97E1B", "#7F8C9B"]


def test_the_dark_theme_has_its_own_colours():
    figure = stacked_bars(BARS, DARK, Words("en"))

    assert figure.data[0].marker.color == "#FF9384"
    assert figure.layout.template.layout.font.color == "#ECEAE5"


def test_totals_stand_beside_the_bars():
    figure = stacked_bars(BARS, LIGHT, Words("en"))

    assert [(note.x, note.text) for note in figure.layout.annotations] == [(3, "3"), (4, "4")]


def test_names_are_not_read_as_markup():
    figure = stacked_bars(BARS, LIGHT, Words("en"))

    assert figure.layout.yaxis.ticktext[0].startswith("First &lt;b&gt;")
