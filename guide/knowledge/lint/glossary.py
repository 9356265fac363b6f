"""
Checks that the glossary agrees with itself and with the norms.
"""

from collections.abc import Iterator

from guide.domain import Norm, Term, TermsDetector
from guide.knowledge._parse import Fault
from guide.knowledge.lint.common import fault_at
from guide.knowledge.reader import Reading
from guide.text import fold


def check_glossary(reading: Reading) -> Iterator[Fault]:
    """
    Yield a fault where a term stands twice in another spelling, or is dated and still recommended.
    """
    seen: dict[str, Term] = {}
    for entry in reading.entries.values():
        if not isinstance(entry, Term):
            continue
        twin = seen.setdefault(fold(entry.term), entry)
        if twin is not entry:
            yield fault_at(reading, entry, f"{entry.term!r} is {twin.term!r} in another spelling")
        if entry.dated_since and entry.brand_use == "yes":
            yield fault_at(
                reading, entry, f"{entry.term!r} is dated since {entry.dated_since}, yet fine to use"
            )


def check_glossary_against_norms(reading: Reading) -> Iterator[Fault]:
    """
    Yield a fault where a norm marks a term that the glossary recommends, or offers one it advises against.

    A term that is marked only near other words is no conflict.
    """
    terms = {fold(entry.term): entry for entry in reading.entries.values() if isinstance(entry, Term)}
    for norm in reading.entries.values():
        for i, detector in enumerate(norm.detect if isinstance(norm, Norm) else ()):
            if not isinstance(detector, TermsDetector):
                continue
            for word, instead in detector.terms.items():
                term = terms.get(fold(word))
                if term is not None and term.brand_use == "yes" and not detector.near:
                    message = f"marks {word!r}, which the glossary calls fine to use"
                    yield fault_at(reading, norm, message, "detect", i)
                offered = terms.get(fold(instead or ""))
                if offered is not None and offered.brand_use == "no":
                    message = f"offers {instead!r}, which the glossary advises against"
                    yield fault_at(reading, norm, message, "detect", i)


CHECKS = (check_glossary, check_glossary_against_norms)
