"""
A draft to findings: one module for each kind of detector, run together and merged.
"""

from guide.detect.detectors import Detectors
from guide.detect.merge import merge_findings

__all__ = ["Detectors", "merge_findings"]
