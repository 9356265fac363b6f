"""
The list of posts of a batch, worst first, with its filters.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from guide.domain import CATEGORY_NAMES, SEVERITIES, SEVERITY_RANK, Review, Verdict
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.pieces import day_words, draw, note, seal
from guide.pages.shared import put_in_url
from guide.pages.words import Words

_RANK: dict[Verdict, int] = {"block": 0, "revise": 1, "ok": 2}
_AT_ONCE = 30
_SHORT = 80


@dataclass(frozen=True, slots=True)
class Post:
    """
    A reviewed post with its place in the batch, from 1.
    """

    n: int
    review: Review

    @property
    def name(self) -> str:
        """
        The title, else the first line that says something.
        """
        draft = self.review.draft
        lines = (line.strip() for line in (draft.title or draft.text).splitlines())
        return next((line for line in lines if line), draft.name)[:_SHORT]

    @property
    def file(self) -> str:
        """
        The file and row it came from.
        """
        return self.review.draft.name

    def fits(self, only: tuple[str, str], find: str, verdict: str) -> bool:
        """
        Tell whether the post passes the filters.
        """
        what, key = only
        draft = self.review.draft
        return (
            (verdict in ("all", self.review.verdict))
            and (
                what != "category" or not key or any(f.finding.category == key for f in self.review.findings)
            )
            and (what != "file" or not key or draft.name.rsplit("#", 1)[0] == key)
            and (not find or find.casefold() in f"{draft.name}\n{draft.text}".casefold())
        )


def worst_first(posts: Sequence[Post]) -> list[Post]:
    """
    Return the posts by verdict, then by number of high, medium and low findings.
    """

    def badness(post: Post) -> tuple[int, list[int], int]:
        counts = Counter(f.finding.severity for f in post.review.findings)
        return _RANK[post.review.verdict], [-counts[severity] for severity in SEVERITIES], post.n

    return sorted(posts, key=badness)


def draw_posts(
    posts: Sequence[Post], key: str, say: Words, *, only: tuple[str, str], clear: Callable[[], None]
) -> None:
    """
    Draw the filters and the list; a press on a post opens it.
    """
    verdicts = Counter(post.review.verdict for post in posts)
    options = ["all", *(verdict for verdict in _RANK if verdicts[verdict])]

    def words(option: str) -> str:
        if option == "all":
            return say("filter.all", n=f"{len(posts):,}")
        verdict = next(v for v in _RANK if v == option)
        name = say("verdict.ok.short" if verdict == "ok" else f"verdict.{verdict}")
        return f"{name} {verdicts[verdict]:,}"

    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        draw(f'<h2 class="rl-h2">{html_text(say("posts.title"))}</h2>', narrow=True)
        verdict = st.pills(
            say("posts.verdict"),
            options,
            default="all",
            required=True,
            format_func=words,
            label_visibility="collapsed",
            key="batch.verdict",
        )
        if only[1]:
            name = say.of(CATEGORY_NAMES[only[1]]) if only[1] in CATEGORY_NAMES else only[1]
            st.button(
                label_text(say("posts.only", name=name)),
                icon=":material/close:",
                on_click=clear,
                key="batch.clear",
            )
        st.space("stretch")
        find = st.text_input(
            say("posts.find"),
            placeholder=say("posts.find"),
            label_visibility="collapsed",
            icon=":material/search:",
            width=280,
            key="batch.find",
        )
    fitting = [post for post in worst_first(posts) if post.fits(only, (find or "").strip(), verdict or "all")]
    _draw_rows(fitting, key, say)


def _draw_rows(posts: Sequence[Post], key: str, say: Words) -> None:
    if not posts:
        note(say("posts.none"))
        return
    state = f"batch.shown.{key}"
    shown = st.session_state.get(state, _AT_ONCE)
    with st.container(key="posts", gap=None):
        draw(_heads(say))
        for post in posts[:shown]:
            with st.container(key=f"cover-post-{post.n}", gap=None):
                draw(_row(post, say))
                st.button(
                    say("posts.open", n=post.n),
                    key=f"posts.open.{post.n}",
                    on_click=put_in_url,
                    kwargs={"post": str(post.n)},
                )
    left = len(posts) - shown
    if left > 0 and st.button(say("posts.more", n=min(left, _AT_ONCE)), key="posts.more"):
        st.session_state[state] = shown + _AT_ONCE
        st.rerun()


def _heads(say: Words) -> str:
    names = ("posts.verdict", "posts.post", "posts.file", "posts.date")
    heads = "".join(f"<span>{html_text(say(name))}</span>" for name in names)
    heads += "".join(f'<span class="rl-num">{html_text(say(f"severity.{s}"))}</span>' for s in SEVERITIES)
    return f'<div class="rl-post rl-post-heads">{heads}<span>{html_text(say("posts.first"))}</span></div>'


def _row(post: Post, say: Words) -> str:
    review = post.review
    counts = Counter(f.finding.severity for f in review.findings)
    words = say("verdict.ok.short" if review.verdict == "ok" else f"verdict.{review.verdict}")
    numbers = "".join(f'<span class="rl-num">{counts[s] or "–"}</span>' for s in SEVERITIES)
    day = day_words(review.draft.date, say, year=False) if review.draft.date else "–"
    return (
        f'<div class="rl-post"><span class="rl-who">{seal(review.verdict)}'
        f"<span>{html_text(words)}</span></span>"
        f"<span>{html_runs(post.name)}</span><span>{html_runs(post.file)}</span>"
        f"<span>{html_text(day)}</span>{numbers}<span>{html_text(_first_to_fix(review, say))}</span></div>"
    )


def _first_to_fix(review: Review, say: Words) -> str:
    serious = [f.finding for f in review.findings if f.finding.severity != "low"]
    serious.sort(key=lambda finding: -SEVERITY_RANK[finding.severity])
    slugs = list(dict.fromkeys(finding.category for finding in serious))[:2]
    return say("comma").join(say.of(CATEGORY_NAMES[slug]) for slug in slugs)
