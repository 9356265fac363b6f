"""
A question to ranked passages, or to the decision that there are none.
"""

from guide.retrieve.abstain import SIGNALS, Calibration, Signals
from guide.retrieve.evidence import EVIDENCE, Evidence, Weights
from guide.retrieve.fusion import Retriever
from guide.retrieve.reach import VECTOR_SCALE, Reach

__all__ = [
    "EVIDENCE",
    "SIGNALS",
    "VECTOR_SCALE",
    "Calibration",
    "Evidence",
    "Reach",
    "Retriever",
    "Signals",
    "Weights",
]
