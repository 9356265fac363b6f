"""
The incidents as a timeline: a square for each in the year it happened, and the cases by year below.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import plotly.graph_objects as go
import streamlit as st

from guide.domain import FAMILIES, FAMILY_NAMES, FAMILY_OF, Incident, Library, Norm
from guide.pages.charts import DARK, LIGHT, Shade, template
from guide.pages.escape import html_text, label_text
from guide.pages.lists import draw_rows
from guide.pages.pieces import draw, note
from guide.pages.shared import go as open_page
from guide.pages.words import Words

if TYPE_CHECKING:
    from guide.application import Application

CHART = "knowledge.timeline"
_STEP = 16


def family_of(incident: Incident, library: Library) -> str:
    """
    Return the family that most of an incident's norms belong to; the first of equals.
    """
    norms = (library.entries.get(target) for target in incident.illustrates)
    families = Counter(FAMILY_OF[norm.category] for norm in norms if isinstance(norm, Norm))
    return families.most_common(1)[0][0] if families else ""


def timeline_figure(incidents: Sequence[Incident], library: Library, shade: Shade, say: Words) -> go.Figure:
    """
    Return a square for each incident, stacked by year, in the colour of its family.
    """
    colours = dict(zip(FAMILIES, shade.colorway, strict=True))
    height: Counter[int] = Counter()
    x, y, colour = [], [], []
    for incident in incidents:
        year = int(incident.date[:4])
        x.append(year)
        y.append(height[year])
        colour.append(colours.get(family_of(incident, library), shade.rule))
        height[year] += 1
    figure = go.Figure(layout={"template": template(shade)})
    figure.add_scatter(
        x=x,
        y=y,
        mode="markers",
        customdata=[[incident.id] for incident in incidents],
        marker={"symbol": "square", "size": 12, "color": colour},
        hovertext=[html_text(say.of(incident.title)) for incident in incidents],
        hovertemplate="%{hovertext}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
    )
    years = sorted(height)
    figure.update_layout(
        dragmode=False,
        clickmode="event+select",
        height=_STEP * (max(height.values(), default=1) + 1) + 34,
        xaxis={
            "tickvals": list(range(years[0], years[-1] + 1)) if years else [],
            "tickformat": "d",
            "fixedrange": True,
            "showgrid": False,
        },
        yaxis={"visible": False, "fixedrange": True, "range": [-0.8, max(height.values(), default=1)]},
    )
    return figure


def draw_timeline(application: "Application", say: Words) -> None:
    """
    Draw the incidents by year, the newest first; a press on a square opens its case.
    """
    note(say("incidents.lead"))
    library = application.library
    told = sorted(library.of_kind(Incident), key=lambda incident: (incident.date, incident.id))
    shown = _filtered([incident for incident in told if not incident.legend], library, say)
    if not shown:
        note(say("incidents.none"))
        return
    legend = "".join(
        f'<span class="rl-tag"><span class="rl-swatch rl-family-{n}"></span>'
        f"{html_text(say.of(FAMILY_NAMES[family]))}</span>"
        for n, family in enumerate(FAMILIES, 1)
    )
    draw(f'<div class="rl-legend">{legend}</div>')
    st.plotly_chart(
        timeline_figure(shown, library, DARK if st.context.theme.type == "dark" else LIGHT, say),
        theme=None,
        key=CHART,
        on_select="rerun",
        selection_mode="points",
        config={"displayModeBar": False},
        alt=say("incidents.alt", n=len(shown), first=shown[0].date[:4], last=shown[-1].date[:4]),
    )
    _open_pressed(shown)
    by_year: dict[str, list[Incident]] = defaultdict(list)
    for incident in reversed(shown):
        by_year[incident.date[:4]].append(incident)
    for year, cases in by_year.items():
        draw(f'<h2 class="rl-h3 rl-year">{html_text(year)}</h2>')
        draw_rows(cases, say, key=f"incidents-{year}")
    if legends := [incident for incident in told if incident.legend]:
        draw(f'<h2 class="rl-h3 rl-year">{html_text(say("incidents.legends"))}</h2>')
        note(say("incidents.legends.lead"))
        draw_rows(legends, say, key="legends")


def _open_pressed(shown: Sequence[Incident]) -> None:
    points = st.session_state.get(CHART, {}).get("selection", {}).get("points", [])
    pressed = points[0].get("customdata", [""])[0] if points else ""
    if pressed in {incident.id for incident in shown}:
        del st.session_state[CHART]
        open_page("entry", id=pressed)


def _filtered(incidents: Sequence[Incident], library: Library, say: Words) -> list[Incident]:
    counts = Counter(family_of(incident, library) for incident in incidents)
    chosen = st.pills(
        say("incidents.family"),
        ["", *(family for family in FAMILIES if counts[family])],
        default="",
        required=True,
        format_func=lambda family: (
            f"{label_text(say.of(FAMILY_NAMES[family]))} {counts[family]}" if family else say("category.all")
        ),
        label_visibility="collapsed",
        key="knowledge.incidents.family",
    )
    return [i for i in incidents if not chosen or family_of(i, library) == chosen]
