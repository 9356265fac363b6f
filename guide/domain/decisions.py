"""
What people decide about findings: taken on, left to somebody, or dismissed and remembered.
"""

import datetime
import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from guide.errors import UsageError

# `used` is accepted with its rewrite; `accepted` without one.
Choice = Literal["accepted", "used", "assigned"]
Slot = Literal["outcome", "assignment"]

DAYS_REMEMBERED = 90
MOST_IN_NAME = 80
MOST_IN_REASON = 500
# Signs that are not seen and could turn a line around, and those that a database does not store.
_UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """
    What was decided about one finding of a kept review: `finding` is its number, from 1.

    A finding has one outcome and one assignment; `to` is who it is assigned to, `by` who decided, and
    either is empty where no name was given.
    """

    batch: str
    position: int
    finding: int
    choice: Choice
    by: str = ""
    to: str = ""
    made: datetime.datetime

    @property
    def slot(self) -> Slot:
        """
        Which of a finding's two decisions it is.
        """
        return "assignment" if self.choice == "assigned" else "outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """
    A finding that is fine, remembered for the same entry, words and kind of author until a day.

    `words` are folded, `quoted` as they stood. What is about a whole draft has no words: it is
    remembered for one draft and its versions, named by `line`, and not for others. `batch` is the
    review in which it was made. It ends with the day `until`, or when it was `ended`.
    """

    entry: str
    words: str
    quoted: str
    author: str
    line: str = ""
    reason: str
    owner: str
    until: datetime.date
    batch: str
    made: datetime.datetime
    ended: datetime.datetime | None = None
    ended_by: str = ""

    @property
    def key(self) -> str:
        """
        What it is remembered by, the same for the same finding: 64 hexadecimal digits.
        """
        return dismissal_key(self.entry, self.words, self.author, self.line)

    def holds(self, day: datetime.date) -> bool:
        """
        Tell whether it still counts on a day.
        """
        return self.ended is None and day <= self.until


@dataclass(frozen=True, slots=True)
class Version:
    """
    One version of a draft: its place among the versions, from 1, and the review kept of it.
    """

    number: int
    batch: str
    position: int
    created: datetime.datetime


def dismissal_key(entry: str, words: str, author: str, line: str) -> str:
    """
    Return what a dismissal is looked up by; of one length, so that a database can hold it unique.
    """
    return hashlib.sha256(f"{entry}\0{words}\0{author}\0{line}".encode()).hexdigest()


def typed_line(text: str, what: str, most: int) -> str:
    """
    Return what somebody typed, on one line and without unseen signs.

    Raises UsageError where it is longer than `most` characters; `what` names it in the message.
    """
    line = " ".join(_UNSEEN.sub(" ", text).split())
    if len(line) > most:
        raise UsageError(f"{what} has {len(line):,} characters and may have {most:,}; shorten it")
    return line
