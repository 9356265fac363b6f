"""
The map of a batch: findings by file and category as square markers, which can be pressed.
"""

from collections import Counter
from collections.abc import Callable, Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from guide.domain import PostSummary
from guide.pages.charts import DARK, LIGHT, Bar, Shade, axis_name, draw_table, template
from guide.pages.escape import html_runs, html_text
from guide.pages.pieces import draw, note
from guide.pages.words import Words

_ROWS = 12
_COLUMNS = 8
_ROW_HEIGHT = 38
_SIZE = 30

Cells = Counter[tuple[str, str]]


def cells_of(posts: Sequence[PostSummary]) -> Cells:
    """
    Return the number of findings by file and category.
    """
    cells: Cells = Counter()
    for post in posts:
        cells.update((post.file, finding.category) for finding in post.findings)
    return cells


def map_figure(
    cells: Cells, files: Sequence[Bar], categories: Sequence[Bar], shade: Shade, say: Words
) -> go.Figure:
    """
    Return the map: a row a file, a column a category, the more findings the darker.
    """
    places = [(y, x) for y in range(len(files)) for x in range(len(categories))]
    counts = [cells[files[y].key, categories[x].key] for y, x in places]
    most = max(counts, default=0) or 1
    figure = go.Figure(layout={"template": template(shade)})
    figure.add_scatter(
        x=[x for _, x in places],
        y=[y for y, _ in places],
        mode="markers+text",
        text=[str(count) for count in counts],
        textfont={"size": 12, "color": [shade.surface if n > most * 0.45 else shade.ink for n in counts]},
        customdata=[[f"{categories[x].key}|{files[y].key}"] for y, x in places],
        marker={
            "symbol": "square",
            "size": _SIZE,
            "color": [_colour(count / most, shade) for count in counts],
            "line": {"width": 1, "color": shade.rule},
        },
        hovertext=[
            html_text(say("chart.map.cell", file=files[y].name, category=categories[x].name, n=n))
            for (y, x), n in zip(places, counts, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    figure.update_layout(
        dragmode=False,
        clickmode="event+select",
        height=_ROW_HEIGHT * len(files) + 110,
        margin={"r": 70},
        xaxis={
            "tickvals": list(range(len(categories))),
            "ticktext": [axis_name(bar.name, 16) for bar in categories],
            "side": "top",
            "range": [-0.6, len(categories) - 0.4],
            "tickangle": -35,
            "tickfont": {"size": 12},
            "fixedrange": True,
            "showgrid": False,
        },
        yaxis={
            "tickvals": list(range(len(files))),
            "ticktext": [f"{axis_name(bar.name, 22)}  " for bar in files],
            "range": [len(files) - 0.4, -0.6],
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
    )
    return figure


def _colour(share: float, shade: Shade) -> str:
    return shade.tint(0.12 + 0.88 * share) if share else "rgba(0,0,0,0)"


def draw_map(
    posts: Sequence[PostSummary],
    files: Sequence[Bar],
    categories: Sequence[Bar],
    say: Words,
    key: str,
    on_press: Callable[[str], None],
) -> None:
    """
    Draw the map with its heading and table; a press on a square gives `category|file`.
    """
    cells = cells_of(posts)

    def pressed() -> None:
        points = st.session_state[key].get("selection", {}).get("points", [])
        found = [point["customdata"][0] for point in points if point.get("customdata")]
        on_press(found[0] if found else "")

    with st.container(horizontal=True, vertical_alignment="center"):
        draw(f'<h2 class="rl-h3">{html_runs(say("chart.map"))}</h2>')
        st.space("stretch")
        draw_table(_table(cells, files, categories, say), say, key)
    note(say("chart.map.lead"))
    shown, columns = files[:_ROWS], categories[:_COLUMNS]
    st.plotly_chart(
        map_figure(cells, shown, columns, DARK if st.context.theme.type == "dark" else LIGHT, say),
        theme=None,
        key=key,
        on_select=pressed,
        selection_mode="points",
        config={"displayModeBar": False},
        alt=_alt(cells, shown, columns, say),
    )
    if len(files) > _ROWS:
        note(say("chart.most", n=_ROWS))


def _alt(cells: Cells, files: Sequence[Bar], categories: Sequence[Bar], say: Words) -> str:
    names = {bar.key: bar.name for bar in categories}
    inside = {bar.key for bar in files}
    worst = [cell for cell in cells.most_common() if cell[0][0] in inside and cell[0][1] in names][:5]
    told = (say("chart.map.cell", file=file, category=names[slug], n=n) for (file, slug), n in worst)
    return f"{say('chart.map')}. {say('chart.map.lead')} " + "; ".join(told)


def _table(cells: Cells, files: Sequence[Bar], categories: Sequence[Bar], say: Words) -> pd.DataFrame:
    columns: dict[str, list[str | int]] = {say("chart.post"): [bar.name for bar in files]}
    columns |= {bar.name: [cells[file.key, bar.key] for file in files] for bar in categories}
    return pd.DataFrame(columns)
