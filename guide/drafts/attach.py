"""
Pictures to drafts: alone, or attached to a text that was written.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from guide.domain import Draft, Picture, UnreadableDraft
from guide.drafts.content import MOST_CHARACTERS
from guide.drafts.draft import ReadOptions
from guide.drafts.paragraphs import running_text
from guide.drafts.pictures import PICTURES, open_picture, picture_copy, read_picture
from guide.errors import DraftError

MOST_PICTURES = 30


@dataclass(frozen=True, slots=True)
class PictureFile:
    """
    A picture that is to be a draft of its own and was not read yet, which takes a second or two.

    Whoever reviews it reads it, be it another program.
    """

    id: str
    name: str
    data: bytes = field(repr=False)
    options: ReadOptions

    def read(self) -> Draft | UnreadableDraft:
        """
        Return its draft, or why it cannot be read.
        """
        try:
            return replace(draft_from_picture(self.data, self.options, name=self.name), id=self.id)
        except DraftError as error:
            return UnreadableDraft(self.id, self.name, str(error))


def is_picture(name: str) -> bool:
    """
    Tell whether a file's name ends as that of a picture.
    """
    return PurePosixPath(name).suffix.lower().removeprefix(".") in PICTURES


def empty_draft(options: ReadOptions, *, name: str) -> Draft:
    """
    Return a draft in which nothing is written yet, for pictures to be attached to.
    """
    return Draft(
        id=PurePosixPath(name).stem,
        name=name,
        text="",
        platform=options.platform,
        author=options.author,
        industry=options.industry,
        date=options.date,
    )


def draft_from_picture(data: bytes, options: ReadOptions, *, name: str) -> Draft:
    """
    Return the draft of a picture alone; its text is empty where none was read.

    Raises DraftError where it cannot be read.
    """
    return attach_picture(empty_draft(options, name=name), data, name)


def attach_picture(draft: Draft, data: bytes, name: str) -> Draft:
    """
    Return the draft with a picture more; what is read in it goes to the end of the text, after an empty line.

    Raises DraftError where it cannot be read, or there are too many.
    """
    if len(draft.attached) >= MOST_PICTURES:
        raise DraftError(f"a post may have {MOST_PICTURES} pictures here; review the rest on their own")
    image = open_picture(data)
    read = read_picture(image)
    text, places = running_text(read.lines)
    picture = Picture(
        name=name,
        width=read.width,
        height=read.height,
        start=0,
        end=len(text),
        places=places,
        codes=read.codes,
        copy=picture_copy(image),
    )
    return _with_picture(draft, picture, text)


def keep_pictures(draft: Draft, earlier: Draft) -> Draft:
    """
    Return the draft with the pictures of an earlier one, and what was read in them, which is not read again.

    Raises DraftError where that makes it too long.
    """
    for picture in earlier.attached:
        draft = _with_picture(draft, picture, earlier.text[picture.start : picture.end])
    return draft


def _with_picture(draft: Draft, picture: Picture, text: str) -> Draft:
    """
    Return the draft with a picture more, whose `text` goes to the end of the draft's and its places with it.
    """
    gap = "\n\n" if draft.text and text else ""
    start = len(draft.text) + len(gap)
    if start + len(text) > MOST_CHARACTERS:
        raise DraftError(f"with this picture the draft has more than {MOST_CHARACTERS:,} characters")
    by = start - picture.start
    places = tuple(replace(place, start=place.start + by, end=place.end + by) for place in picture.places)
    moved = replace(picture, start=start, end=start + len(text), places=places)
    attached = (*draft.attached, moved)
    return replace(draft, text=draft.text + gap + text, attached=attached, pictures=len(attached))


def attach_pictures(
    draft: Draft, named: Iterable[tuple[str, bytes]]
) -> tuple[Draft, tuple[UnreadableDraft, ...]]:
    """
    Return the draft with its pictures, and those that could not be read, each with what to do.
    """
    unread: list[UnreadableDraft] = []
    for name, data in named:
        try:
            draft = attach_picture(draft, data, name)
        except DraftError as error:
            unread.append(UnreadableDraft(PurePosixPath(name).stem, name, str(error)))
    return draft, tuple(unread)
