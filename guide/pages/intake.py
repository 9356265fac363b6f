"""
The paste box: text or files in, a kept review out, shown under its own address.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NoReturn, get_args

import streamlit as st

from guide.domain import Author, Draft, Lang, Platform, Review, UnreadableDraft
from guide.drafts import (
    ENDINGS,
    ReadOptions,
    draft_from_text,
    is_picture,
    read_files,
    read_post,
)
from guide.drafts.files import MOST_BYTES
from guide.drafts.pictures import PICTURES
from guide.drafts.readers import READERS
from guide.pages.columns import draw_columns
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.pieces import day_words, draw, note
from guide.pages.samples import SAMPLES
from guide.pages.shared import get_runner, go, today, wait_for_index
from guide.pages.words import Words

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from guide.application import Application

TEXT = "intake.text"
_TAB = "intake.tab"

Columns = Mapping[str, tuple[str, str]]
_Named = tuple[str, bytes]


def draw_intake(
    application: "Application", say: Words, *, page: str, options: ReadOptions, samples: Sequence[Lang]
) -> None:
    """
    Draw the box with its tools; a press on Review leaves for the finished review.
    """
    with st.container(key=f"{page}_box", gap=None):
        text = st.text_area(
            say("intake.label"),
            placeholder=say("intake.placeholder"),
            height=150 if page == "home" else 240,
            key=TEXT,
            persist_state="session",
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{page}_tools"):
            files = _draw_files(say)
            st.space("stretch")
            wanted = [lang for lang in samples if _draw_sample(lang, say, alone=len(samples) == 1)]
            pressed = st.button(say("intake.review"), type="primary", key="intake.review")
    together = _draw_chosen(files, text or "", say)
    columns = draw_columns(files, options, say)
    if wanted:
        _review_and_show(application, [_sample_draft(wanted[0])], say)
    if pressed:
        if _are_many(files, together=together):
            _start_batch(application, text or "", files, options, columns, together=together)
        drafts = list(_drafts(text or "", files, options, columns, say, together=together))
        if drafts:
            _review_and_show(application, drafts, say)
        else:
            note(say("intake.empty"))


def _draw_files(say: Words) -> list["UploadedFile"]:
    with st.popover(say("intake.files"), icon=":material/attach_file:"):
        # Any ending may be dropped here: what cannot be read is then listed with what to do about it.
        files = st.file_uploader(
            say("intake.files.label"),
            accept_multiple_files=True,
            key="intake.files",
            label_visibility="collapsed",
        )
        note(
            say(
                "intake.files.help",
                endings=" ".join(f".{ending}" for ending in ENDINGS),
                most=MOST_BYTES >> 20,
            )
        )
    draw(f'<span class="rl-note rl-files-hint">{html_text(say("intake.files.hint"))}</span>', narrow=True)
    return files


def _draw_sample(lang: Lang, say: Words, *, alone: bool) -> bool:
    words = say("intake.sample" if alone else f"intake.sample.{lang}")
    return st.button(words, key=f"intake.sample.{lang}")


def _sample_draft(lang: Lang) -> Draft:
    sample = SAMPLES[lang]
    options = ReadOptions(author=sample.author, date=today())
    return draft_from_text(sample.text, options, draft_id=f"sample-{lang}", name=sample.name)


def _draw_chosen(files: Sequence["UploadedFile"], text: str, say: Words) -> bool:
    """
    Say which files were chosen and what becomes of pictures; return whether these are one post.
    """
    if not files:
        return False
    note(say("intake.chosen", names=say("comma").join(file.name for file in files)))
    pictures = sum(is_picture(file.name) for file in files)
    if pictures and text.strip():
        note(say.count("intake.pictures", pictures))
        return True
    return pictures > 1 and st.checkbox(say("intake.together"), key="intake.together")


def _drafts(
    text: str,
    files: Sequence["UploadedFile"],
    options: ReadOptions,
    columns: Columns,
    say: Words,
    *,
    together: bool,
) -> Iterable[Draft | UnreadableDraft]:
    pictures, rest = _apart(files, together=together)
    with reading([*pictures, *rest], say):
        yield from read_post(text, pictures, options)
        yield from read_files(rest, options, columns)


def _apart(files: Sequence["UploadedFile"], *, together: bool) -> tuple[list[_Named], list[_Named]]:
    """
    Return the named pictures that belong to one post, and the other files.
    """
    pictures: list[_Named] = []
    rest: list[_Named] = []
    for file in files:
        (pictures if together and is_picture(file.name) else rest).append((file.name, file.getvalue()))
    return pictures, rest


@contextmanager
def reading(named: Sequence[tuple[str, bytes]], say: Words) -> Iterator[None]:
    """
    Say which files are being read: a picture takes a second or two, a long PDF longer.
    """
    if not named:
        yield
        return
    with st.spinner(say("intake.reading", name=label_text(say("comma").join(name for name, _ in named)))):
        yield


def _are_many(files: Sequence["UploadedFile"], *, together: bool) -> bool:
    # What is one draft is reviewed while one waits: a file, a text with its pictures. All else is a batch.
    if together and all(is_picture(file.name) for file in files):
        return False
    ending = PurePosixPath(files[0].name).suffix.lower().removeprefix(".") if files else ""
    alone = len(files) == 1 and ending in (*READERS, *PICTURES)
    return bool(files) and not alone


def _start_batch(
    application: "Application",
    text: str,
    files: Sequence["UploadedFile"],
    options: ReadOptions,
    columns: Columns,
    *,
    together: bool,
) -> NoReturn:
    pictures, rest = _apart(files, together=together)
    # A post comes first, and its pictures at once after its text, which may be none.
    inputs = [("", text.encode())] if text.strip() or pictures else []
    inputs += [*pictures, *((name or "draft", data) for name, data in rest)]
    told = repr(options), repr(sorted(columns.items())), repr(bool(pictures))
    asked = text, *told, *(file.file_id for file in files)
    key = _key_of(application, *asked)
    get_runner().start(key, inputs, options, columns)
    go("review", r=key)


def _key_of(application: "Application", *asked: str) -> str:
    """
    Return the key of a batch: the same for a second press, another for another upload or another tab.
    """
    tab: str = st.session_state.setdefault(_TAB, secrets.token_hex(16))
    every = [tab, application.library.version, *asked]
    return hashlib.blake2b("\0".join(every).encode(), digest_size=12).hexdigest()


def _review_and_show(
    application: "Application", drafts: Sequence[Draft | UnreadableDraft], say: Words
) -> None:
    go("review", r=application.keep(review_with_progress(application, drafts, say)))


def review_with_progress(
    application: "Application", drafts: Sequence[Draft | UnreadableDraft], say: Words
) -> list[Review | UnreadableDraft]:
    """
    Return the reviews of drafts, showing how far the work is where there are many.
    """
    wait_for_index(application, say)
    many = len(drafts) > 1
    bar = st.progress(0.0, text=say("intake.progress", n=0)) if many else None
    reviews: list[Review | UnreadableDraft] = []
    for n, review in enumerate(application.review_many(drafts), 1):
        reviews.append(review)
        if bar is not None and (n % 20 == 0 or n == len(drafts)):
            bar.progress(n / len(drafts), text=say("intake.progress", n=f"{n:,} / {len(drafts):,}"))
    if bar is not None:
        bar.empty()
    return reviews


def draw_options(application: "Application", say: Words, *, key: str, now: ReadOptions) -> ReadOptions:
    """
    Draw the choice of platform, author, industry and date, and return what is chosen.
    """
    industries = sorted(
        {i for norm in application.library.norms for i in norm.applies_to.industries} - {"all"}
    )
    if now.industry and now.industry not in industries:
        industries.append(now.industry)
    platforms: tuple[Platform, ...] = get_args(Platform)
    authors: tuple[Author, ...] = get_args(Author)
    platform = st.selectbox(
        say("options.platform"),
        platforms,
        index=platforms.index(now.platform),
        format_func=lambda slug: say(f"platform.{slug}"),
        key=f"{key}.platform",
    )
    author = st.selectbox(
        say("options.author"),
        authors,
        index=authors.index(now.author),
        format_func=lambda slug: say(f"author.{slug}"),
        key=f"{key}.author",
    )
    industry = st.selectbox(
        say("options.industry"),
        ["", *industries],
        index=industries.index(now.industry) + 1 if now.industry else 0,
        format_func=lambda slug: (
            label_text(industry_words(slug, say)) if slug else say("options.industry.any")
        ),
        key=f"{key}.industry",
    )
    day: date | None = st.date_input(
        say("options.date"), value=now.date, format="YYYY-MM-DD", key=f"{key}.date"
    )
    return ReadOptions(platform=platform, author=author, industry=industry or None, date=day)


def industry_words(slug: str, say: Words) -> str:
    """
    Return the name of an industry.
    """
    return say.either(f"industry.{slug}", slug)


def options_html(options: ReadOptions, say: Words, *first: str) -> str:
    """
    Return one line that says where, by whom and when, after whatever comes first.
    """
    where = say(f"platform.{options.platform}") + say("comma") + say(f"author.{options.author}")
    parts = [*first, where]
    if options.industry:
        parts.append(industry_words(options.industry, say))
    if options.date:
        parts.append(say("options.planned", day=day_words(options.date, say)))
    return (
        '<p class="rl-crumb">' + "".join(f"<span>{html_runs(part)}</span>" for part in parts if part) + "</p>"
    )
