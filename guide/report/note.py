"""
A note on a mistake in an entry, as a file to hand on or as the text of a mail.
"""

from datetime import date

from guide.domain import Entry, Library

SUBJECT = "Redline: a mistake in {entry}"


def mistake_note(entry: Entry, library: Library, *, what: str, where: str, who: str, day: date) -> str:
    """
    Return a note in Markdown with what an editor needs: the entry, its version, and what was said of it.

    What a person wrote stands in indented blocks, so that nothing in it is read as markup.
    """
    sources = "\n".join(f"- {reference.id} {reference.at or ''}".rstrip() for reference in entry.sources)
    return "\n".join(
        [
            f"# {SUBJECT.format(entry=entry.id)}",
            "",
            f"- entry: {entry.id}",
            f"- title: {entry.title.en} / {entry.title.zh}",
            f"- knowledge: {library.version}; entry checked {entry.checked.isoformat()}",
            f"- reported: {day.isoformat()} by {_one_line(who) or 'unnamed'}",
            "",
            "## What is wrong",
            "",
            _block(what),
            "",
            "## Where the right thing can be read",
            "",
            _block(where),
            "",
            "## What the entry cites now",
            "",
            sources or "- nothing: general knowledge",
            "",
        ]
    )


def note_name(entry: Entry, day: date) -> str:
    """
    Return a file name for a note: `mistake-norms-minors-x-2026-11-25.md`.
    """
    return f"mistake-{entry.id.replace('/', '-')}-{day.isoformat()}.md"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _block(text: str) -> str:
    lines = text.strip().splitlines() or ["(not said)"]
    return "\n".join(f"    {line}" for line in lines)
