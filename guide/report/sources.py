"""
What a finding rests on, in words: title, place, strength, date and address of a source.
"""

import re
from urllib.parse import urlsplit

from guide.domain import Citation, Lang
from guide.report.words import ReportLang, label, langs_of, words

_ARTICLE = re.compile(r"(Art\.|Item) (\d{1,2})(?:\((\d{1,2})\))?")
_NUMERALS = "零一二三四五六七八九"


def source_line(citation: Citation, lang: ReportLang, *, address: bool = True) -> str:
    """
    Return a citation on one line: `Advertising Law 2021, Art. 9(3) (Law, 2021-04-29) https://…`.
    """
    if citation.source is None:
        return label("general", lang, " / ")
    names = [source_name(citation, one) for one in langs_of(lang)]
    strength = label(f"strength.{citation.strength}", lang)
    about = ", ".join(part for part in (strength, citation.published) if part)
    line = f"{' / '.join(dict.fromkeys(names))} ({about})"
    return f"{line} {citation.url}" if address and is_outside_url(citation.url) else line


def source_name(citation: Citation, lang: Lang) -> str:
    """
    Return the title of a source with the place in it, or that it is general knowledge.
    """
    if citation.source is None:
        return words("general").text(lang)
    place = locator_words(citation.locator, lang)
    title = citation.title.text(lang)
    return f"{title}{'' if lang == 'zh' else ', '}{place}" if place else title


def locator_words(locator: str | None, lang: Lang) -> str:
    """
    Return a place in a source in words: `Art. 9(3)`, `第九条第三项`.
    """
    match = _ARTICLE.fullmatch(locator or "")
    if lang == "en" or match is None:
        return locator or ""
    item = f"第{chinese_number(int(match[3]))}项" if match[3] else ""
    return f"第{chinese_number(int(match[2]))}条{item}"


def chinese_number(n: int) -> str:
    """
    Return a number below a hundred in Chinese numerals.
    """
    tens, ones = divmod(n, 10)
    if not tens:
        return _NUMERALS[ones]
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")


def is_outside_url(url: str | None) -> bool:
    """
    Tell whether an address is one that a page or report may link to: http or https, with a host.
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
