from guide.domain import Bilingual, Draft, ExplainedFinding, Finding, Span
from guide.pages.segments import cut, number_findings, split_draft


def found(text: str, *spans: tuple[int, int, str]):
    return number_findings(
        [
            ExplainedFinding(
                id=f"d/{start}",
                finding=Finding(
                    entry="norms/a/b",
                    category="absolute-claims",
                    severity=severity,
                    confidence=1,
                    span=Span(start, end, text[start:end]),
                    detector="term",
                ),
                title=Bilingual("t", "t"),
                chinese_reading=Bilingual("", ""),
                western_assumption=Bilingual("", ""),
                advice=Bilingual("", ""),
                citations=(),
            )
            for start, end, severity in spans
        ]
    )


def text_of(pieces) -> str:
    return "".join(piece.get("t", "") + text_of(piece.get("c", [])) for piece in pieces)


def test_text_without_findings_is_one_piece():
    assert cut("plain", 0, 5, ()) == [{"t": "plain"}]


def test_a_mark_ends_with_its_number():
    pieces = cut("abcde", 0, 5, found("abcde", (1, 3, "high")))

    assert pieces == [
        {"t": "a"},
        {"m": 1, "s": "high", "c": [{"t": "bc"}, {"n": 1, "s": "high"}]},
        {"t": "de"},
    ]


def test_an_inner_finding_is_nested_in_the_outer():
    (outer,) = cut("abcde", 0, 5, found("abcde", (0, 5, "medium"), (1, 2, "low")))

    inner = outer["c"][1]
    assert (outer["m"], inner["m"]) == (1, 2)
    assert outer["c"][-1] == {"n": 1, "s": "medium"}


def test_crossing_findings_keep_every_character_once():
    pieces = cut("abcdefgh", 0, 8, found("abcdefgh", (0, 5, "high"), (3, 8, "low")))

    assert text_of(pieces) == "abcdefgh"


def test_the_third_of_three_keeps_only_its_number():
    findings = found("abcdef", (0, 6, "high"), (1, 5, "medium"), (2, 4, "low"))

    (outer,) = cut("abcdef", 0, 6, findings)

    assert "'m': 3" not in str(outer)
    assert "'n': 3" in str(outer)


def test_offsets_are_code_points():
    text = "👨‍👩‍👧好 bad"
    start = text.index("bad")

    pieces = cut(text, 0, len(text), found(text, (start, start + 3, "high")))

    assert pieces[-1]["c"][0] == {"t": "bad"}


def test_invisible_signs_are_named():
    assert cut("a\u200bb", 0, 3, ()) == [{"t": "a"}, {"h": "U+200B ZERO WIDTH SPACE"}, {"t": "b"}]


def test_title_body_and_closing_topics_are_told_apart():
    text = "标题：春天\n正文 #不是话题\n第二行\n#护肤 #好物\n"
    draft = Draft(id="d", name="d", text=text, title_start=3, title_end=5, body_start=6)

    parts = split_draft(draft)

    assert [text[slice(*part)] for part in (parts.title, parts.body, parts.topics)] == [
        "春天",
        "正文 #不是话题\n第二行",
        "#护肤 #好物",
    ]


def test_a_draft_of_topics_alone_has_no_body():
    parts = split_draft(Draft(id="d", name="d", text="#a #b"))

    assert (parts.title, parts.body) == (None, None)
