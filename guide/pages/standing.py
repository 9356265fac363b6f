"""
How a kept review stands: what people decided about it, and what it looks like with their decisions.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import Decision, Dismissal, PostSummary, Review, Slot, Version
from guide.errors import GuideError
from guide.explain import counted, dismissed_in, hidden_of, posts_counted, with_fixes
from guide.pages.escape import html_runs, html_text
from guide.pages.pieces import message
from guide.pages.segments import NumberedFinding, number_findings
from guide.pages.shared import today, wait_for_index
from guide.pages.words import Words

if TYPE_CHECKING:
    from guide.application import Application

ME = "decide.me"
_PROBLEM = "decide.problem"


@dataclass(frozen=True)
class Standing:
    """
    A kept review at its address, with what was decided about its findings, by their numbers.

    `hidden` are the dismissed ones that do not count; `offered` are those whose fix raises nothing new.
    """

    batch: str
    position: int
    line: str
    kept: Review
    dismissed: dict[int, Dismissal]
    decisions: dict[tuple[int, Slot], Decision]
    versions: tuple[Version, ...]
    offered: frozenset[int]

    @property
    def address(self) -> str:
        """
        What tells this review from others, for keys of widgets.
        """
        return f"{self.batch}.{self.position}"

    @cached_property
    def hidden(self) -> frozenset[int]:
        """
        The numbers of the findings that a dismissal takes out of the count.
        """
        return hidden_of(self.kept, self.dismissed)

    @cached_property
    def counted(self) -> Review:
        """
        The review with the findings and the verdict that count.
        """
        return counted(self.kept, self.hidden)

    @cached_property
    def numbered(self) -> tuple[NumberedFinding, ...]:
        """
        All findings with their numbers, a fix only where it is on offer.
        """
        fixes = with_fixes(self.kept, self.offered)
        return tuple(
            replace(f, refused=f.n not in self.offered and self.kept.findings[f.n - 1].finding.fix != "none")
            for f in number_findings(fixes.findings)
        )

    @property
    def shown(self) -> tuple[NumberedFinding, ...]:
        """
        The findings that count.
        """
        return tuple(f for f in self.numbered if f.n not in self.hidden)

    def of(self, n: int, slot: Slot) -> Decision | None:
        """
        Return what was decided about a finding, or None.
        """
        return self.decisions.get((n, slot))

    @property
    def used(self) -> frozenset[int]:
        """
        The numbers of the findings whose rewrite people chose.
        """
        chosen = {n for (n, _), decision in self.decisions.items() if decision.choice == "used"}
        return (frozenset(chosen) & self.offered) - self.dismissed.keys()

    @property
    def usable(self) -> frozenset[int]:
        """
        The numbers of the findings whose rewrite is on offer and that nobody dismissed.
        """
        return self.offered - self.dismissed.keys()


@st.cache_resource(max_entries=64, ttl=3600, scope="session", show_spinner=False)
def _offered(_application: "Application", address: str, _review: Review) -> frozenset[int]:  # noqa: ARG001
    return _application.offered(_review)


@st.cache_resource(max_entries=64, ttl=3600, scope="session", show_spinner=False)
def rewritten_with(
    _application: "Application",
    address: str,  # noqa: ARG001  The key of the cache.
    _review: Review,
    numbers: frozenset[int],
) -> Review:
    """
    Return the review with its draft rewritten by the fixes of these findings, each time from the first.
    """
    return _application.rewrite(_review, sorted(numbers))


def load_standing(
    application: "Application", batch: str, position: int, review: Review, say: Words
) -> Standing:
    """
    Return how a kept review stands now.
    """
    offered: frozenset[int] = frozenset()
    if any(explained.finding.fix != "none" for explained in review.findings):
        wait_for_index(application, say)
        offered = _offered(application, f"{batch}.{position}", review)
    line = application.versions.line_of(batch, position)
    made = application.decisions.decisions(batch, position)
    return Standing(
        batch,
        position,
        line,
        review,
        dismissed_in(review, application.decisions.dismissals(), line, today()),
        {(decision.finding, decision.slot): decision for decision in made},
        application.versions.versions(batch, position),
        offered,
    )


def as_counted(
    application: "Application", batch: str, posts: Sequence[PostSummary]
) -> tuple[tuple[PostSummary, ...], int]:
    """
    Return the posts of a batch as they count after dismissals, and how many findings do not.
    """
    return posts_counted(posts, application.decisions.dismissals(), batch, today())


def me() -> str:
    """
    Return the name that the person at this browser typed, or nothing.
    """
    return str(st.session_state.get(ME) or "")


def who(name: str, say: Words) -> str:
    """
    Return a name as HTML, or a word where none was given.
    """
    return html_runs(name) if name else html_text(say("decide.somebody"))


def act(write: Callable[[], None]) -> None:
    """
    Do what a press asked for and draw the page anew; what is wrong is said there, and nothing is lost.
    """
    try:
        write()
    except GuideError as error:
        st.session_state[_PROBLEM] = str(error)
    st.rerun()


def draw_problem(say: Words) -> None:
    """
    Draw what was wrong with the last press, once.
    """
    if problem := st.session_state.pop(_PROBLEM, None):
        message(say("decide.problem"), problem)
