"""
Many drafts at once: worker programs, a Dask cluster, going on where a run stopped, batches of the web app.
"""

from guide.batch.cluster import ClusterWorkers
from guide.batch.local import LocalWorkers
from guide.batch.order import Workers, review_in_order
from guide.batch.resume import FinishedLines, lock_lines
from guide.batch.runner import BatchRunner

__all__ = [
    "BatchRunner",
    "ClusterWorkers",
    "FinishedLines",
    "LocalWorkers",
    "Workers",
    "lock_lines",
    "review_in_order",
]
