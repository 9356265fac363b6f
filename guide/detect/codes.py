"""
The `codes` detector: QR codes and the like in the pictures of a draft.
"""

from collections.abc import Iterator, Sequence

from guide.detect.view import DraftView
from guide.domain import Box, CodesDetector, Finding, Norm

CONFIDENCE = 0.95

# Numbers printed on goods: they name the product and lead nowhere.
_ON_GOODS = ("EAN", "UPC", "ISBN", "ITF", "DataBar", "PZN", "Code 32", "Codabar", "DX Film")


class CodesFinder:
    """
    Finds the codes that a reader may scan.
    """

    def __init__(self, norms: Sequence[Norm]) -> None:
        self._norms = [(norm, d.codes) for norm in norms for d in norm.detect if isinstance(d, CodesDetector)]

    def find(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield a finding, without a span, for each code that counts.
        """
        for n, picture in enumerate(view.draft.attached):
            for code in picture.codes:
                if code.kind.startswith(_ON_GOODS):
                    continue
                for norm, condition in self._norms:
                    if any(word in code.text.casefold() for word in condition.unless):
                        continue
                    yield Finding(
                        entry=norm.id,
                        category=norm.category,
                        severity=norm.severity,
                        confidence=CONFIDENCE,
                        span=None,
                        detector="image",
                        boxes=(Box(n, code.box),),
                        code=code.text,
                    )
