"""
What people did, kept in a database; the only home of SQLAlchemy.
"""

from guide.storage.batches import LEASE, BatchStore
from guide.storage.database import Database
from guide.storage.store import Store, new_key

__all__ = ["LEASE", "BatchStore", "Database", "Store", "new_key"]
