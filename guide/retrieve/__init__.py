"""
A question to ranked passages, or to the decision that there are none.
"""

from guide.retrieve.abstain import SIGNALS, Calibration, Reach, Signals, reach_words
from guide.retrieve.evidence import EVIDENCE, Evidence, Weights
from guide.retrieve.fusion import Retriever

__all__ = [
    "EVIDENCE",
    "SIGNALS",
    "Calibration",
    "Evidence",
    "Reach",
    "Retriever",
    "Signals",
    "Weights",
    "reach_words",
]
