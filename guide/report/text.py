"""
Reviews and answers for a terminal.
"""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from guide.domain import (
    Answer,
    Bilingual,
    Citation,
    Draft,
    ExplainedFinding,
    Lang,
    Review,
    SetAside,
    UnreadableDraft,
    is_house,
)
from guide.report.pictured import where_words

_COLOURS = {"high": "bold red", "medium": "bold yellow", "low": "cyan"}
_VERDICTS = {
    "block": Bilingual("Block", "拦下"),
    "revise": Bilingual("Revise", "需修改"),
    "ok": Bilingual("OK: nothing found above low", "未发现中高风险问题"),
}
_WORDS = {
    "high": Bilingual("High", "高"),
    "medium": Bilingual("Medium", "中"),
    "low": Bilingual("Low", "低"),
    "missing": Bilingual("(missing)", "（缺少）"),
    "read": Bilingual("How it is likely to be read: ", "读者可能读成："),
    "meant": Bilingual("You probably meant: ", "你想说的可能是："),
    "do": Bilingual("Do this: ", "建议："),
    "general": Bilingual("general knowledge, no source held", "常识，暂无来源"),
    "rewritten": Bilingual("With the rewrites applied:", "采用改写后："),
    "house": Bilingual("house rule", "团队约定"),
    "aside": Bilingual("Set aside by house rules:", "团队约定搁置的："),
    "silenced": Bilingual("silenced", "不再提示"),
    "lowered": Bilingual("lowered to {to}", "降为{to}"),
    "until": Bilingual("{reason} ({owner}, until {until})", "{reason}（{owner}，至 {until}）"),
    "codes": Bilingual("{kind} in {name}: {text}", "{name} 中的 {kind}：{text}"),
    "blank": Bilingual("No text was read in {name}.", "{name} 中没有读到文字。"),
    "left": Bilingual("In the file but not reviewed: ", "文件中另有未审校的内容："),
    "comment": Bilingual("comments", "批注"),
    "deleted": Bilingual("deletions in tracked changes", "修订中已删除的文字"),
    "hidden": Bilingual("hidden text", "隐藏内容"),
    "picture": Bilingual("pictures", "图片"),
    "close": Bilingual("Guidance for writers, not legal advice.", "写作参考，不构成法律意见。"),
}


def print_review(console: Console, review: Review | UnreadableDraft, lang: Lang = "en") -> None:
    """
    Print one review, or why an input could not be read.
    """
    if isinstance(review, UnreadableDraft):
        console.print(Text(f"{review.name}: {review.error}", style="bold"), soft_wrap=True)
        return
    console.print(
        Text(f"{review.draft.name}  {_VERDICTS[review.verdict].text(lang)}", style="bold"), soft_wrap=True
    )
    for line in _picture_lines(review.draft, lang):
        console.print(line, soft_wrap=True)
    for explained in review.findings:
        for line in _finding_lines(explained, review.draft, lang):
            console.print(line, soft_wrap=True)
    if review.rewritten is not None:
        console.print(Text(f"\n{_WORDS['rewritten'].text(lang)}\n{review.rewritten}"), soft_wrap=True)
    if review.suppressed:
        console.print(Text("\n" + _WORDS["aside"].text(lang), style="bold"), soft_wrap=True)
        for aside in review.suppressed:
            console.print(Text("  " + set_aside_words(aside, lang)), soft_wrap=True)
    if review.draft.left_out:
        left = (f"{_WORDS[left.kind].text(lang)} ({left.count})" for left in review.draft.left_out)
        console.print(Text(_WORDS["left"].text(lang) + ", ".join(left), style="dim"), soft_wrap=True)
    console.print(Text(_WORDS["close"].text(lang), style="dim"), soft_wrap=True)


def set_aside_words(aside: SetAside, lang: Lang) -> str:
    """
    Return a line on a finding that a house rule silenced or lowered: what, how, why, by whom, how long.
    """
    finding = aside.finding
    quoted = finding.quoted or _WORDS["missing"].text(lang)
    if aside.to is None:
        what = _WORDS["silenced"].text(lang)
    else:
        what = _WORDS["lowered"].text(lang).format(to=_WORDS[aside.to].text(lang).lower())
    why = _WORDS["until"].text(lang)
    return f"{quoted} [{finding.entry}] {what}: " + why.format(
        reason=aside.reason, owner=aside.owner, until=aside.until
    )


def _picture_lines(draft: Draft, lang: Lang) -> Iterator[Text]:
    for picture in draft.attached:
        if not picture.places:
            yield Text("  " + _WORDS["blank"].text(lang).format(name=picture.name))
        for code in picture.codes:
            words = _WORDS["codes"].text(lang)
            yield Text(
                "  " + words.format(kind=code.kind, name=picture.name, text=" ".join(code.text.split()))
            )


def _finding_lines(explained: ExplainedFinding, draft: Draft, lang: Lang) -> Iterator[Text]:
    finding = explained.finding
    severity = _WORDS[finding.severity].text(lang)
    quoted = finding.quoted or _WORDS["missing"].text(lang)
    head = Text.assemble(("\n" + severity, _COLOURS[finding.severity]), "  ", (quoted, "bold"))
    if finding.rewrite:
        head.append(f" → {finding.rewrite}", style="green")
    yield head
    own = f"  ({_WORDS['house'].text(lang)})" if is_house(finding.entry) else ""
    yield Text(f"  {explained.title.text(lang)}  [{finding.category}]{own}")
    if where := where_words(finding, draft):
        yield Text(f"  {where.text(lang)}")
    yield Text(f"  {_WORDS['meant'].text(lang)}{explained.western_assumption.text(lang)}")
    yield Text(f"  {_WORDS['read'].text(lang)}{explained.chinese_reading.text(lang)}")
    yield Text(f"  {_WORDS['do'].text(lang)}{explained.advice.text(lang)}")
    yield Text("  " + "; ".join(source_words(c, lang) for c in explained.citations), style="dim")


def print_answer(console: Console, answer: Answer) -> None:
    """
    Print one answer with its numbered passages and their sources.
    """
    console.print(Text(answer.text), soft_wrap=True)
    for citation in answer.citations:
        sources = "; ".join(source_words(source, answer.lang) for source in citation.sources)
        console.print(
            Text(
                f"[{citation.n}] {citation.title.text(answer.lang)} ({citation.entry}): {sources}",
                style="dim",
            ),
            soft_wrap=True,
        )


def source_words(citation: Citation, lang: Lang) -> str:
    """
    Return a citation in words: title and place, or that it is general knowledge.
    """
    if citation.source is None:
        return _WORDS["general"].text(lang)
    return " ".join(part for part in (citation.title.text(lang), citation.locator) if part)
