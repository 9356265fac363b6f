"""
An application for tests of pages: real domain values, a table of words for detectors, memory for a database.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from guide.domain import (
    Answer,
    AnswerCitation,
    AppliesTo,
    Attempt,
    Bilingual,
    CalendarDay,
    Citation,
    DateRule,
    Draft,
    Engine,
    Entry,
    Example,
    Examples,
    ExplainedFinding,
    Fact,
    Finding,
    Incident,
    Lang,
    Library,
    Measures,
    Myth,
    Norm,
    Option,
    PlatformFact,
    QuizItem,
    RankedEntry,
    Reference,
    Review,
    Round,
    Sentence,
    Source,
    Span,
    Term,
    Topic,
    TopicScore,
    UnreadableDraft,
)
from guide.errors import UsageError
from guide.settings import Settings

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
)
# What stands for detectors: a text, its norm, and what to write instead.
WORDS: tuple[tuple[str, str, str | None], ...] = (
    ("全网最低价", "norms/absolute-claims/superlatives", "价格实惠"),
    ("药妆", "norms/cosmetics-claims/cosmeceutical", "护肤"),
    ("三天消炎、七天告别暗沉", "norms/medical-claims/treats", "日常舒缓保湿"),
    ("它会赋能您的护肤旅程", "norms/translation-tells/empower", "早晚护肤都顺手"),
    ("您", "norms/address-register/nin", "你"),
    ("🙂", "norms/emoji-misuse/smile", "😊"),
    ("加V，链接发你", "norms/platform-format/off-app", "点下方商品卡"),
    ("No. 1", "norms/absolute-claims/superlatives", None),
    ("lowest", "norms/price-promo-claims/lowest-price", "fair"),
)
ENGINE = Engine("offline", None, "2026.11+fake", 0.031)


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
    )


class FakeApplication:
    """
    Behaves as the application does, without knowledge files, index or database.
    """

    def __init__(self, library: Library = LIBRARY, settings: Settings | None = None) -> None:
        self.settings = settings or Settings.from_environment({"REDLINE_DATA": "/nowhere"})
        self.library = library
        self.asked: list[str] = []
        self.submitted: list[tuple[str, str, int]] = []
        self._kept: dict[str, tuple[Review | UnreadableDraft, ...]] = {}
        self._answers: dict[str, list[Answer]] = {}
        self._rounds: dict[str, Round] = {}

    def review(self, draft: Draft) -> Review:
        found = sorted(_find(draft), key=lambda f: (f.span is not None, f.span.start if f.span else -1))
        explained = tuple(self._explain(draft, n, finding) for n, finding in enumerate(found, 1))
        severities = {finding.severity for finding in found}
        return Review(
            draft=draft,
            lang="zh" if any("\u4e00" <= sign <= "\u9fff" for sign in draft.text) else "en",
            verdict="block" if "high" in severities else "revise" if "medium" in severities else "ok",
            findings=explained,
            rewritten=_rewrite(draft, explained),
            checked=tuple({norm.category for norm in self.library.norms}),
            skipped=(),
            engine=ENGINE,
        )

    def _explain(self, draft: Draft, n: int, finding: Finding) -> ExplainedFinding:
        norm = self.library.entries[finding.entry]
        assert isinstance(norm, Norm)
        return ExplainedFinding(
            id=f"{draft.id}/{n}",
            finding=finding,
            title=norm.title,
            chinese_reading=norm.chinese_reading,
            western_assumption=norm.western_assumption,
            advice=norm.advice,
            citations=(_cite(norm.id, self.library.sources[LAW.id], "Art. 9(3)"),),
            applied=finding.fix != "none" and finding.entry != "norms/address-register/nin",
        )

    def review_many(self, drafts: Iterable[Draft | UnreadableDraft]) -> Iterator[Review | UnreadableDraft]:
        return (draft if isinstance(draft, UnreadableDraft) else self.review(draft) for draft in drafts)

    def ask(self, question: str, *, question_id: str = "q-1", lang: str = "auto") -> Answer:
        self.asked.append(question)
        if "Pugongying" in question:
            return make_answer(question, self.library, abstained=True)
        return make_answer(question, self.library)

    def search(self, query: str, k: int = 10) -> tuple[RankedEntry, ...]:
        wanted = query.casefold()
        found = [
            e
            for e in self.library.entries.values()
            if wanted in f"{e.id} {e.title.en} {e.title.zh}".casefold()
        ]
        return tuple(
            RankedEntry(entry=e.id, score=1, lexical=1, semantic=1, coverage=1, passages=())
            for e in found[:k]
        )

    def entry(self, entry_id: str) -> Entry:
        if entry_id not in self.library.entries:
            raise UsageError(f"no entry {entry_id}")
        return self.library.entries[entry_id]

    def days_ahead(self, today: date, days: int) -> tuple[tuple[date, CalendarDay], ...]:
        ahead = ((n, self.library.entries[day.id]) for n, day in DAYS if n <= days)
        return tuple((today + timedelta(days=n), day) for n, day in ahead if isinstance(day, CalendarDay))

    def is_stale(self, today: date) -> bool:
        return False

    def keep(self, reviews: Sequence[Review | UnreadableDraft]) -> str:
        key = f"kept-{len(self._kept) + 1}"
        self._kept[key] = tuple(reviews)
        return key

    def kept(self, key: str) -> tuple[Review | UnreadableDraft, ...]:
        return self._kept.get(key, ())

    def keep_answer(self, conversation: str, answer: Answer) -> None:
        self._answers.setdefault(conversation, []).append(answer)

    def conversation(self, key: str) -> tuple[Answer, ...]:
        return tuple(self._answers.get(key, ()))

    def start_round(self, lang: Lang, *, topic: str | None = None, seed: int | None = None) -> Round:
        key = f"round-{len(self._rounds) + 1}"
        self._rounds[key] = Round(key, lang, tuple(make_item(n, lang) for n in range(1, 11)), ())
        return self._rounds[key]

    def round(self, key: str) -> Round | None:
        return self._rounds.get(key)

    def submit(self, round_key: str, item_id: str, chosen: int) -> Attempt:
        self.submitted.append((round_key, item_id, chosen))
        round_ = self._rounds[round_key]
        for attempt in round_.attempts:
            if attempt.item == item_id:
                return attempt
        item = next(item for item in round_.items if item.id == item_id)
        attempt = Attempt(round_key, item_id, chosen, chosen == item.key)
        self._rounds[round_key] = dataclasses.replace(round_, attempts=(*round_.attempts, attempt))
        return attempt

    def score(self, round_: Round) -> tuple[TopicScore, ...]:
        right = sum(attempt.right for attempt in round_.attempts)
        return (
            TopicScore(
                "absolute-claims", Bilingual("Absolute claims", "绝对化用语"), right, len(round_.attempts)
            ),
        )


def _cite(entry: str, source: Source, locator: str | None = None) -> Citation:
    return Citation(
        entry=entry,
        source=source.id,
        title=source.title,
        locator=locator,
        url=source.url,
        published=source.published,
        strength=source.strength,
    )


def _find(draft: Draft) -> Iterator[Finding]:
    severities = {norm.id: norm.severity for norm in NORMS}
    for word, entry, rewrite in WORDS:
        start = draft.text.find(word)
        if start >= 0:
            yield Finding(
                entry=entry,
                category=entry.split("/")[1],
                severity=severities[entry],
                confidence=0.95,
                span=Span(start, start + len(word), word),
                detector="term",
                fix="replace" if rewrite else "none",
                rewrite=rewrite,
            )
    if "送我" in draft.text and "广告" not in draft.text:
        yield Finding(
            entry="norms/undisclosed-ad/gifted",
            category="undisclosed-ad",
            severity="high",
            confidence=0.9,
            span=None,
            detector="omission",
            fix="add",
            rewrite="广告",
        )


def _rewrite(draft: Draft, explained: Sequence[ExplainedFinding]) -> str | None:
    text = draft.text
    applied = [e.finding for e in explained if e.applied]
    for finding in sorted(applied, key=lambda f: -(f.span.start if f.span else 0)):
        if finding.span:
            text = text[: finding.span.start] + (finding.rewrite or "") + text[finding.span.end :]
    if any(f.span is None for f in applied):
        head = text.index("\n") + 1 if draft.title_end else 0
        text = f"{text[:head]}广告\n{text[head:]}"
    return text if applied else None


def make_answer(question: str, library: Library = LIBRARY, *, abstained: bool = False) -> Answer:
    values: dict[str, Any] = {
        "id": "q-1",
        "question": question,
        "lang": "en",
        "asked_in": "en",
        "abstained": abstained,
        "premise_corrected": not abstained,
        "support": "none" if abstained else "well",
        "topics": tuple(Topic(topic, library.entries[topic].title) for topic in (SUPERLATIVES.id, TERM.id)),
        "engine": ENGINE,
    }
    if abstained:
        said = "Redline has no verified source for this, so it will not guess."
        return Answer(**values, sentences=(Sentence(said, "lead", ()),), citations=())
    return Answer(**values, sentences=SENTENCES, citations=_citations(library))


SENTENCES = (
    Sentence("No. Xiaohongshu is independent; Alibaba and Tencent are both investors in it.", "lead", (1,)),
    Sentence("The list your board remembers was about Alibaba.", "body", (1, 2)),
    Sentence("We hold no verified figures for either stake, so none is given.", "limit", (2,)),
)


def _citations(library: Library) -> tuple[AnswerCitation, ...]:
    myth, norm = library.entries[MYTH.id], library.entries[SUPERLATIVES.id]
    assert isinstance(myth, Myth)
    assert isinstance(norm, Norm)
    press = _cite(myth.id, library.sources[PRESS.id])
    law = _cite(norm.id, library.sources[LAW.id], "Art. 9(3)")
    return (
        AnswerCitation(
            n=1,
            entry=myth.id,
            kind="myth",
            title=myth.title,
            quote=myth.truth.en,
            score=0.9,
            sources=(press,),
        ),
        AnswerCitation(
            n=2, entry=norm.id, kind="norm", title=norm.title, quote=norm.norm.en, score=0.8, sources=(law,)
        ),
    )


def make_item(n: int, lang: Lang) -> QuizItem:
    return QuizItem(
        id=f"item-{n}",
        kind="which-is-marked",
        entry=SUPERLATIVES.id,
        topic="absolute-claims",
        lang=lang,
        prompt="Which of these needs a change before it goes out?",
        material="我们是全网最低价！" if n % 2 else "",
        options=(
            Option("The best way to apply it is at night.", right=False, why="A tip on use."),
            Option("The No. 1 tea in China", right=True, why="Points at the goods; barred."),
            Option("Our lightest formula yet", right=False, why="Compares with oneself."),
        ),
        why="Superlatives about the goods are barred.",
        source=SUPERLATIVES.title.en,
    )
