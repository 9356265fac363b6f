"""
Versions of a draft: the box for a new one, and what was fixed, is new or remains since the one before.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import Draft, Review, UnreadableDraft, Version
from guide.drafts import (
    ReadOptions,
    attach_files,
    draft_from_pictures,
    draft_from_text,
    empty_draft,
    is_picture,
    keep_pictures,
    read_files,
)
from guide.errors import DraftError
from guide.explain import Comparison, compare, dismissed_in, hidden_of, with_text
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.intake import reading
from guide.pages.pieces import day_words, draw, lead, message, note, number_chip, title
from guide.pages.shared import go, link, put_in_url, today, wait_for_index
from guide.pages.standing import Standing
from guide.pages.words import Words

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from guide.application import Application

NEXT = "next"


def draw_next(application: "Application", standing: Standing, rewritten: str | None, say: Words) -> None:
    """
    Draw the box for a new version; a press on Review leaves for its review.

    What was written can be changed here, and `rewritten` is that part of the rewritten text; pictures stay
    as they are unless others are given or they are left out.
    """
    draft, key = standing.kept.draft, f"version.text.{standing.address}"
    title(say("version.title"))
    lead(say("version.lead", name=draft.name))
    if key not in st.session_state:
        st.session_state[key] = rewritten or draft.written

    def start_from(text: str) -> None:
        st.session_state[key] = text

    with st.container(horizontal=True, gap="small"):
        st.button(
            say("version.from.draft"), key="version.from.draft", on_click=start_from, args=(draft.written,)
        )
        if rewritten:
            st.button(
                say("version.from.rewritten"),
                key="version.from.rewritten",
                on_click=start_from,
                args=(rewritten,),
            )
    text = st.text_area(say("version.text"), height=320, key=key, persist_state="session")
    files = st.file_uploader(say("version.file"), accept_multiple_files=True, key="version.file")
    keep = bool(draft.attached) and st.checkbox(
        say.count("version.keep", len(draft.attached)), value=True, key="version.keep"
    )
    with st.container(horizontal=True, gap="small"):
        pressed = st.button(say("version.check"), type="primary", key="version.check")
        if st.button(say("version.cancel"), type="tertiary", key="version.cancel"):
            put_in_url(**{NEXT: ""})
            st.rerun()
    if pressed:
        _check(application, standing, text or "", files, say, keep=keep)


def _check(
    application: "Application",
    standing: Standing,
    text: str,
    files: Sequence["UploadedFile"],
    say: Words,
    *,
    keep: bool,
) -> None:
    earlier = application.with_pictures(standing.batch, standing.position, standing.kept.draft)
    named = [(file.name, file.getvalue()) for file in files]
    try:
        with reading(named, say):
            draft = _draft(earlier if keep else replace(earlier, attached=()), text, named, say)
    except DraftError as error:
        message(say("decide.problem"), str(error))
        return
    wait_for_index(application, say)
    review = application.review(draft)
    key = application.versions.keep_version(standing.batch, standing.position, standing.kept, review)
    go("review", r=key)


def _draft(earlier: Draft, text: str, named: Sequence[tuple[str, bytes]], say: Words) -> Draft:
    """
    Return the new version as a draft: options are those of the earlier one, pictures too unless given.

    Raises DraftError where there is none, or more than one.
    """
    options = ReadOptions(
        platform=earlier.platform, author=earlier.author, industry=earlier.industry, date=earlier.date
    )
    pictures = [pair for pair in named if is_picture(pair[0])]
    files = [pair for pair in named if pair not in pictures]
    unread: tuple[UnreadableDraft, ...] = ()
    if files:
        draft = _from_files(files, options, say)
    elif text.strip():
        draft = _from_text(earlier, text, options)
    elif pictures:
        draft, unread = draft_from_pictures(pictures, options)
    elif earlier.attached:
        draft = empty_draft(options, name=earlier.name)
    else:
        raise DraftError(say("version.empty"))
    if pictures and not draft.attached and not unread:
        draft, unread = attach_files(draft, pictures)
    if unread:
        raise DraftError(f"{unread[0].name}: {unread[0].error}")
    return replace(draft if pictures else keep_pictures(draft, earlier), id=earlier.id)


def _from_files(files: Sequence[tuple[str, bytes]], options: ReadOptions, say: Words) -> Draft:
    read = list(read_files(files, options))
    if len(read) != 1:
        names = say("comma").join(name for name, _ in files)
        raise DraftError(say("version.several", name=names, n=len(read)))
    if isinstance(read[0], UnreadableDraft):
        name, wrong = files[0][0], read[0].error
        raise DraftError(wrong if wrong.startswith(name) else f"{name}: {wrong}")
    return read[0]


def _from_text(earlier: Draft, text: str, options: ReadOptions) -> Draft:
    draft = draft_from_text(text, options, draft_id=earlier.id, name=earlier.name)
    # A title that came from a field of its own carries no label: it is still the first line.
    if earlier.title_end and not earlier.title_start and not draft.title_end:
        return with_text(replace(earlier, pictures=None), draft.text)
    return draft


def draw_versions(
    application: "Application", standing: Standing, say: Words
) -> tuple[Comparison, Review] | None:
    """
    Draw the versions in order, and what changed since the one before; return the comparison with it.
    """
    if not standing.versions:
        return None
    here = next(v for v in standing.versions if v.batch == standing.batch and v.position == standing.position)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="versions"):
        for version in standing.versions:
            if version == here:
                draw(f"<b>{html_text(say('version.here', n=version.number))}</b>", narrow=True)
            else:
                link(
                    "review",
                    say("version.n", n=version.number),
                    r=version.batch,
                    post=str(version.position + 1),
                )
    before = [version for version in standing.versions if version.number < here.number]
    earlier = _review_of(application, before[-1]) if before else None
    if earlier is None:
        return None
    found = compare(earlier, standing.kept)
    _draw_comparison(application, standing, before[-1], earlier, found, say)
    return found, earlier


def _review_of(application: "Application", version: Version) -> Review | None:
    review = application.kept_post(version.batch, version.position + 1)
    return review if isinstance(review, Review) else None


def _draw_comparison(
    application: "Application",
    standing: Standing,
    before: Version,
    earlier: Review,
    found: Comparison,
    say: Words,
) -> None:
    dismissals = application.decisions.dismissals()
    hidden = hidden_of(earlier, dismissed_in(earlier, dismissals, standing.line, today()))
    fixed = [n for n in found.fixed if n not in hidden]
    new = [n for n in found.new if n not in standing.hidden]
    remaining = [n for n in found.remaining if n not in standing.hidden]
    words = say("version.sum", fixed=len(fixed), new=len(new), remaining=len(remaining))
    if standing.hidden:
        words += say("version.dismissed", n=len(standing.hidden))
    since = say("version.since", n=before.number)
    gap = "" if say.lang == "zh" else " "
    draw(
        f'<p class="rl-versions"><b>{html_text(since)}</b>{gap}{html_text(words)} '
        f'<span class="rl-note">{html_text(day_words(before.created.date(), say))}</span></p>'
    )
    with st.expander(say("version.show"), key="review.compared"):
        _draw_group("version.fixed", earlier, fixed, say)
        _draw_group("version.added", standing.kept, new, say)

        def reworded(n: int) -> str:
            old, now = _quoted(earlier, found.remaining[n]), _quoted(standing.kept, n)
            return say("version.reworded", old=old) if old and old != now else ""

        _draw_group("version.remaining", standing.kept, remaining, say, reworded)


def _quoted(review: Review, n: int) -> str:
    return review.findings[n - 1].finding.quoted


def _draw_group(
    key: str, review: Review, numbers: list[int], say: Words, more: Callable[[int], str] = lambda _: ""
) -> None:
    draw(f'<h3 class="rl-h3">{html_text(say(key))} {len(numbers)}</h3>')
    if not numbers:
        note(say("version.none"))
        return
    rows = []
    for n in numbers:
        explained = review.findings[n - 1]
        # A number of the earlier version would point at another finding here.
        chip = "" if key == "version.fixed" else number_chip(n, explained.finding.severity)
        quoted = html_runs(_quoted(review, n) or say("aside.whole"))
        quoted = f"<del>{quoted}</del>" if key == "version.fixed" else f"<b>{quoted}</b>"
        after = f" <small>{html_runs(more(n))}</small>" if more(n) else ""
        rows.append(f"<li>{chip} {quoted} {html_runs(say.of(explained.title))}{after}</li>")
    draw(f'<ul class="rl-compared">{"".join(rows)}</ul>')


def new_version_button(say: Words) -> None:
    """
    Draw the way to the box for a new version.
    """
    if st.button(label_text(say("version.new")), icon=":material/difference:", key="version.new"):
        put_in_url(**{NEXT: "1"})
        st.rerun()
