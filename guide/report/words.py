"""
The words of exported reviews, in English, in Chinese, or in both.
"""

from typing import Literal

from guide.domain import Bilingual, Lang, Review

ReportLang = Literal["en", "zh", "both"]

WORDS: dict[str, Bilingual] = {
    "review": Bilingual("Redline review", "红线审校"),
    "about": Bilingual("About this file", "说明"),
    "all": Bilingual("All findings", "全部问题"),
    "disclaimer": Bilingual("Guidance for writers, not legal advice.", "写作参考，不构成法律意见。"),
    "unmarked": Bilingual(
        "What is left unmarked is not thereby lawful; a native reader still has the last word.",
        "未标出的不等于合法，发布前仍建议请母语者过目。",
    ),
    "knowledge": Bilingual("Knowledge", "知识库"),
    "date": Bilingual("Planned for", "计划发布日"),
    "date.none": Bilingual("no date given", "未指定日期"),
    "platform": Bilingual("Platform", "平台"),
    "author": Bilingual("Posted by", "发布者"),
    "industry": Bilingual("Industry", "行业"),
    "mode": Bilingual("Engine", "引擎"),
    "mode.offline": Bilingual("Offline engine", "离线引擎"),
    "mode.model": Bilingual("With a model", "使用模型"),
    # Verdicts and what they mean
    "verdict": Bilingual("Verdict", "结论"),
    "verdict.block": Bilingual("Block", "拦下"),
    "verdict.revise": Bilingual("Revise", "需修改"),
    "verdict.ok": Bilingual("OK, nothing found above low", "未发现中高风险问题"),
    "lead.block": Bilingual(
        "{n} of the findings may break a rule or get the post removed. Fix those first.",
        "有 {n} 处可能违规或导致下架，请先处理。",
    ),
    "lead.block.one": Bilingual(
        "One finding may break a rule or get the post removed. Fix that first.",
        "有 1 处可能违规或导致下架，请先处理。",
    ),
    "lead.revise": Bilingual(
        "Nothing high was found; {n} places may be misread or need proof.",
        "未发现高风险问题，有 {n} 处可能被误读或需补充依据。",
    ),
    "lead.revise.one": Bilingual(
        "Nothing high was found; one place may be misread or needs proof.",
        "未发现高风险问题，有 1 处可能被误读或需补充依据。",
    ),
    "lead.ok": Bilingual(
        "Nothing found above low. A native reader still has the last word.",
        "未发现中高风险问题，发布前仍建议请母语者过目。",
    ),
    "lead.nothing": Bilingual(
        "Nothing found in {n} characters. A native reader still has the last word.",
        "{n} 个字符中未发现问题，发布前仍建议请母语者过目。",
    ),
    "lead.blank": Bilingual(
        "No text was read in the picture, so there was nothing to review but its codes.",
        "图中没有读到文字，除了码以外没有可审校的内容。",
    ),
    "severity": Bilingual("Severity", "严重程度"),
    "severity.high": Bilingual("High", "高"),
    "severity.medium": Bilingual("Medium", "中"),
    "severity.low": Bilingual("Low", "低"),
    # Parts of a review
    "findings": Bilingual("Findings", "问题"),
    "first": Bilingual("Fix first", "先改这些"),
    "first.more": Bilingual("and {n} more below", "另有 {n} 处，见下文"),
    "draft": Bilingual("Draft with comments", "带批注的原稿"),
    "marked": Bilingual("Draft with marks", "带标注的原稿"),
    "rewritten": Bilingual("Rewritten", "改写"),
    "rewritten.legend": Bilingual(
        "Struck through in red: taken out. Double underline in green: put in.",
        "红色删除线为删去，绿色双下划线为新增。",
    ),
    "rewritten.none": Bilingual(
        "There is no rewrite that would not raise something new. Follow the advice of each finding.",
        "没有不引出新问题的改写，请按各处建议修改。",
    ),
    "whole": Bilingual("About the whole post", "涉及全文"),
    "missing": Bilingual("(missing)", "（缺少）"),
    "aside": Bilingual("Set aside by house rules", "团队约定搁置的"),
    "skipped": Bilingual("Did not run", "未运行"),
    "unread": Bilingual("Could not be read", "无法读取"),
    "posts": Bilingual("Posts", "笔记"),
    "post": Bilingual("Post", "笔记"),
    "file": Bilingual("File", "文件"),
    # A finding
    "number": Bilingual("No.", "序号"),
    "category": Bilingual("Category", "类别"),
    "quoted": Bilingual("Quoted words", "原文"),
    "title": Bilingual("Title", "标题"),
    "meant": Bilingual("You probably meant", "你想说的可能是"),
    "read": Bilingual("How it is likely to be read", "读者可能读成"),
    "do": Bilingual("Do this", "建议"),
    "fix": Bilingual("Fix", "改法"),
    "fix.replace": Bilingual("Replace with", "改为"),
    "fix.delete": Bilingual("Delete these words", "删去这些字"),
    "fix.add": Bilingual("Add", "补上"),
    "fix.none": Bilingual("No ready wording: follow the advice", "没有现成措辞，请按建议修改"),
    "rewrite": Bilingual("New words", "新措辞"),
    "applied": Bilingual("In the rewritten text", "已用于改写"),
    "yes": Bilingual("yes", "是"),
    "no": Bilingual("no", "否"),
    "sources": Bilingual("Sources", "依据"),
    "picture": Bilingual("Picture", "图片"),
    "picture.n": Bilingual("Picture {n}: {name}", "图 {n}：{name}"),
    "picture.in": Bilingual("in picture {n} ({name})", "在图 {n}（{name}）中"),
    "picture.unsure": Bilingual("hard to read there: compare", "图上字迹难辨，请核对"),
    "general": Bilingual("General knowledge, no source held", "常识，暂无来源"),
    "confidence": Bilingual("Confidence", "把握"),
    "sure.very": Bilingual("Very sure", "很确定"),
    "sure.likely": Bilingual("Likely", "较可能"),
    "sure.possible": Bilingual("Possible", "可能"),
    "start": Bilingual("Start", "起"),
    "end": Bilingual("End", "止"),
    "entry": Bilingual("Entry", "条目"),
    "detector": Bilingual("Detector", "检测方式"),
    "house": Bilingual("House rule", "团队约定"),
    "language": Bilingual("Language", "语言"),
    "language.both": Bilingual("Both", "中英对照"),
    # Strength of a source
    "strength.law": Bilingual("Law", "法律法规"),
    "strength.regulator": Bilingual("Regulator", "监管部门"),
    "strength.platform": Bilingual("Platform rule", "平台规则"),
    "strength.press": Bilingual("Press", "媒体报道"),
    "strength.trade-press": Bilingual("Trade press", "行业媒体"),
    "strength.scholarship": Bilingual("Scholarship", "学术研究"),
    "strength.general": Bilingual("General knowledge", "常识"),
    # Where and by whom a draft is posted
    "platform.xiaohongshu": Bilingual("Xiaohongshu", "小红书"),
    "platform.wechat": Bilingual("WeChat", "微信"),
    "platform.weibo": Bilingual("Weibo", "微博"),
    "platform.douyin": Bilingual("Douyin", "抖音"),
    "platform.bilibili": Bilingual("Bilibili", "哔哩哔哩"),
    "platform.tmall": Bilingual("Tmall", "天猫"),
    "platform.generic": Bilingual("Other platform", "其他平台"),
    "author.brand": Bilingual("brand post", "品牌发布"),
    "author.paid-creator": Bilingual("paid creator", "付费博主"),
    "author.gifted-creator": Bilingual("creator with a gift", "收到赠品的博主"),
    "author.user": Bilingual("ordinary user", "普通用户"),
}

_SURE = ((0.85, "very"), (0.6, "likely"), (0.0, "possible"))


def langs_of(lang: ReportLang) -> tuple[Lang, ...]:
    """
    Return the languages that a report in `lang` is written in, in order.
    """
    return ("en", "zh") if lang == "both" else (lang,)


def words(key: str, **slots: object) -> Bilingual:
    """
    Return the words for a key with their slots filled.
    """
    found = WORDS[key]
    return Bilingual(found.en.format(**slots), found.zh.format(**slots)) if slots else found


def each(text: Bilingual, lang: ReportLang) -> tuple[tuple[Lang, str], ...]:
    """
    Return a text in each language of a report; one that is the same in both is said once.
    """
    told = tuple((one, text.text(one)) for one in langs_of(lang))
    return told[:1] if len(told) == 2 and told[0][1] == told[1][1] else told


def joined(text: Bilingual, lang: ReportLang, between: str = " ") -> str:
    """
    Return a text in the languages of a report as one piece: `High 高`.
    """
    return between.join(said for _, said in each(text, lang))


def label(key: str, lang: ReportLang, between: str = " ") -> str:
    """
    Return the words for a key in the languages of a report as one piece.
    """
    return joined(words(key), lang, between)


def confidence_words(confidence: float) -> Bilingual:
    """
    Return how sure a finding is, in words; `confidence` is between 0 and 1.
    """
    return words(f"sure.{next(name for least, name in _SURE if confidence >= least)}")


def verdict_lead(review: Review) -> Bilingual:
    """
    Return what a review's verdict means, in a sentence.
    """
    if not review.findings:
        return nothing_words(review)
    if review.verdict == "ok":
        return words("lead.ok")
    n = review.counts["high" if review.verdict == "block" else "medium"]
    return words(f"lead.{review.verdict}.one") if n == 1 else words(f"lead.{review.verdict}", n=n)


def nothing_words(review: Review) -> Bilingual:
    """
    Return that nothing was found, and in how much text.
    """
    text = review.draft.text
    return words("lead.nothing", n=f"{len(text):,}") if text else words("lead.blank")


def counts_words(review: Review) -> Bilingual:
    """
    Return the numbers of findings by severity: `2 high, 1 medium, 0 low`.
    """
    counts = review.counts
    return Bilingual(
        ", ".join(f"{n} {WORDS[f'severity.{severity}'].en.lower()}" for severity, n in counts.items()),
        "，".join(f"{WORDS[f'severity.{severity}'].zh} {n}" for severity, n in counts.items()),
    )
