"""
The `meaning` detector: sentences that say what an entry warns of, whatever their words.
"""

from collections.abc import Iterator, Mapping, Sequence

from guide.detect.view import DraftView
from guide.domain import Finding, Norm
from guide.index import Judgement, MeaningModel
from guide.text import SentenceEmbedder, clauses, sentences, trim

# Shorter pieces carry too little to judge: a tag, an interjection.
SHORTEST = 6


class MeaningFinder:
    """
    Judges each sentence, then narrows the finding to the clause that carries most of it.
    """

    def __init__(self, norms: Sequence[Norm], model: MeaningModel, embedder: SentenceEmbedder) -> None:
        self._norms: Mapping[str, Norm] = {norm.id: norm for norm in norms}
        self._model = model
        self._embedder = embedder

    def find(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield a finding for each sentence that is judged a problem.
        """
        text = view.draft.text
        cuts = [cut for cut in sentences(text) if cut[1] - cut[0] >= SHORTEST]
        judged = self._model.judge([text[start:end] for start, end in cuts], self._embedder.vectors)
        for cut, judgement in zip(cuts, judged, strict=True):
            norm = self._norms.get(judgement.entry) if judgement else None
            if judgement is None or norm is None:
                continue
            start, end = self._narrow(text, cut, judgement)
            yield Finding(
                entry=norm.id,
                category=norm.category,
                severity=norm.severity,
                confidence=round(min(judgement.probability, 0.89), 2),
                span=view.typed_span(start, end),
                detector="semantic",
            )

    def _narrow(self, text: str, cut: tuple[int, int], judgement: Judgement) -> tuple[int, int]:
        parts = list(clauses(text, cut))
        if len(parts) < 2:
            return trim(text, *cut)
        texts = [text[a:b] for a, b in parts]
        weights = self._model.weigh_clauses(texts, self._embedder.vectors(texts), judgement)
        return parts[max(range(len(parts)), key=lambda i: (weights[i], -i))]
