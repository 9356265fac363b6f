"""
The marked example on Home: a fixed text of our own, drawn as a review draws it.
"""

from guide.domain import CATEGORY_NAMES
from guide.pages.escape import html_text
from guide.pages.pieces import number_chip, severity_tag
from guide.pages.words import Words


def specimen_html(say: Words) -> str:
    """
    Return a small galley with three marks and the card of the first.
    """
    return (
        f'<section class="rl-spec" aria-label="{html_text(say("home.example"))}"><div class="rl-spec-galley">'
        f"<div>{html_text(say('galley.title'))}</div>"
        '<div class="rl-spec-title" lang="zh-Hans"><mark class="rl-m-high">全网最低<span class="rl-glue">价'
        f"{number_chip(1, 'high')}</span></mark>！ 春日护手霜</div>"
        f"<div>{html_text(say('galley.body'))}</div>"
        '<div lang="zh-Hans">味道很淡，薄薄一层就够，包里常备一支。<br>'
        '它会<mark class="rl-m-medium">赋能您的护肤旅'
        f'<span class="rl-glue">程{number_chip(2, "medium")}</span></mark>，记得来试<span class="rl-glue">'
        f'<mark class="rl-m-low">🙂</mark>{number_chip(3, "low")}</span></div></div>{_card(say)}</section>'
    )


def _card(say: Words) -> str:
    return (
        f'<div class="rl-spec-card"><div class="rl-card-head">{severity_tag("high", say)}'
        f'<span class="rl-soft">{html_text(say.of(CATEGORY_NAMES["absolute-claims"]))}</span>'
        f'<span class="rl-end">{html_text(say("sure.very"))}</span></div>'
        '<div class="rl-change" lang="zh-Hans"><del>全网最低价</del>&ensp;<ins>价格实惠</ins></div>'
        f'<div class="rl-readings"><div><span class="rl-label">{html_text(say("readings.meant"))}</span>'
        f"{html_text(say('specimen.meant'))}</div>"
        f'<div><span class="rl-label">{html_text(say("readings.read"))}</span>'
        f"{html_text(say('specimen.read'))}</div></div>"
        f'<span class="rl-chip"><b>{html_text(say("specimen.law"))}</b> '
        f"{html_text(say('specimen.article'))}</span></div>"
    )
