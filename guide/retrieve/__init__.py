"""
A question to ranked passages, or to the decision that there are none.
"""

from guide.retrieve.abstain import SIGNALS, Calibration, Signals
from guide.retrieve.fusion import Retriever

__all__ = ["SIGNALS", "Calibration", "Retriever", "Signals"]
