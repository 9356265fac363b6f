"""
Reads, checks and counts `knowledge/`; nothing else opens that folder.
"""

from guide.knowledge._parse import Fault
from guide.knowledge.lint import lint_folder
from guide.knowledge.reader import Reading, content_files, hash_folder, load_library, read_folder
from guide.knowledge.stats import count_library

__all__ = [
    "Fault",
    "Reading",
    "content_files",
    "count_library",
    "hash_folder",
    "lint_folder",
    "load_library",
    "read_folder",
]
