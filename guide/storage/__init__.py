"""
What people did, kept in a database; the only home of SQLAlchemy.
"""

from guide.storage.batches import LEASE, BatchStore
from guide.storage.database import Database
from guide.storage.decisions import DecisionStore
from guide.storage.store import Store, new_key
from guide.storage.versions import VersionStore

__all__ = ["LEASE", "BatchStore", "Database", "DecisionStore", "Store", "VersionStore", "new_key"]
