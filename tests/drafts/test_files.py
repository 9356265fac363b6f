import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.domain import Draft, UnreadableDraft
from guide.drafts import ReadOptions, read_files, read_paths
from tests.drafts.makers import read, word

OPTIONS = ReadOptions()


def test_a_file_is_one_draft_named_after_it():
    (draft,) = read("Spring plan.MD", "# 换季\n正文", platform="weibo")

    assert (draft.id, draft.name, draft.text) == ("Spring plan", "Spring plan.MD", "# 换季\n正文")
    assert draft.platform == "weibo"


def test_files_are_read_one_at_a_time_in_order():
    opened = []

    def named():
        for name in ("b.txt", "a.txt"):
            opened.append(name)
            yield name, b"text"

    drafts = read_files(named(), OPTIONS)

    assert next(drafts).name == "b.txt"
    assert opened == ["b.txt"]
    assert next(drafts).name == "a.txt"


def test_a_file_that_cannot_be_read_costs_only_itself():
    named = [("a.txt", b"one"), ("b.docx", b"\x89PNG"), ("c.docx", word("三"))]

    kinds = [type(draft) for draft in read_files(named, OPTIONS)]

    assert kinds == [Draft, UnreadableDraft, Draft]


def test_what_has_no_name_is_called_after_its_place():
    named = [("a.txt", b"1"), ("-", b"2"), ("-", b"3")]

    assert [draft.id for draft in read_files(named, OPTIONS)] == ["a", "draft-2", "draft-3"]


@given(st.lists(st.sampled_from(["a", "a~2", "a~2~2", "b", "draft-1", ""]), max_size=12))
def test_ids_are_never_given_twice(stems):
    named = [(f"{stem}.txt" if stem else "-", b"text") for stem in stems]

    ids = [draft.id for draft in read_files(named, OPTIONS)]

    assert len(set(ids)) == len(stems)
    assert all(id_.startswith(stem or "draft-") for id_, stem in zip(ids, stems, strict=True))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../a.txt", "a.txt"),
        ("..\\x\\a.txt", "x/a.txt"),
        ("a\nb.txt", "a\ufffdb.txt"),
        ("a\ud800.txt", "a\ufffd.txt"),
    ],
)
def test_an_untrusted_name_leads_nowhere_and_breaks_no_line(name, shown):
    (draft,) = read(name, "text")

    assert draft.name == shown


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n ", "empty"),
        ("a.txt", "\u200b\ufeff\u3000", "no text in it"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "begins like a picture"),
        ("a.txt", word("好"), "begins like a ZIP archive"),
        ("a.txt", b"\x00\x01\x02\x03\x04", "not a text file"),
        ("a.txt", b"x" * 200_001, "200,001 characters"),
        ("a.txt", b"x" * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
        ("a.png", b"\x89PNG", "not a picture we can read"),
        ("a.heic", b"x", "save it as .jpg"),
        ("a.doc", b"x", "save it as .docx"),
        ("a.exe", b"MZ", ".exe files are not read; we read .txt"),
        ("a", b"x", "without an ending"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(name, data, words):
    (unreadable,) = read(name, data)

    assert isinstance(unreadable, UnreadableDraft)
    assert unreadable.name == name
    assert words in unreadable.error, unreadable.error


def test_folders_are_walked_in_order_and_other_files_passed_over(tmp_path):
    for name, text in [
        ("b.txt", "二"),
        ("a.md", "一"),
        ("c.bin", "x"),
        ("~$d.docx", "x"),
        (".hidden.txt", "x"),
    ]:
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "week").mkdir()
    (tmp_path / "week" / "b.txt").write_text("三", "utf-8")

    drafts = list(read_paths([tmp_path], OPTIONS))

    assert [(draft.id, draft.name) for draft in drafts] == [
        ("a", "a.md"),
        ("b", "b.txt"),
        ("b~2", "week/b.txt"),
    ]


def test_an_empty_folder_a_missing_file_and_an_unknown_ending_are_named(tmp_path):
    other = tmp_path / "other.bin"
    other.write_bytes(b"x")
    (tmp_path / "empty").mkdir()

    drafts = list(read_paths([tmp_path / "empty", tmp_path / "none.txt", other], OPTIONS))

    assert [draft.name for draft in drafts] == ["empty", "none.txt", "other.bin"]
    for draft, words in zip(
        drafts, ["no file to read", "no such file", ".bin files are not read"], strict=True
    ):
        assert words in draft.error


def test_a_large_file_is_not_loaded(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    (unreadable,) = read_paths([path], OPTIONS)

    assert "larger than 20 MB" in unreadable.error


def test_standard_input_is_read_where_it_is_named(tmp_path):
    piped = tmp_path / "piped"
    piped.write_text("标题：换季\n正文", "utf-8")

    with piped.open("rb") as stdin:
        (draft,) = read_paths(["-"], OPTIONS, stdin=stdin)

    assert (draft.id, draft.name, draft.title) == ("draft-1", "standard input", "换季")
