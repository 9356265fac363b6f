"""
What an entry rests on, as citations: its sources, or the entry itself where it is general knowledge.
"""

from guide.domain import Citation, Entry, Library, Reference


def cite(entry: Entry, library: Library) -> tuple[Citation, ...]:
    """
    Return an entry's citations, at least one; equal places are named once.
    """
    cited = tuple(dict.fromkeys(cite_reference(entry, reference, library) for reference in entry.sources))
    if cited:
        return cited
    return (
        Citation(
            entry=entry.id,
            source=None,
            title=entry.title,
            locator=None,
            url=None,
            published=None,
            strength="general",
        ),
    )


def cite_reference(entry: Entry, reference: Reference, library: Library) -> Citation:
    """
    Return the citation of one place in one source.
    """
    source = library.sources[reference.id]
    return Citation(
        entry=entry.id,
        source=source.id,
        title=source.title,
        locator=reference.at,
        url=source.url,
        published=source.published,
        strength=source.strength,
    )
