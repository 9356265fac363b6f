import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.cli.test_review import run  # noqa: F401  The fixture that runs a command.

ANSWER_KEYS = {
    "schema",
    "id",
    "question",
    "lang",
    "answer",
    "abstained",
    "premise_corrected",
    "citations",
    "engine",
}
CITATION_KEYS = ["n", "entry", "title", "quote", "score", "sources"]


def test_an_answer_has_the_keys_of_the_contract(run):  # noqa: F811
    _, out, _ = run("ask", "Who owns Xiaohongshu?", "--format", "json")

    answer = json.loads(out)
    assert set(answer) >= ANSWER_KEYS
    assert answer["schema"] == "redline.answer/1"
    assert set(CITATION_KEYS) == set(answer["citations"][0])
    assert "[1]" in answer["answer"]


def test_a_batch_keeps_its_order(run, tmp_path):  # noqa: F811
    batch = tmp_path / "q.jsonl"
    batch.write_text(
        '{"id": "b", "question": "清明是哪天"}\n\n{"id": "a", "question": "What is 种草?"}\n', "utf-8"
    )

    _, out, _ = run("ask", "--batch", batch)

    assert [json.loads(line)["id"] for line in out.splitlines()] == ["b", "a"]


def test_a_broken_row_of_a_batch_is_named(run, tmp_path):  # noqa: F811
    batch = tmp_path / "q.jsonl"
    batch.write_text('{"id": "b"}\n', "utf-8")

    status, _, err = run("ask", "--batch", batch)

    assert status == 2
    assert "q.jsonl:1" in err


def test_an_unanswerable_question_is_not_answered(run):  # noqa: F811
    _, out, _ = run("ask", "How many goals did Arsenal score on Saturday?", "--format", "json")

    answer = json.loads(out)
    assert answer["abstained"]
    assert answer["citations"] == []


def test_the_base_is_clean_and_counted(run):  # noqa: F811
    assert run("kb", "lint")[0] == 0
    counted = json.loads(run("kb", "stats", "--format", "json")[1])
    assert {"entries", "by_kind", "by_category", "examples", "sources", "oldest_check", "knowledge"} <= set(
        counted
    )


def test_an_entry_is_started_in_the_folder_of_a_team(run, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setenv("REDLINE_HOUSE", str(tmp_path))

    status, out, _ = run("kb", "new", "--house", "norms/minors/school-bags")

    assert status == 0
    assert str(tmp_path / "norms" / "minors" / "school-bags.yml") in out
    assert "category: minors" in (tmp_path / "norms" / "minors" / "school-bags.yml").read_text("utf-8")


def test_without_a_house_folder_no_entry_is_started_in_it(run):  # noqa: F811
    status, _, err = run("kb", "new", "--house", "norms/minors/school-bags")

    assert (status, "REDLINE_HOUSE" in err) == (2, True)


def test_the_rules_of_a_team_are_linted_with_the_base(run, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setenv("REDLINE_HOUSE", str(tmp_path))
    (tmp_path / "suppressions.yml").write_text(
        "old:\n  entry: norms/slang-misuse/dated-slang\n  reason: r\n  owner: o\n  until: 2026-01-01\n",
        "utf-8",
    )

    status, out, _ = run("kb", "lint")

    assert status == 1
    assert "suppressions.yml:1: old: ended on 2026-01-01" in out


def test_the_state_of_the_house_rules_is_told(run, tmp_path, monkeypatch):  # noqa: F811
    assert "house rules: none" in run("doctor")[1]
    monkeypatch.setenv("REDLINE_HOUSE", str(tmp_path))
    (tmp_path / "mourning.yml").write_text(
        "m:\n  since: 2026-01-01\n  reason: {en: r, zh: 因}\n  owner: o\n", "utf-8"
    )

    assert "mourning is on today" in run("doctor")[1]


def test_a_search_gives_entry_language_passage_and_score(run):  # noqa: F811
    rows = json.loads(run("kb", "search", "map of China", "--format", "json", "-k", "2")[1])

    assert len(rows) == 2
    assert set(rows[0]) == {"entry", "lang", "passage", "score"}


def test_an_entry_is_shown_and_an_unknown_one_refused(run):  # noqa: F811
    assert "清明" in run("kb", "show", "calendar/qingming")[1]
    assert run("kb", "show", "norms/none")[0] == 2


def test_the_base_is_exported_whole(run, library):  # noqa: F811
    assert len(run("kb", "export")[1].splitlines()) == len(library.entries)


def test_the_base_is_exported_to_a_workbook(run, library, tmp_path):  # noqa: F811
    out = tmp_path / "knowledge.xlsx"

    assert run("kb", "export", "--format", "xlsx", "--out", str(out))[0] == 0

    sheets = openpyxl.load_workbook(out, read_only=True)
    ids = {row[0] for sheet in sheets for row in sheet.iter_rows(min_row=2, max_col=1, values_only=True)}
    assert ids == set(library.entries)


def test_a_workbook_is_not_printed(run):  # noqa: F811
    code, _, error = run("kb", "export", "--format", "xlsx")

    assert code == 2
    assert "--out" in error


def test_gold_drafts_and_questions_are_scored(run, tmp_path):  # noqa: F811
    drafts = tmp_path / "d.jsonl"
    issue = {"span": "全网最低价", "category": "absolute-claims", "severity": "high"}
    drafts.write_text(json.dumps({"id": "d1", "text": "全网最低价", "gold": [issue]}) + "\n", "utf-8")

    figures = json.loads(run("eval", drafts, "--format", "json")[1])

    assert figures["recall"] == 1.0


def test_doctor_says_that_no_model_is_needed(run):  # noqa: F811
    status, out, _ = run("doctor")

    assert status == 0
    assert "nothing leaves this machine" in out


def test_doctor_names_what_does_not_work_and_no_secret(run, monkeypatch):  # noqa: F811
    monkeypatch.setenv("REDLINE_LLM_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("REDLINE_LLM_MODEL", "m")
    monkeypatch.setenv("REDLINE_LLM_API_KEY", "sk-secret")

    status, out, err = run("doctor")

    assert status == 1
    assert "FAIL  language model" in out
    assert "sk-secret" not in out + err


@pytest.mark.parametrize("module", ["guide", "guide.cli"])
def test_importing_is_light(module):
    heavy = "('streamlit', 'chromadb', 'pandas', 'openai')"
    code = f"import sys, {module}; print([m for m in {heavy} if m in sys.modules])"

    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert out.strip() == "[]"


def test_nothing_is_asked_of_the_network(data_folder, tmp_path):
    guard = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise SystemExit('the network was used')\n"
        "socket.create_connection = refuse; socket.getaddrinfo = refuse; socket.socket.connect = refuse\n"
        "from guide.cli import main\n"
        "sys.argv = ['redline', 'ask', 'Who owns Xiaohongshu?']\n"
        "main()\n"
    )
    environment = {"REDLINE_DATA": str(tmp_path), "PATH": "", "HOME": str(tmp_path)}

    result = subprocess.run(
        [sys.executable, "-c", guard],
        capture_output=True,
        text=True,
        env=environment,
        cwd=Path.cwd(),
        check=False,
    )

    assert result.returncode == 0, result.stderr
    assert "independent" in result.stdout
