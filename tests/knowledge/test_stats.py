from guide.domain import Reference
from guide.knowledge import count_library, strongest
from tests.makers import make_library, make_norm


def test_every_category_is_counted_also_where_it_is_empty():
    counted = count_library(make_library(make_norm()))

    assert counted["by_category"]["absolute-claims"] == 1
    assert counted["by_category"]["minors"] == 0
    assert counted["examples_by_category"]["absolute-claims"] == {
        "flags_en": 1,
        "flags_zh": 0,
        "passes_en": 1,
        "passes_zh": 0,
    }


def test_the_coverage_has_a_row_for_each_language_and_strength():
    rows = count_library(make_library(make_norm()))["coverage"]

    assert rows == [
        {"category": "absolute-claims", "kind": "norm", "lang": lang, "strength": "general", "entries": 1}
        for lang in ("en", "zh")
    ]


def test_an_incident_counts_in_the_categories_it_illustrates(library):
    rows = count_library(library)["coverage"]

    assert any(row["kind"] == "incident" and row["category"] == "sensitive-dates" for row in rows)


def test_the_strongest_source_counts(library):
    norm = library.entries["norms/absolute-claims/superlatives"]

    assert strongest(norm, library) == "law"
    assert strongest(make_norm(sources=(Reference(id="nobody"),)), library) == "general"


def test_links_between_norms_and_incidents_go_both_ways(library):
    for incident in (entry for entry in library.entries.values() if entry.kind == "incident"):
        for target in incident.illustrates:
            assert incident.id in library.entries[target].related
