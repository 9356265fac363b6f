"""
Charts in the language of the app: stacked bars by severity, with a table behind each.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from guide.domain import SEVERITIES, Severity
from guide.pages.escape import html_runs, html_text
from guide.pages.pieces import draw, note, severity_tag
from guide.pages.words import Words
from guide.report import safe_cell

SANS = "'Source Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
_ROW_HEIGHT = 34
_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Shade:
    """
    The colours of a chart in the light or in the dark theme.
    """

    ink: str
    surface: str
    rule: str
    severity: Mapping[Severity, str]
    on: Mapping[Severity, str]
    colorway: tuple[str, ...]

    def tint(self, weight: float) -> str:
        """
        Return the first colour, 0 for none of it and 1 for all, as CSS.
        """
        red, green, blue = (int(self.colorway[0][i : i + 2], 16) for i in (1, 3, 5))
        return f"rgba({red},{green},{blue},{weight:.2f})"


LIGHT = Shade(
    ink="#1A1D24",
    surface="#FFFFFF",
    rule="#D9D9D2",
    severity={"high": "#AE2012", "medium": "#B97E1B", "low": "#7F8C9B"},
    on={"high": "#FFFFFF", "medium": "#1A1D24", "low": "#1A1D24"},
    colorway=("#2A3B7D", "#1F6B4C", "#B97E1B", "#7A4E8A", "#7F8C9B"),
)
DARK = Shade(
    ink="#ECEAE5",
    surface="#1C1F26",
    rule="#343943",
    severity={"high": "#FF9384", "medium": "#E0AC52", "low": "#8FA1B3"},
    on={"high": "#15171C", "medium": "#15171C", "low": "#15171C"},
    colorway=("#B9C4FF", "#7FD3A9", "#E0AC52", "#D3A8E0", "#8FA1B3"),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """
    One row of a chart: what it is about, its name, and its findings by severity.
    """

    key: str
    name: str
    counts: Counter[Severity]

    @property
    def total(self) -> int:
        """
        The number of findings.
        """
        return self.counts.total()


def template(shade: Shade) -> dict[str, Any]:
    """
    Return the Plotly template of the app.
    """
    return {
        "layout": {
            "font": {"family": SANS, "size": 13, "color": shade.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "bargap": 0.3,
            "showlegend": False,
            "hoverlabel": {"bgcolor": shade.surface, "bordercolor": shade.rule, "font": {"color": shade.ink}},
            "colorway": list(shade.colorway),
            "xaxis": {"gridcolor": shade.rule, "zeroline": False, "automargin": True},
            "yaxis": {"showgrid": False, "automargin": True},
        }
    }


def stacked_bars(bars: Sequence[Bar], shade: Shade, say: Words) -> go.Figure:
    """
    Return horizontal bars, high to low from the left, with the total beside each.
    """
    figure = go.Figure(layout={"template": template(shade)})
    names = [axis_name(bar.name) for bar in bars]
    for severity in SEVERITIES:
        counts = [bar.counts[severity] for bar in bars]
        figure.add_bar(
            orientation="h",
            y=list(range(len(bars))),
            x=counts,
            name=say(f"severity.{severity}"),
            customdata=[[bar.key] for bar in bars],
            marker={
                "color": shade.severity[severity],
                "line": {"width": 1, "color": shade.surface},
                "cornerradius": 2,
            },
            text=[str(count) if count else "" for count in counts],
            textposition="inside",
            insidetextanchor="start",
            textangle=0,
            textfont={"color": shade.on[severity], "size": 12},
            hovertemplate="%{x} %{fullData.name}<extra></extra>",
        )
    most = max((bar.total for bar in bars), default=1)
    figure.update_layout(
        barmode="stack",
        dragmode=False,
        clickmode="event+select",
        height=_ROW_HEIGHT * len(bars) + 16,
        uniformtext={"minsize": 12, "mode": "hide"},
        xaxis={"range": [0, most * 1.1], "visible": False, "fixedrange": True},
        yaxis={
            "tickvals": list(range(len(bars))),
            "ticktext": [f"{name}  " for name in names],
            "autorange": "reversed",
            "fixedrange": True,
        },
        annotations=[
            {
                "x": bar.total,
                "y": i,
                "text": f"{bar.total:,}",
                "xanchor": "left",
                "xshift": 6,
                "showarrow": False,
            }
            for i, bar in enumerate(bars)
        ],
    )
    return figure


def axis_name(name: str, longest: int = _LONGEST_NAME) -> str:
    """
    Return a name for an axis, cut to `longest` characters.
    """
    short = name if len(name) <= longest else f"{name[: longest - 1]}…"
    # Plotly reads a few tags and entities in its labels.
    return html_text(short)


def draw_chart(
    bars: Sequence[Bar],
    say: Words,
    *,
    heading: str,
    about: str,
    key: str,
    on_press: Callable[[str], None],
    most: int = 1000,
) -> None:
    """
    Draw a heading, a legend, the first `most` bars and a table of all; a press on a bar gives its key.
    """

    def pressed() -> None:
        points = st.session_state[key].get("selection", {}).get("points", [])
        found = [bar.key for bar in bars if points and points[0].get("customdata", [""])[0] == bar.key]
        on_press(found[0] if found else "")

    with st.container(horizontal=True, vertical_alignment="center"):
        draw(f'<h2 class="rl-h3">{html_runs(heading)}</h2>')
        st.space("stretch")
        draw_table(_table(bars, say, heading), say, key)
    legend = "".join(
        f'<span class="rl-tag"><span class="rl-swatch rl-swatch-{s}"></span>{severity_tag(s, say)}</span>'
        for s in SEVERITIES
    )
    draw(f'<div class="rl-legend">{legend}</div>')
    shade = DARK if st.context.theme.type == "dark" else LIGHT
    shown = bars[:most]
    st.plotly_chart(
        stacked_bars(shown, shade, say),
        theme=None,
        key=key,
        on_select=pressed,
        selection_mode="points",
        config={"displayModeBar": False},
        alt=f"{heading}. {about} " + "; ".join(f"{bar.name} {bar.total}" for bar in shown),
    )
    if len(bars) > most:
        note(say("chart.most", n=most))


def draw_table(table: pd.DataFrame, say: Words, key: str) -> None:
    """
    Draw the numbers of a chart as a table that can be taken away.
    """
    with st.popover(say("chart.table"), type="tertiary", key=f"{key}.table"):
        st.dataframe(table, hide_index=True, key=f"{key}.data")
        st.download_button(
            say("chart.csv"),
            lambda: table_csv(table),
            file_name="redline-chart.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"{key}.csv",
        )


def table_csv(table: pd.DataFrame) -> bytes:
    """
    Return a table as CSV that spreadsheets read as it is: no cell runs, and Chinese shows.
    """
    names = table.rename(columns=safe_cell)
    safe = names.map(lambda cell: safe_cell(cell) if isinstance(cell, str) else cell)
    return b"\xef\xbb\xbf" + safe.to_csv(index=False, lineterminator="\r\n").encode()


def _table(bars: Sequence[Bar], say: Words, heading: str) -> pd.DataFrame:
    columns: dict[str, list[Any]] = {heading: [bar.name for bar in bars]}
    columns |= {say(f"severity.{s}"): [bar.counts[s] for bar in bars] for s in SEVERITIES}
    columns[say("chart.total")] = [bar.total for bar in bars]
    return pd.DataFrame(columns)
