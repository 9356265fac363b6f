"""
What a finding's card offers to do: use the rewrite, accept, dismiss, assign, or take that back.
"""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

import streamlit as st

from guide.domain import (
    DAYS_REMEMBERED,
    MOST_IN_NAME,
    MOST_IN_REASON,
    Choice,
    Decision,
    Dismissal,
    is_protected,
    typed_line,
)
from guide.errors import GuideError, UsageError
from guide.explain import words_of
from guide.pages.escape import html_runs, html_text
from guide.pages.pieces import day_words, draw, icon, note
from guide.pages.segments import NumberedFinding
from guide.pages.shared import link, today
from guide.pages.standing import ME, Standing, act, me, who
from guide.pages.words import Words

if TYPE_CHECKING:
    from guide.application import Application


def draw_me(say: Words) -> None:
    """
    Draw the field for the name of whoever decides; it is remembered for this session.
    """
    with st.container(key="decide_me"):
        st.text_input(
            say("decide.me"),
            placeholder=say("decide.me.hint"),
            label_visibility="collapsed",
            icon=":material/person:",
            max_chars=MOST_IN_NAME,
            key=ME,
            persist_state="session",
        )


def draw_actions(
    application: "Application", standing: Standing, finding: NumberedFinding, say: Words
) -> None:
    """
    Draw what can be done about a finding.
    """
    n = finding.n
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"decide-{n}"):
        if n in standing.dismissed:
            if st.button(say("decide.back.all"), key=f"decide.undismiss.{n}"):
                _end(application, standing.dismissed[n].key)
        else:
            _draw_outcome(application, standing, finding, say)
            _draw_dismiss(application, standing, finding, say)
            _draw_assign(application, standing, finding, say)
        st.space("stretch")
        link("entry", say("open.entry"), id=finding.explained.finding.entry)


def _draw_outcome(
    application: "Application", standing: Standing, finding: NumberedFinding, say: Words
) -> None:
    n = finding.n
    if standing.of(n, "outcome"):
        if st.button(say("decide.back"), icon=":material/undo:", key=f"decide.back.{n}"):
            act(lambda: application.decisions.take_back(standing.batch, standing.position, n, "outcome"))
        return
    choice: Choice | None = None
    if n in standing.offered and st.button(say("decide.use"), icon=":material/check:", key=f"decide.use.{n}"):
        choice = "used"
    style: Literal["secondary", "tertiary"] = "tertiary" if n in standing.offered else "secondary"
    if st.button(say("decide.accept"), type=style, help=say("decide.accept.help"), key=f"decide.accept.{n}"):
        choice = "accepted"
    if choice:
        decide(application, standing, [n], choice)


def decide(
    application: "Application", standing: Standing, numbers: list[int], choice: Choice, to: str = ""
) -> None:
    """
    Store one decision about findings and draw the page anew.
    """

    def write() -> None:
        by, made = typed_line(me(), "the name", MOST_IN_NAME), datetime.now(UTC)
        application.decisions.decide(
            [
                Decision(
                    batch=standing.batch,
                    position=standing.position,
                    finding=n,
                    choice=choice,
                    by=by,
                    to=to,
                    made=made,
                )
                for n in numbers
            ]
        )

    act(write)


def _end(application: "Application", key: str) -> None:
    act(lambda: application.decisions.end_dismissal(key, typed_line(me(), "the name", MOST_IN_NAME)))


def _draw_dismiss(
    application: "Application", standing: Standing, finding: NumberedFinding, say: Words
) -> None:
    n, found = finding.n, finding.explained.finding
    with (
        st.popover(say("decide.dismiss"), type="tertiary", key=f"dismiss.{n}"),
        st.form(f"dismiss_form.{n}", border=False),
    ):
        reason = st.text_area(
            say("dismiss.why" if words_of(found) else "dismiss.why.whole"),
            max_chars=MOST_IN_REASON,
            height=100,
            key=f"dismiss.reason.{n}",
        )
        owner = st.text_input(
            say("dismiss.owner"), value=me(), max_chars=MOST_IN_NAME, key=f"dismiss.owner.{n}"
        )
        until = st.date_input(
            say("dismiss.until"),
            value=today() + timedelta(days=DAYS_REMEMBERED),
            min_value=today(),
            format="YYYY-MM-DD",
            key=f"dismiss.until.{n}",
        )
        if is_protected(found):
            note(say("dismiss.protected"))
        if st.form_submit_button(say("decide.dismiss"), type="primary", key=f"dismiss.send.{n}"):
            try:
                dismissal = _dismissal(standing, finding, (reason or "", owner or "", until), say)
            except GuideError as error:
                note(str(error))
            else:
                act(lambda: application.decisions.dismiss(dismissal, today()))


def _dismissal(
    standing: Standing, finding: NumberedFinding, typed: tuple[str, str, date | None], say: Words
) -> Dismissal:
    found = finding.explained.finding
    reason = typed_line(typed[0], say("field.reason"), MOST_IN_REASON)
    owner = typed_line(typed[1], say("field.name"), MOST_IN_NAME)
    until = typed[2]
    if not reason:
        raise UsageError(say("dismiss.no-reason"))
    if not owner:
        raise UsageError(say("dismiss.no-owner"))
    if until is None or until < today():
        raise UsageError(say("dismiss.late"))
    words = words_of(found)
    return Dismissal(
        entry=found.entry,
        words=words,
        quoted=found.quoted,
        author=standing.kept.draft.author,
        line="" if words else standing.line,
        reason=reason,
        owner=owner,
        until=until,
        batch=standing.batch,
        made=datetime.now(UTC),
    )


def _draw_assign(
    application: "Application", standing: Standing, finding: NumberedFinding, say: Words
) -> None:
    n = finding.n
    if standing.of(n, "assignment"):
        if st.button(say("decide.unassign"), type="tertiary", key=f"decide.unassign.{n}"):
            act(lambda: application.decisions.take_back(standing.batch, standing.position, n, "assignment"))
        return
    with (
        st.popover(say("decide.assign"), type="tertiary", key=f"assign.{n}"),
        st.form(f"assign_form.{n}", border=False),
    ):
        typed = st.text_input(say("assign.to"), max_chars=MOST_IN_NAME, key=f"assign.to.{n}")
        if st.form_submit_button(say("decide.assign"), type="primary", key=f"assign.send.{n}"):
            to = typed_line(typed or "", say("field.name"), MOST_IN_NAME)
            if to:
                decide(application, standing, [n], "assigned", to)
            note(say("assign.no-name"))


def decided_html(standing: Standing, n: int, say: Words, *, is_new: bool = False) -> str:
    """
    Return what was decided about a finding as a line of HTML; empty where nothing was.
    """
    pieces = [f'<span class="rl-tag rl-accent">{html_text(say("decide.new"))}</span>'] if is_new else []
    if dismissal := standing.dismissed.get(n):
        pieces.append(
            f'<span class="rl-tag rl-low">{icon("none")}{html_text(say("decide.dismissed"))}</span>'
        )
        pieces.append(f"<span>{dismissal_html(dismissal, say)}</span>")
    outcome, assignment = standing.of(n, "outcome"), standing.of(n, "assignment")
    if outcome and n not in standing.dismissed:
        words = html_text(say(f"decide.{outcome.choice}", who="\0")).replace("\0", who(outcome.by, say))
        pieces.append(f'<span class="rl-tag rl-ok">{icon("check")}<span>{words}</span></span>')
    if assignment:
        pieces.append(f"<span>{html_runs(say('decide.assigned', to=assignment.to))}</span>")
    return f'<div class="rl-decided">{"".join(pieces)}</div>' if pieces else ""


def dismissal_html(dismissal: Dismissal, say: Words) -> str:
    """
    Return the reason, owner and last day of a dismissal as HTML.
    """
    day = day_words(dismissal.until, say)
    return html_runs(say("dismissed.by", reason=dismissal.reason, owner=dismissal.owner, day=day))


def draw_dismissed(application: "Application", standing: Standing, say: Words) -> None:
    """
    Draw the findings that dismissals took out of the count, each with its reason and the way back.
    """
    if not standing.hidden:
        return
    here = all(standing.dismissed[n].batch == standing.batch for n in standing.hidden)
    label = say.count("aside.dismissed" if here else "aside.earlier", len(standing.hidden))
    with st.expander(label, key="review.dismissed"):
        for finding in standing.numbered:
            n = finding.n
            if n not in standing.hidden:
                continue
            dismissal = standing.dismissed[n]
            draw(
                f'<p class="rl-do"><b>{html_runs(dismissal.quoted or say("dismissals.whole"))}</b> '
                f"{html_runs(say.of(finding.explained.title))}</p>"
                f'<p class="rl-note">{dismissal_html(dismissal, say)}</p>'
            )
            if st.button(say("decide.back.all"), key=f"decide.undismiss.{n}"):
                _end(application, dismissal.key)
        link("dismissals", say("dismissals.link"))
