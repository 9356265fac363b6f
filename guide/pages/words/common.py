"""
Words of the frame, of Home, of the state page, and names of things that many pages show.
"""

COMMON: dict[str, tuple[str, str]] = {
    "nav.home": ("Home", "首页"),
    "nav.review": ("Review", "审校"),
    "nav.ask": ("Ask", "提问"),
    "nav.knowledge": ("Knowledge", "知识库"),
    "nav.entry": ("Entry", "条目"),
    "nav.train": ("Train", "培训"),
    "nav.settings": ("State of this instance", "运行状态"),
    "frame.language": ("Language 语言", "语言 Language"),
    "frame.preparing": ("Preparing the knowledge base", "正在准备知识库"),
    "frame.indexing": (
        "Preparing the index of the knowledge base: the first time this takes about a minute",
        "正在准备知识库索引：首次使用约需一分钟",
    ),
    "frame.trouble": ("This page cannot be shown", "无法显示此页"),
    "comma": (", ", "、"),
    "place": (", ", ""),
    # Home
    "home.title": ("Know how it will be read, before you post it.", "发布之前，先知道别人会怎么读。"),
    "home.lead": (
        (
            "Redline reads a draft for Xiaohongshu the way a careful editor in Shanghai would: it "
            "marks what may break a rule or be taken differently, says why, and shows the source."
        ),
        "贴上小红书草稿，红线会标出可能违规或被误读的地方，说明原因，附上依据。",
    ),
    "home.private": (
        "Nothing leaves this machine. No model is set up, and none is needed.",
        "内容不会离开这台机器。未设置模型，也不需要模型。",
    ),
    "home.model": (
        "A model is set up: drafts and questions may be sent to {host}.",
        "已设置模型：草稿和问题可能会发送到 {host}。",
    ),
    "home.how": ("How we keep it so", "如何做到"),
    "home.example": ("A marked example", "标注示例"),
    "home.door1.title": ("Five minutes, one post", "五分钟，一篇笔记"),
    "home.door1.text": (
        "Paste it, read the marks, take the rewrites you like, copy the clean text.",
        "贴上草稿，看标注，取用合适的改写，复制净稿。",
    ),
    "home.door1.link": ("Review a draft", "审校一篇"),
    "home.door2.title": ("Four hundred posts", "四百篇笔记"),
    "home.door2.text": (
        "Drop a sheet or a pile of files. Read first what could be removed; hand back a table.",
        "放入表格或一批文件，先看最可能被下架的，再交回一张表。",
    ),
    "home.door2.link": ("Review a batch", "批量审校"),
    "home.door3.title": ("A team to train", "一个要培训的团队"),
    "home.door3.text": (
        "Ten questions made from reviewed entries, each with its reason and its source.",
        "十道题，均出自已审核的条目，每题附解析与依据。",
    ),
    "home.door3.link": ("Start a quiz", "开始答题"),
    "home.door4.title": ("A quick question", "一个小问题"),
    "home.door4.text": (
        ("“Do we have to mark a gifted post?” Answered from reviewed entries, each sentence sourced."),
        "“收到赠品写笔记要标注吗？”依据已审核条目作答，句句有出处。",
    ),
    "home.door4.link": ("Ask Redline", "问一问"),
    "home.calendar": ("Next on the calendar", "近期日历"),
    "home.calendar.all": ("The next 90 days", "未来 90 天"),
    "home.foot": ("Knowledge {version}, last checked {day}.", "知识库 {version}，{day}核对。"),
    "home.disclaimer": ("Guidance for writers, not legal advice.", "写作参考，不构成法律意见。"),
    "home.stale": (
        "The knowledge is more than 90 days old: check dates and rules before you rely on it.",
        "知识库已超过 90 天未核对：引用前请先核实日期和规定。",
    ),
    "home.state": ("How it works, and where it ends", "如何运作，适用到哪里"),
    # The specimen on Home: a fixed example of our own.
    "specimen.meant": ("Our price is good this season.", "这一季价格不错。"),
    "specimen.read": (
        "A claim to be the cheapest anywhere, which nobody can check.",
        "宣称全网最便宜，却没有人能核实。",
    ),
    "specimen.law": ("Advertising Law 2021", "广告法（2021）"),
    "specimen.article": ("Art. 9(3)", "第九条第三项"),
    # Severity, verdict, confidence
    "severity.high": ("High", "高"),
    "severity.medium": ("Medium", "中"),
    "severity.low": ("Low", "低"),
    "verdict.block": ("Block", "拦下"),
    "verdict.revise": ("Revise", "需修改"),
    "verdict.ok": ("OK", "未发现中高风险问题"),
    "verdict.ok.short": ("OK", "通过"),
    "sure.very": ("Very sure", "很确定"),
    "sure.likely": ("Likely", "较可能"),
    "sure.possible": ("Possible", "可能"),
    "readings.meant": ("You probably meant", "你想说的可能是"),
    "readings.read": ("How it is likely to be read", "读者可能读成"),
    "general": ("General knowledge", "常识"),
    "general.long": ("General knowledge, no source held", "常识，暂无来源"),
    "checked": ("Checked {day}", "{day}核对"),
    "check.due": ("check due", "待复核"),
    # Strength of a source
    "strength.law": ("Law", "法律法规"),
    "strength.regulator": ("Regulator", "监管部门"),
    "strength.platform": ("Platform rule", "平台规则"),
    "strength.press": ("Press", "媒体报道"),
    "strength.trade-press": ("Trade press", "行业媒体"),
    "strength.scholarship": ("Scholarship", "学术研究"),
    "strength.general": ("General knowledge", "常识"),
    "open.entry": ("Open entry", "查看条目"),
    "open.source": ("Open source", "打开来源"),
    # Kinds of entry
    "kind.norm": ("Norm", "规范"),
    "kind.myth": ("Myth", "误解"),
    "kind.incident": ("Incident", "案例"),
    "kind.platform": ("Platform", "平台"),
    "kind.glossary": ("Term", "术语"),
    "kind.calendar": ("Date", "日期"),
    # Calendar cues
    "cue.hold": ("Hold", "暂缓"),
    "cue.wording": ("Wording", "措辞"),
    "cue.care": ("Take care", "留意"),
    "cue.good": ("Good moment", "好时机"),
    # The state page
    "state.title": ("State of this instance", "运行状态"),
    "state.lead": (
        "What is set up here. Nothing secret is shown.",
        "这里列出当前的设置，不显示任何密钥。",
    ),
    "state.knowledge": ("Knowledge", "知识库"),
    "state.knowledge.is": (
        "{version}, {n} entries, {sources} sources",
        "{version}，{n} 个条目，{sources} 个来源",
    ),
    "state.checked": ("Last checked", "最近核对"),
    "state.house": ("House rules", "团队约定"),
    "state.house.yes": (
        "{n} entries of your own; {aside} rules that set findings aside.",
        "{n} 个自有条目，{aside} 条搁置规则。",
    ),
    "state.house.mourning": (
        " Mourning is on today, so any promotion is a finding: {reason}",
        "今天处于哀悼期，任何促销都会提示：{reason}",
    ),
    "state.house.no": ("None.", "未设置。"),
    "state.model": ("Model", "模型"),
    "state.model.no": ("None is set up, and none is needed.", "未设置，也不需要。"),
    "state.model.yes": ("{model} at {host}", "{model}，位于 {host}"),
    "state.index": ("Index", "索引"),
    "state.index.embedded": ("Embedded, on this machine.", "内嵌，位于这台机器。"),
    "state.index.server": ("A Chroma server at {host}.", "Chroma 服务器：{host}。"),
    "state.database": ("Database", "数据库"),
    "state.database.sqlite": ("SQLite, on this machine.", "SQLite，位于这台机器。"),
    "state.database.other": ("{kind} server.", "{kind} 服务器。"),
    "state.sign-in": ("Sign-in", "登录"),
    "state.sign-in.no": (
        "None. Anyone who can reach this address can use it.",
        "未设置。能访问此地址的人都可以使用。",
    ),
    "state.keeps": ("What is kept", "保存什么"),
    "state.keeps.is": (
        (
            "Reviews, decisions on them, answers and quiz answers stay in the database above, so that a "
            "shared link shows them again. Whoever has the link can read them. A review can be deleted "
            "on its page, with all it holds; dismissals are remembered until they end."
        ),
        (
            "审校结果及处理记录、问答和答题记录保存在上述数据库，打开分享链接即可再次查看。持有链接的人都能看到。"
            "审校结果可在其页面删除，内容一并清除；忽略记录会保留到结束为止。"
        ),
    ),
    "state.leaves": ("What leaves", "传出什么"),
    "state.leaves.is": (
        (
            "Nothing. The marks come from rules and from sentences learnt on this machine; fonts and "
            "pictures are served from here."
        ),
        "没有。标注来自规则和本机学到的例句，字体和图片也由本机提供。",
    ),
    "state.ends": ("Where it ends", "适用到哪里"),
    "state.ends.is": (
        (
            "Redline finds words, patterns and meanings it has learnt. Of a picture it reads text and codes, "
            "not what is shown, and a native reader still beats it on tone. What it leaves unmarked is not "
            "thereby lawful."
        ),
        "红线只能找出已学到的词语、句式和含义；对图片只读文字和码，看不懂画面，语气仍不如母语读者。未标出的不等于合法。",
    ),
}
