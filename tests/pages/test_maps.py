"""
The coverage map and the timeline: what stands in them, and what a press shows.
"""

from guide.domain import CATEGORIES, Incident
from guide.knowledge import STRENGTHS
from guide.pages.charts import LIGHT
from guide.pages.coverage import cells_of, coverage_figure
from guide.pages.timeline import family_of, timeline_figure
from guide.pages.words import Words
from tests.pages.conftest import html_of
from tests.pages.fake_library import INCIDENT, LIBRARY, SUPERLATIVES

SAY = Words("en")


def test_every_category_and_strength_has_a_square(fake):
    cells = cells_of(fake)

    assert len(cells) == len(CATEGORIES) * len(STRENGTHS)
    (cell,) = [c for c in cells if c.key == "absolute-claims~law"]
    assert SUPERLATIVES in cell.entries


def test_an_empty_square_is_hollow_and_a_full_one_has_its_number(fake):
    cells = cells_of(fake)
    squares = coverage_figure(cells, LIGHT, SAY).data[0]

    for cell, text, colour in zip(cells, squares.text, squares.marker.color, strict=True):
        assert (text == "") == (not cell.entries)
        assert (colour == "rgba(0,0,0,0)") == (not cell.entries)


def test_a_square_in_the_address_lists_its_entries(open_page):
    shown = html_of(open_page("knowledge", section="coverage", cell="absolute-claims~law"))

    assert "Absolute claims, resting on: Law" in shown
    assert SUPERLATIVES.title.en in shown


def test_without_a_square_the_page_says_what_to_do(open_page):
    assert "Press a square" in html_of(open_page("knowledge", section="coverage"))


def test_every_incident_has_a_square_in_its_year(library):
    incidents = sorted(library.of_kind(Incident), key=lambda incident: incident.date)
    squares = timeline_figure(incidents, library, LIGHT, SAY).data[0]

    assert list(squares.x) == [int(incident.date[:4]) for incident in incidents]
    assert len(set(zip(squares.x, squares.y, strict=True))) == len(incidents)


def test_an_incident_belongs_to_the_family_of_its_norms(library):
    assert family_of(library.entries["incidents/2021-sony"], library) == "nation"


def test_the_incidents_are_listed_by_year(open_page):
    shown = html_of(open_page("knowledge", section="incidents"))

    assert f'<h2 class="rl-h3 rl-year">{INCIDENT.date[:4]}</h2>' in shown


def test_the_changes_are_listed_by_day(open_page):
    shown = html_of(open_page("knowledge", section="changes"))

    assert "A second reading of the norms." in shown
    assert "24 Nov 2026" in shown


def test_the_newest_change_stands_on_the_first_page(open_page):
    assert "A second reading of the norms." in html_of(open_page("knowledge"))


def test_house_rules_have_a_section_where_there_are_any(open_page):
    shown = html_of(open_page("knowledge", section="house"))

    assert LIBRARY.house.suppressions[0].reason in shown
