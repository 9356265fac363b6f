"""
What every check needs: a fault at the line of an entry's field.
"""

from guide.domain import Entry
from guide.knowledge._parse import Fault
from guide.knowledge.reader import Reading


def fault_at(reading: Reading, entry: Entry, message: str, *place: str | int) -> Fault:
    """
    Return a fault of an entry, at the line of the field that `place` names or of what is around it.
    """
    file, line = reading.place_of(entry.id)
    parsed = reading.parsed.get(file)
    if parsed is not None and entry.kind != "calendar":
        line = parsed.line_of(place)
    return Fault(file, line, message)
