"""
A small knowledge base for tests of pages: one entry of each kind and more norms, and the same with markup.
"""

import dataclasses
from datetime import date
from typing import Any

from guide.domain import (
    AppliesTo,
    Bilingual,
    CalendarDay,
    Change,
    DateRule,
    Entry,
    Example,
    Examples,
    Fact,
    House,
    Incident,
    Library,
    Measures,
    Myth,
    Norm,
    PlatformFact,
    Reference,
    Source,
    Suppression,
    Term,
)

CHECKED = date(2026, 11, 23)
# Markup of every kind that must reach the screen as it is typed.
HOSTILE = (
    "<script>window.pwned=1</script> <img src=http://evil.example/a.png onerror=window.pwned=1> "
    "![x](http://evil.example/b.png) [y](http://evil.example/c) :red[z] :material/home: :smile: $x^2$ "
    "`k` **b** &lt;"
)

LAW = Source(
    id="advertising-law-2021",
    strength="law",
    title=Bilingual("Advertising Law 2021", "广告法（2021）"),
    publisher="NPC Standing Committee",
    published="2021-04-29",
    url="https://law.example/advertising",
    checked=CHECKED,
)
PRESS = Source(
    id="krasia-xiaohongshu-2025",
    strength="press",
    title=Bilingual("Who owns Xiaohongshu", "小红书是谁的"),
    publisher="KrASIA",
    published="2025-06",
    url="https://press.example/who",
    checked=CHECKED,
)


def make_norm(entry_id: str, title: tuple[str, str], severity: Any = "high", **changes: Any) -> Norm:
    values: dict[str, Any] = {
        "id": entry_id,
        "title": Bilingual(*title),
        "category": entry_id.split("/")[1],
        "severity": severity,
        "applies_to": AppliesTo(("all",), ("all",), ("all",)),
        "norm": Bilingual(
            "Advertising may not use such words for the goods it sells, nor words that mean the same.",
            "广告中不得用这类词形容所推销的商品，意思相近的词也不行。",
        ),
        "chinese_reading": Bilingual(
            "A claim about the goods, which has to be provable. Regulators treat it as one, and many "
            "readers take it for hard selling.",
            "会被看作对商品的宣称，须能证明。监管部门如此认定，不少读者也觉得是硬推销。",
        ),
        "western_assumption": Bilingual("Enthusiasm, which few readers check.", "只是表达热情，没人当真。"),
        "advice": Bilingual("Say what is true and can be shown.", "写真实、能证明的内容。"),
        "limits": Bilingual(
            "A wish or a goal does not point at the goods.", "愿景或目标未指向商品，不在此限。"
        ),
        "sources": (Reference(id=LAW.id, at="Art. 9(3)", supports="bars superlatives in advertising"),),
        "facts": (Fact(en="The fine is RMB 200,000 to 1,000,000.", zh="罚款二十万元以上一百万元以下。"),),
        "examples": Examples(
            (
                Example(text="我们是全网最低价！", spans=("全网最低价",)),
                Example(text="The best serum in China.", spans=("The best serum in China",)),
            ),
            (
                Example(text="最近第一次来上海，很开心。"),
                Example(text="The best way to apply it is at night."),
            ),
        ),
        "checked": CHECKED,
        "review_by": date(2027, 11, 23),
    }
    return Norm(**{**values, **changes})


SUPERLATIVES = make_norm(
    "norms/absolute-claims/superlatives",
    ("Superlatives need proof, and most are barred", "绝对化用语须有依据，多数不可用"),
    related=("myths/alibaba-owns-xiaohongshu", "norms/price-promo-claims/lowest-price"),
)
NORMS = (
    SUPERLATIVES,
    make_norm(
        "norms/undisclosed-ad/gifted",
        ("Gifted, with a shop link, and not marked", "收到赠品带链接却未标明广告"),
    ),
    make_norm("norms/cosmetics-claims/cosmeceutical", ("“Cosmeceutical” implies medicine", "“药妆”暗示药效")),
    make_norm("norms/medical-claims/treats", ("A cosmetic may not promise to treat", "化妆品不得承诺疗效")),
    make_norm(
        "norms/translation-tells/empower",
        ("“Empower your journey” sounds translated", "“赋能旅程”有翻译腔"),
        "medium",
    ),
    make_norm(
        "norms/address-register/nin",
        ("您 beside 宝子们: two voices in one post", "“您”和“宝子们”口气不一"),
        "low",
    ),
    make_norm(
        "norms/emoji-misuse/smile",
        ("To younger readers this smile is often cold", "年轻人觉得这个微笑很冷淡"),
        "low",
    ),
    make_norm("norms/platform-format/off-app", ("Steering buyers off the app is barred", "不得引导站外交易")),
    make_norm(
        "norms/price-promo-claims/lowest-price",
        ("“Lowest of the year” must be true", "“全年最低”必须属实"),
        "medium",
    ),
)
MYTH = Myth(
    id="myths/alibaba-owns-xiaohongshu",
    title=Bilingual("“Alibaba owns Xiaohongshu”", "“小红书是阿里的”"),
    claim=Bilingual("Xiaohongshu is owned by Alibaba.", "小红书是阿里巴巴旗下的。"),
    verdict="false",
    truth=Bilingual(
        "Xiaohongshu is an independent, privately held company; Alibaba and Tencent are both investors.",
        "小红书是独立的未上市公司，阿里巴巴和腾讯都是投资方。",
    ),
    why_it_is_believed=Bilingual(
        "Alibaba led a round in 2018.", "阿里在 2018 年领投过一轮。", general_knowledge=True
    ),
    so_what=Bilingual("An Alibaba contract does not cover it.", "与阿里签的合同不覆盖小红书。"),
    limits=Bilingual("No verified figure for either stake is held.", "两家持股比例没有可靠来源。"),
    sources=(Reference(id=PRESS.id, supports="independent; both investors"),),
    related=(SUPERLATIVES.id,),
    checked=CHECKED,
    review_by=date(2026, 11, 1),
)
INCIDENT = Incident(
    id="incidents/2018-dolce-gabbana",
    title=Bilingual("Dolce & Gabbana, November 2018", "杜嘉班纳 2018 年 11 月"),
    date="2018-11",
    brands=("Dolce & Gabbana",),
    platforms=("weibo",),
    what_was_posted=Bilingual("Clips with chopsticks and cannoli.", "起筷吃饭短片。"),
    how_it_was_read=Bilingual("Patronising to many.", "许多人认为居高临下。"),
    who_disagreed=Bilingual("Some found it merely clumsy.", "也有人只觉得笨拙。", general_knowledge=True),
    what_the_brand_did=Bilingual("The show was cancelled that day.", "大秀当天取消。"),
    lesson=Bilingual("Do not teach an audience its own culture.", "不要教别人自己的文化。"),
    illustrates=(SUPERLATIVES.id,),
    checked=CHECKED,
)
PLATFORM = PlatformFact(
    id="platforms/xiaohongshu/limits",
    title=Bilingual("How long a note may be", "笔记能写多长"),
    platform="xiaohongshu",
    what_holds=Bilingual("A title has up to 20 characters.", "标题最多 20 字。"),
    so_what=Bilingual("Put the word that matters first.", "重要的词放前面。"),
    limits=Bilingual("Checked in the app; it may change.", "以应用内为准，可能变化。"),
    measures=Measures(title=20, body=1000, tags=10, pictures=18),
    checked=CHECKED,
    general_knowledge=True,
)
TERM = Term(
    id="glossary/种草",
    title=Bilingual("zhòngcǎo", "种草"),
    term="种草",
    pinyin="zhòngcǎo",
    means=Bilingual("To make someone want a thing.", "让人对某物心动。"),
    register="internet",
    brand_use="careful",
    advice=Bilingual("Fine for creators; brands sound eager.", "博主可用，品牌用显得急。"),
    checked=CHECKED,
)


def make_day(key: str, en: str, zh: str, cue: Any, do: tuple[str, str]) -> CalendarDay:
    return CalendarDay(
        id=f"calendar/{key}",
        title=Bilingual(en, zh),
        rule=DateRule(solar="12-13"),
        group="fixed",
        sensitivity="high" if cue == "hold" else "low",
        confidence="high",
        cue=cue,
        say=Bilingual("Nothing.", "不发祝福。"),
        do=Bilingual(*do),
        avoid=Bilingual("Launches.", "上新。"),
        why=Bilingual("A day of mourning.", "哀悼日。"),
        checked=CHECKED,
    )


DAYS = (
    (
        20,
        make_day(
            "nanjing",
            "Nanjing national memorial",
            "国家公祭日",
            "hold",
            ("Hold launches, jokes and celebration.", "不做上新、玩笑和庆祝。"),
        ),
    ),
    (
        32,
        make_day(
            "christmas",
            "Christmas",
            "圣诞节",
            "care",
            ("Commercial, not a public holiday; some places discourage it.", "属商业节点，并非法定假日。"),
        ),
    ),
    (
        39,
        make_day(
            "new-year",
            "New Year's Day",
            "元旦",
            "good",
            ("A light, warm post is welcome.", "适合轻松温暖的内容。"),
        ),
    ),
    (
        75,
        make_day(
            "spring",
            "Spring Festival",
            "春节",
            "wording",
            ("Write 春节, or “Chinese New Year” in English.", "英文写 Chinese New Year。"),
        ),
    ),
)
LIBRARY = Library(
    {e.id: e for e in (*NORMS, MYTH, INCIDENT, PLATFORM, TERM, *(day for _, day in DAYS))},
    {source.id: source for source in (LAW, PRESS)},
    "2026.11+fake",
    House(
        (
            Suppression(
                entry="norms/emoji-misuse/smile",
                reason="Our readers know the mascot.",
                owner="Brand desk",
                until=date(2030, 1, 1),
            ),
        )
    ),
    changes=(
        Change(
            on=date(2026, 11, 24),
            what=Bilingual("A second reading of the norms.", "规范第二次审读。"),
            entries=("norms/absolute-claims/superlatives",),
        ),
    ),
)


def _spoilt(value: Any) -> Any:
    """
    Return a value of the knowledge base with markup in every text of it.
    """
    if isinstance(value, Bilingual):
        return Bilingual(HOSTILE, HOSTILE, value.general_knowledge)
    if isinstance(value, Fact):
        return dataclasses.replace(value, en=HOSTILE, zh=HOSTILE)
    if isinstance(value, Example):
        return dataclasses.replace(value, text=f"{HOSTILE}{value.text}")
    if isinstance(value, Reference):
        return dataclasses.replace(value, supports=HOSTILE)
    if isinstance(value, tuple):
        return tuple(_spoilt(item) for item in value)
    if isinstance(value, Entry | Source | Examples):
        free = {"term", "pinyin", "publisher"}
        fields = {
            field.name: HOSTILE if field.name in free else _spoilt(getattr(value, field.name))
            for field in dataclasses.fields(value)
        }
        return type(value)(**fields)
    return value


def make_hostile_library() -> Library:
    """
    Return the library with markup in every text.
    """
    return Library(
        {key: _spoilt(entry) for key, entry in LIBRARY.entries.items()},
        {key: _spoilt(source) for key, source in LIBRARY.sources.items()},
        LIBRARY.version,
        House(
            tuple(dataclasses.replace(r, reason=HOSTILE, owner=HOSTILE) for r in LIBRARY.house.suppressions)
        ),
        changes=tuple(dataclasses.replace(change, what=_spoilt(change.what)) for change in LIBRARY.changes),
    )
