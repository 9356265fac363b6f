"""
Reviews as one HTML page that needs nothing from outside: it prints, and switches language without a script.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from guide.domain import SEVERITIES, Review
from guide.report.order import MOST_FIRST, Reviewed, name_of, only_reviews, worst_first
from guide.report.page_findings import asides_html, change_html, findings_html
from guide.report.page_overview import overview_html, standing_html
from guide.report.page_parts import (
    changed_html,
    draft_html,
    in_both,
    seal_html,
    severity_html,
    text_html,
    words_html,
)
from guide.report.words import ReportLang, label, verdict_lead, words

_HEAD = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
"""
# The seal of the brand, drawn in place.
_MARK = (
    '<svg viewBox="0 0 40 32" width="40" height="32" aria-hidden="true">'
    '<rect width="32" height="32" rx="5" class="seal-ground"/>'
    '<path d="M9.5 8.5h13M16 8.5v15M6.5 23.5H32" class="seal-line"/>'
    '<path d="M32 23.5h7" class="seal-tail"/></svg>'
)
_SWITCH: tuple[tuple[ReportLang, str], ...] = (
    ("en", '<span lang="en">English</span>'),
    ("zh", '<span lang="zh-Hans">中文</span>'),
    ("both", '<span lang="en">Both</span> <span lang="zh-Hans">中英对照</span>'),
)


def reviews_page(reviews: Iterable[Reviewed], lang: ReportLang = "both") -> str:
    """
    Return a page in both languages; `lang` is the one it opens in.
    """
    kept = list(reviews)
    done = only_reviews(kept)
    overview = "" if len(kept) == 1 and done else overview_html(kept)
    named = f": {name_of(kept[0])}" if len(kept) == 1 else ""
    bodies = "".join(_review_html(review, number) for number, review in enumerate(done, 1))
    head = _HEAD.format(
        lang="zh-Hans" if lang == "zh" else "en",
        title=text_html(label("review", lang) + named, boxes=False),
        style=_style(),
    )
    return (
        f'{head}<header class="top">{_MARK}<p>{words_html("review")}</p>{_switch_html(lang)}</header>\n'
        f"<main>\n{overview}{bodies}</main>\n<footer>{standing_html(kept)}"
        f"<p>{words_html('disclaimer')} {words_html('unmarked')}</p></footer>\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return files("guide.report").joinpath("page.css").read_text("utf-8")


def _switch_html(lang: ReportLang) -> str:
    radios = "".join(
        f'<label><input type="radio" name="language" id="lang-{name}"{" checked" if name == lang else ""}>'
        f" {said}</label>"
        for name, said in _SWITCH
    )
    return f'<fieldset class="switch"><legend>{words_html("language")}</legend>{radios}</fieldset>'


def _review_html(review: Review, number: int) -> str:
    key = f"d{number}"
    findings = f"<section><h2>{words_html('findings')}</h2>{findings_html(review, key)}</section>"
    return (
        f'<article id="{key}" aria-labelledby="{key}-name">'
        f"{_head_html(review, key)}{_first_html(review, key)}"
        f'<div class="columns"><section><h2>{words_html("marked")}</h2>{draft_html(review, key)}'
        f"{_rewritten_html(review)}</section>{findings}</div>{asides_html(review)}</article>\n"
    )


def _head_html(review: Review, key: str) -> str:
    draft = review.draft
    about = [words_html(f"platform.{draft.platform}"), words_html(f"author.{draft.author}")]
    about += [f"{words_html('industry')} {text_html(draft.industry)}"] if draft.industry else []
    about += [words_html(f"mode.{review.engine.mode}")]
    counts = "".join(f"<li>{severity_html(s)} <b>{review.counts[s]}</b></li>" for s in SEVERITIES)
    return (
        f'<h1 id="{key}-name">{text_html(name_of(review))}</h1>'
        f'<p class="soft">{" · ".join(about)}</p>{standing_html([review])}'
        f'<div class="verdict {review.verdict}">{seal_html(review.verdict, large=True)}<div>'
        f'<p class="name">{words_html(f"verdict.{review.verdict}")}</p>'
        f'<p>{in_both(verdict_lead(review))}</p></div></div><ul class="tally">{counts}</ul>'
    )


def _first_html(review: Review, key: str) -> str:
    ranked = worst_first(review.findings)
    serious = [pair for pair in ranked if pair[1].finding.severity != "low"] or ranked
    if not serious:
        return ""
    items = "".join(
        f'<li><a class="n" href="#{key}-f{number}">{number}</a> '
        f"{severity_html(explained.finding.severity)} {change_html(explained)} "
        f"{in_both(explained.title)}</li>"
        for number, explained in serious[:MOST_FIRST]
    )
    left = len(serious) - MOST_FIRST
    more = f'<p class="soft">{in_both(words("first.more", n=left))}</p>' if left > 0 else ""
    return f'<section><h2>{words_html("first")}</h2><ul class="first">{items}</ul>{more}</section>'


def _rewritten_html(review: Review) -> str:
    if not review.findings:
        return ""
    head = f"<h2>{words_html('rewritten')}</h2>"
    if review.rewritten is None:
        return f"{head}<p>{words_html('rewritten.none')}</p>"
    return f'{head}<p class="soft">{words_html("rewritten.legend")}</p>{changed_html(review)}'
