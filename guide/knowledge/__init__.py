"""
Reads, checks and counts `knowledge/`; nothing else opens that folder.
"""

from guide.knowledge._parse import Fault
from guide.knowledge.content import content_files, hash_folder
from guide.knowledge.library import load_library
from guide.knowledge.lint import lint_folder, lint_house
from guide.knowledge.new import new_entry
from guide.knowledge.reader import Reading, read_folder
from guide.knowledge.stats import STRENGTHS, by_category_and_strength, categories_of, count_library, strongest

__all__ = [
    "STRENGTHS",
    "Fault",
    "Reading",
    "by_category_and_strength",
    "categories_of",
    "content_files",
    "count_library",
    "hash_folder",
    "lint_folder",
    "lint_house",
    "load_library",
    "new_entry",
    "read_folder",
    "strongest",
]
