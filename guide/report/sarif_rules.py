"""
The rules of a SARIF run: one for each entry that something was found or set aside for.
"""

from typing import Any

from guide.domain import CATEGORY_NAMES, FAMILY_OF, Bilingual, ExplainedFinding, SetAside, Severity
from guide.report.sources import is_outside_url, source_line
from guide.report.words import ReportLang, joined, label, langs_of, words

LEVELS: dict[Severity, str] = {"high": "error", "medium": "warning", "low": "note"}


class Rules:
    """
    Rules in the order in which they were first needed.
    """

    def __init__(self, lang: ReportLang) -> None:
        self._lang = lang
        self._rules: dict[str, dict[str, Any]] = {}

    @property
    def listed(self) -> list[dict[str, Any]]:
        """
        The rules, each at its index.
        """
        return list(self._rules.values())

    def index_of(self, found: ExplainedFinding | SetAside) -> int:
        """
        Return the index of the rule for a finding; what was only set aside has no explanation to give it.
        """
        entry = found.finding.entry
        rule = self._rules.setdefault(entry, _bare_rule(found, self._lang))
        if isinstance(found, ExplainedFinding) and "help" not in rule:
            rule |= _explained(found, self._lang)
        return list(self._rules).index(entry)


def _bare_rule(found: ExplainedFinding | SetAside, lang: ReportLang) -> dict[str, Any]:
    finding = found.finding
    name = CATEGORY_NAMES.get(finding.category, Bilingual(finding.category, finding.category))
    family = FAMILY_OF.get(finding.category)
    return {
        "id": finding.entry,
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {
            "category": finding.category,
            "categoryName": joined(name, lang),
            "tags": [tag for tag in (family, finding.category) if tag],
        },
    }


def _explained(explained: ExplainedFinding, lang: ReportLang) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "shortDescription": {"text": joined(explained.title, lang, " / ")},
        "fullDescription": {"text": joined(explained.chinese_reading, lang, "\n")},
        "help": {"text": _help(explained, lang)},
    }
    links = [citation.url for citation in explained.citations if is_outside_url(citation.url)]
    if links and " " not in str(links[0]):
        rule["helpUri"] = links[0]
    return rule


def _help(explained: ExplainedFinding, lang: ReportLang) -> str:
    parts = []
    for one in langs_of(lang):
        colon = "：" if one == "zh" else ": "
        texts = (
            ("meant", explained.western_assumption),
            ("read", explained.chinese_reading),
            ("do", explained.advice),
        )
        parts += [f"{words(key).text(one)}{colon}{text.text(one)}" for key, text in texts]
    parts += [f"{label('sources', lang)}: {source_line(citation, lang)}" for citation in explained.citations]
    return "\n".join([*parts, label("disclaimer", lang)])
