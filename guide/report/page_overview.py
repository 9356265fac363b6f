"""
The head of an HTML page of many reviews: how many drafts of each verdict, and a table that leads to them.
"""

from collections.abc import Sequence

from guide.domain import SEVERITIES, Review, UnreadableDraft
from guide.report.order import (
    VERDICTS,
    Reviewed,
    dates_of,
    knowledge_of,
    name_of,
    only_reviews,
    worst_first,
)
from guide.report.page_findings import change_html
from guide.report.page_parts import seal_html, severity_html, text_html, words_html


def standing_html(reviews: Sequence[Reviewed]) -> str:
    """
    Return a line on what reviews rest on: the version of the knowledge, and the date they are for.
    """
    dates = text_html(dates_of(reviews)) or words_html("date.none")
    return (
        f'<p class="soft">{words_html("knowledge")} {text_html(knowledge_of(reviews))} · '
        f"{words_html('date')} {dates}</p>"
    )


def overview_html(reviews: Sequence[Reviewed]) -> str:
    """
    Return the tally of verdicts, the table of drafts, and the inputs that could not be read.
    """
    done = only_reviews(reviews)
    return (
        f'<section><h1>{words_html("review")}</h1>{standing_html(reviews)}<ul class="tally">'
        f"{_tally(done)}</ul>{_table(done) if done else ''}{_unread(reviews)}</section>\n"
    )


def _tally(reviews: Sequence[Review]) -> str:
    return "".join(
        f"<li>{seal_html(verdict)} <b>{sum(review.verdict == verdict for review in reviews)}</b> "
        f"{words_html(f'verdict.{verdict}')}</li>"
        for verdict in VERDICTS
    )


def _table(reviews: Sequence[Review]) -> str:
    heads = "".join(
        f'<th scope="col">{words_html(key)}</th>' for key in ("post", "verdict", "findings", "first")
    )
    rows = "".join(_row(review, number) for number, review in enumerate(reviews, 1))
    return f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(review: Review, number: int) -> str:
    counts = " ".join(
        f"{severity_html(severity)} {n}" for severity in SEVERITIES if (n := review.counts[severity])
    )
    first = worst_first(review.findings)[:1]
    return (
        f'<tr><th scope="row"><a href="#d{number}">{text_html(name_of(review))}</a></th>'
        f"<td>{seal_html(review.verdict)} {words_html(f'verdict.{review.verdict}')}</td><td>{counts}</td>"
        f"<td>{change_html(first[0][1]) if first else ''}</td></tr>"
    )


def _unread(reviews: Sequence[Reviewed]) -> str:
    unread = "".join(
        f"<li>{text_html(name_of(review))}: {text_html(review.error)}</li>"
        for review in reviews
        if isinstance(review, UnreadableDraft)
    )
    return f"<h2>{words_html('unread')}</h2><ul>{unread}</ul>" if unread else ""
