"""
Words of Ask.
"""

ASK: dict[str, tuple[str, str]] = {
    "ask.title": ("Ask", "提问"),
    "ask.lead": (
        (
            "Ask about a norm, a term, a date or a platform. Each sentence of an answer rests on a "
            "reviewed entry; without one, there is no answer."
        ),
        "可以问规范、用语、日期或平台。回答的每一句都有已审核的条目作依据；没有依据就不作答。",
    ),
    "ask.field": ("Ask about a norm, a term, a date, or paste a sentence", "问规范、用语、日期，或贴一句话"),
    "ask.new": ("New", "新对话"),
    "ask.examples": ("For example", "例如"),
    "ask.working": ("Finding passages, checking sentences", "正在查找依据、核对句子"),
    "ask.corrected": ("Part of the question needs correcting first", "问题中有一处需要先更正"),
    "ask.contested": ("Contested, with support on both sides", "说法有争议，两边都有依据"),
    "ask.not-answered": ("Not answered", "暂无答案"),
    "ask.abstain": (
        "Redline has no verified source for this, so it will not guess. Nearest topics:",
        "知识库未收录可靠依据，不作猜测。相近的话题：",
    ),
    "ask.ends": ("Where this ends.", "适用范围。"),
    "support.well": ("Well supported", "依据充分"),
    "support.partly": ("Partly supported", "部分有依据"),
    "support.contested": ("Contested", "说法有争议"),
    "support.none": ("Not answered", "暂无答案"),
    "ask.passages.one": ("1 passage", "1 条依据"),
    "ask.passages.many": ("{n} passages", "{n} 条依据"),
    "ask.newest": ("{passages}, newest {day}", "{passages}，最新为 {day}"),
    "ask.passages": ("Passages", "依据"),
    "ask.sources.one": ("1 source", "1 个来源"),
    "ask.sources.many": ("{n} sources", "{n} 个来源"),
    "ask.next": ("Read next", "延伸阅读"),
    "example.1": ("Do we have to mark a gifted post as advertising?", "收到赠品写笔记，要标明广告吗？"),
    "example.2": ("Can we say we are number one in China?", "能写“全网第一”吗？"),
    "example.3": ("Is it Lunar New Year or Spring Festival?", "英文写 Lunar New Year 可以吗？"),
    "example.4": ("Who owns Xiaohongshu?", "小红书是阿里巴巴旗下的吗？"),
    "example.5": ("Does 🙂 look friendly to younger readers?", "发🙂会显得冷淡吗？"),
    "example.6": ("What did Dolce & Gabbana do wrong in China?", "杜嘉班纳为什么被抵制？"),
}
