"""
The findings on the HTML page: quoted words and fix, both readings side by side, advice and sources.
"""

from urllib.parse import quote

from guide.domain import CATEGORY_NAMES, Bilingual, Citation, Draft, ExplainedFinding, Review, is_house
from guide.report.order import worst_first
from guide.report.page_parts import in_both, severity_html, text_html, words_html
from guide.report.pictured import where_words
from guide.report.sources import is_outside_url, source_name
from guide.report.text import set_aside_words
from guide.report.words import confidence_words, nothing_words


def findings_html(review: Review, key: str) -> str:
    """
    Return the findings of a review, the most severe first; `key` makes their addresses.
    """
    if not review.findings:
        return f"<p>{in_both(nothing_words(review))}</p>"
    return "".join(
        _finding_html(number, explained, review.draft, key)
        for number, explained in worst_first(review.findings)
    )


def change_html(explained: ExplainedFinding) -> str:
    """
    Return old and new words of a finding: struck through, and in its place.
    """
    finding = explained.finding
    pieces = []
    if finding.quoted:
        name = "del" if finding.fix in ("replace", "delete") else "span"
        pieces.append(f'<{name} class="quoted">{text_html(finding.quoted)}</{name}>')
    else:
        pieces.append(words_html("missing"))
    if finding.rewrite:
        pieces.append(f"<ins>{text_html(finding.rewrite.strip())}</ins>")
    return f"<bdi>{' '.join(pieces)}</bdi>"


def asides_html(review: Review) -> str:
    """
    Return what house rules set aside and what did not run, empty where there is none.
    """
    asides = "".join(
        f"<li>{in_both(Bilingual(set_aside_words(aside, 'en'), set_aside_words(aside, 'zh')))}</li>"
        for aside in review.suppressed
    )
    told = f"<section><h2>{words_html('aside')}</h2><ul>{asides}</ul></section>" if asides else ""
    if review.skipped:
        names = "; ".join(f"{skipped.detector}: {skipped.reason}" for skipped in review.skipped)
        told += f'<p class="soft">{words_html("skipped")}: {text_html(names)}</p>'
    return told


def _finding_html(number: int, explained: ExplainedFinding, draft: Draft, key: str) -> str:
    finding = explained.finding
    address = f"{key}-f{number}"
    category = CATEGORY_NAMES.get(finding.category, Bilingual(finding.category, finding.category))
    house = f" · {words_html('house')}" if is_house(finding.entry) else ""
    where = where_words(finding, draft)
    seen = f'<p class="soft">{in_both(where)}</p>' if where else ""
    sources = "".join(f"<li>{_source_html(citation)}</li>" for citation in explained.citations)
    readings = (("meant", explained.western_assumption), ("read", explained.chinese_reading))
    both = "".join(f"<div><h4>{words_html(name)}</h4><p>{in_both(text)}</p></div>" for name, text in readings)
    return (
        f'<section class="finding" id="{address}" aria-labelledby="{address}-name">'
        f'<h3 id="{address}-name"><span class="n">{number}</span> {severity_html(finding.severity)} '
        f"{in_both(explained.title)}</h3>"
        f'<p class="soft">{in_both(category)} · {in_both(confidence_words(finding.confidence))}{house}</p>'
        f'<p class="change">{change_html(explained)}</p>{seen}'
        f'<p class="soft">{words_html(f"fix.{finding.fix}")}</p><div class="readings">{both}</div>'
        f"<h4>{words_html('do')}</h4><p>{in_both(explained.advice)}</p>"
        f'<h4>{words_html("sources")}</h4><ul class="sources">{sources}</ul></section>'
    )


def _source_html(citation: Citation) -> str:
    name = in_both(Bilingual(source_name(citation, "en"), source_name(citation, "zh")))
    if citation.source is None:
        return name
    if is_outside_url(citation.url):
        address = text_html(quote(str(citation.url), safe=":/?#@!$&*+,;=%~-._"))
        name = f'<a href="{address}" rel="noopener noreferrer">{name}</a>'
    published = f", {text_html(citation.published)}" if citation.published else ""
    return f'{name} <span class="soft">({words_html(f"strength.{citation.strength}")}{published})</span>'
