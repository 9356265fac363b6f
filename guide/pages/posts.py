"""
The list of posts of a batch, worst first, with its filters.
"""

from collections import Counter
from collections.abc import Callable, Sequence

import streamlit as st

from guide.domain import CATEGORY_NAMES, SEVERITIES, SEVERITY_RANK, PostSummary, Verdict
from guide.pages.dashboard import Only, fits_only, only_words
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.pieces import day_words, draw, note, seal
from guide.pages.shared import put_in_url
from guide.pages.words import Words

_RANK: dict[Verdict, int] = {"block": 0, "revise": 1, "ok": 2}
AT_ONCE = 50
_PAGE = "posts.page"
_SHORT = 80


def name_of(post: PostSummary) -> str:
    """
    Return the title, else the first line that says something.
    """
    lines = (line.strip() for line in (post.title or post.text).splitlines())
    return next((line for line in lines if line), post.name)[:_SHORT]


def fits(post: PostSummary, only: Only, find: str, verdict: str) -> bool:
    """
    Tell whether the post passes the filters.
    """
    return (
        verdict in ("all", post.verdict)
        and fits_only(post, only)
        and (not find or find.casefold() in f"{post.name}\n{post.text}".casefold())
    )


def worst_first(posts: Sequence[PostSummary]) -> list[PostSummary]:
    """
    Return the posts by verdict, then by number of high, medium and low findings.
    """

    def badness(post: PostSummary) -> tuple[int, list[int], int]:
        counts = post.counts
        return _RANK[post.verdict or "ok"], [-counts[severity] for severity in SEVERITIES], post.n

    return sorted(posts, key=badness)


def draw_posts(
    posts: Sequence[PostSummary], key: str, say: Words, *, only: Only, clear: Callable[[], None]
) -> None:
    """
    Draw the filters and the list; a press on a post opens it.
    """
    verdicts = Counter(post.verdict for post in posts)
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
            st.button(
                label_text(say("posts.only", name=only_words(only, posts, say))),
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
    wanted = (find or "").strip()
    fitting = [post for post in posts if fits(post, only, wanted, verdict or "all")]
    _draw_rows(worst_first(fitting), f"{key}.{only}.{wanted}.{verdict}", say)


def _draw_rows(posts: Sequence[PostSummary], filtered: str, say: Words) -> None:
    if not posts:
        note(say("posts.none"))
        return
    # A list that was filtered anew begins on its first page.
    of, page = st.session_state.get(_PAGE, (filtered, 0))
    page = min(page, (len(posts) - 1) // AT_ONCE) if of == filtered else 0
    with st.container(key="posts", gap=None):
        draw(_heads(say))
        for post in posts[page * AT_ONCE : (page + 1) * AT_ONCE]:
            with st.container(key=f"cover-post-{post.n}", gap=None):
                draw(_row(post, say))
                st.button(
                    say("posts.open", n=post.n),
                    key=f"posts.open.{post.n}",
                    on_click=put_in_url,
                    kwargs={"post": str(post.n)},
                )
    if len(posts) > AT_ONCE:
        _draw_turning(len(posts), page, filtered, say)


def _draw_turning(every: int, page: int, filtered: str, say: Words) -> None:
    def turn(to: int) -> None:
        st.session_state[_PAGE] = filtered, to

    first, last = page * AT_ONCE + 1, min((page + 1) * AT_ONCE, every)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="posts_turning"):
        st.button(
            say("posts.before"),
            icon=":material/chevron_left:",
            disabled=page == 0,
            on_click=turn,
            args=(page - 1,),
            key="posts.before",
        )
        place = say("posts.page", first=f"{first:,}", last=f"{last:,}", all=f"{every:,}")
        draw(f'<span class="rl-note" role="status">{html_text(place)}</span>', narrow=True)
        st.button(
            say("posts.after"),
            icon=":material/chevron_right:",
            disabled=last == every,
            on_click=turn,
            args=(page + 1,),
            key="posts.after",
        )


def _heads(say: Words) -> str:
    names = ("posts.verdict", "posts.post", "posts.file", "posts.date")
    heads = "".join(f"<span>{html_text(say(name))}</span>" for name in names)
    heads += "".join(f'<span class="rl-num">{html_text(say(f"severity.{s}"))}</span>' for s in SEVERITIES)
    return f'<div class="rl-post rl-post-heads">{heads}<span>{html_text(say("posts.first"))}</span></div>'


def _row(post: PostSummary, say: Words) -> str:
    counts, verdict = post.counts, post.verdict or "ok"
    words = say("verdict.ok.short" if verdict == "ok" else f"verdict.{verdict}")
    numbers = "".join(f'<span class="rl-num">{counts[s] or "–"}</span>' for s in SEVERITIES)
    day = day_words(post.date, say, year=False) if post.date else "–"
    return (
        f'<div class="rl-post"><span class="rl-who">{seal(verdict)}'
        f"<span>{html_text(words)}</span></span>"
        f"<span>{html_runs(name_of(post))}</span><span>{html_runs(post.name)}</span>"
        f"<span>{html_text(day)}</span>{numbers}<span>{html_text(_first_to_fix(post, say))}</span></div>"
    )


def _first_to_fix(post: PostSummary, say: Words) -> str:
    serious = [finding for finding in post.findings if finding.severity != "low"]
    serious.sort(key=lambda finding: -SEVERITY_RANK[finding.severity])
    slugs = list(dict.fromkeys(finding.category for finding in serious))[:2]
    return say("comma").join(say.of(CATEGORY_NAMES[slug]) for slug in slugs)
