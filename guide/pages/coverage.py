"""
The coverage map: how many entries each category has, by the strength of what they rest on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from guide.domain import CATEGORY_NAMES, FAMILIES, Entry, Strength
from guide.knowledge import STRENGTHS, by_category_and_strength
from guide.pages.charts import DARK, LIGHT, Shade, template
from guide.pages.citations import is_due
from guide.pages.escape import html_runs, html_text
from guide.pages.lists import draw_rows
from guide.pages.pieces import draw, note
from guide.pages.shared import put_in_url, today
from guide.pages.words import Words

if TYPE_CHECKING:
    from guide.application import Application

CHART = "knowledge.coverage"
_ROW = 25
_GAP = 0.6
# From this number on a square is as dark as the scale goes.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """
    One square of the map: the entries of a category whose strongest source is of one kind.
    """

    category: str
    strength: Strength
    entries: tuple[Entry, ...]
    due: bool

    @property
    def key(self) -> str:
        """
        The value by which the URL names the square.
        """
        return f"{self.category}~{self.strength}"


def cells_of(application: "Application") -> list[Cell]:
    """
    Return the squares, row by row in the order of the families.
    """
    found: Mapping[tuple[str, Strength], Sequence[Entry]] = by_category_and_strength(application.library)
    day = today()
    return [
        Cell(category, strength, tuple(entries), any(is_due(entry, day) for entry in entries))
        for slugs in FAMILIES.values()
        for category in slugs
        for strength in STRENGTHS
        for entries in [found.get((category, strength), ())]
    ]


def rows_of_categories() -> dict[str, float]:
    """
    Return the height of each category's row, with a gap between families.
    """
    places: dict[str, float] = {}
    at = 0.0
    for slugs in FAMILIES.values():
        for category in slugs:
            places[category] = at
            at += 1
        at += _GAP
    return places


def coverage_figure(cells: Sequence[Cell], shade: Shade, say: Words) -> go.Figure:
    """
    Return the map: ink for the number of entries, hollow for none, a corner where a check is due.
    """
    rows = rows_of_categories()
    columns = {strength: i for i, strength in enumerate(STRENGTHS)}
    figure = go.Figure(layout={"template": template(shade)})
    figure.add_scatter(
        x=[columns[cell.strength] for cell in cells],
        y=[rows[cell.category] for cell in cells],
        mode="markers+text",
        text=[str(len(cell.entries)) if cell.entries else "" for cell in cells],
        textfont={"size": 12, "color": [_on(len(cell.entries), shade) for cell in cells]},
        customdata=[[cell.key] for cell in cells],
        marker={
            "symbol": "square",
            "size": 20,
            "color": [_ink(len(cell.entries), shade) for cell in cells],
            "line": {"width": 1, "color": shade.rule},
        },
        hovertext=[_hover(cell, say) for cell in cells],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": shade.ink}},
    )
    due = [cell for cell in cells if cell.due]
    figure.add_scatter(
        x=[columns[cell.strength] + 0.24 for cell in due],
        y=[rows[cell.category] - 0.26 for cell in due],
        mode="markers",
        marker={"symbol": "triangle-ne", "size": 7, "color": shade.severity["medium"]},
        hoverinfo="skip",
    )
    last = max(rows.values())
    figure.update_layout(
        dragmode=False,
        clickmode="event+select",
        height=int(_ROW * (last + 1)) + 40,
        # On a phone the headings stand as close as the squares, so they lean, the last one past the edge.
        margin={"r": 28},
        xaxis={
            "tickvals": list(columns.values()),
            "ticktext": [html_text(say(f"strength.short.{strength}")) for strength in STRENGTHS],
            "side": "top",
            "range": [-0.6, len(columns) - 0.4],
            "fixedrange": True,
            "showgrid": False,
            "tickangle": -45,
            "tickfont": {"size": 12},
        },
        yaxis={
            "tickvals": list(rows.values()),
            "ticktext": [f"{html_text(say.of(CATEGORY_NAMES[category]))}  " for category in rows],
            "range": [last + 0.7, -0.7],
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
    )
    return figure


def _ink(count: int, shade: Shade) -> str:
    if not count:
        return "rgba(0,0,0,0)"
    # Never lighter than what can be told from the page.
    return shade.tint(0.18 + 0.82 * min(count, _MOST) / _MOST)


def _on(count: int, shade: Shade) -> str:
    return shade.surface if count > _MOST * 0.45 else shade.ink


def _hover(cell: Cell, say: Words) -> str:
    category = say.of(CATEGORY_NAMES[cell.category])
    words = say.count("coverage.cell", len(cell.entries), category=category)
    return html_text(f"{words} · {say(f'strength.{cell.strength}')}")


def draw_coverage(application: "Application", say: Words) -> None:
    """
    Draw the map, its table, and the entries of the square that was pressed.
    """
    note(say("coverage.lead"))
    cells = cells_of(application)

    def pressed() -> None:
        points = st.session_state[CHART].get("selection", {}).get("points", [])
        keys = [point["customdata"][0] for point in points if point.get("customdata")]
        put_in_url(cell=keys[0] if keys else "")

    with st.container(horizontal=True, vertical_alignment="center"):
        draw(f'<h2 class="rl-h3">{html_text(say("coverage.heading"))}</h2>')
        st.space("stretch")
        with st.popover(say("chart.table"), type="tertiary", key=f"{CHART}.table"):
            st.dataframe(_table(cells, say), hide_index=True, key=f"{CHART}.data")
    st.plotly_chart(
        coverage_figure(cells, DARK if st.context.theme.type == "dark" else LIGHT, say),
        theme=None,
        key=CHART,
        on_select=pressed,
        selection_mode="points",
        config={"displayModeBar": False},
        alt=say("coverage.alt", n=len(application.library.entries)),
    )
    _draw_cell(cells, say)


def _draw_cell(cells: Sequence[Cell], say: Words) -> None:
    asked = st.query_params.get("cell", "")
    chosen = next((cell for cell in cells if cell.key == asked), None)
    if chosen is None:
        note(say("coverage.press"))
        return
    heading = say(
        "coverage.chosen",
        category=say.of(CATEGORY_NAMES[chosen.category]),
        strength=say(f"strength.{chosen.strength}"),
    )
    draw(f'<h2 class="rl-h3" role="status">{html_runs(heading)}</h2>')
    if not chosen.entries:
        note(say("coverage.none"))
    draw_rows(chosen.entries, say, key="cell")


def _table(cells: Sequence[Cell], say: Words) -> pd.DataFrame:
    categories = list(dict.fromkeys(cell.category for cell in cells))
    columns: dict[str, list[str | int]] = {
        say("category.label"): [say.of(CATEGORY_NAMES[category]) for category in categories]
    }
    for strength in STRENGTHS:
        columns[say(f"strength.{strength}")] = [
            len(cell.entries) for cell in cells if cell.strength == strength
        ]
    return pd.DataFrame(columns)
