import io
import random
import zipfile

import pytest

from guide.domain import Draft, UnreadableDraft
from guide.drafts import ReadOptions, read_files, read_paths
from guide.drafts.files import MOST_BYTES
from guide.drafts.zips import MOST_MEMBERS
from tests.drafts.makers import read, sheet, word
from tests.drafts.papers import zipped


def test_files_come_in_the_order_of_their_names_and_rows_in_theirs():
    data = zipped({"b/二.txt": "二", "a.docx": word("一"), "b/c.xlsx": sheet(["id", "text"], ["p", "三"])})

    drafts = read("week.zip", data)

    assert [(draft.id, draft.name, draft.text) for draft in drafts] == [
        ("a", "week.zip/a.docx", "一"),
        ("p", "week.zip/b/c.xlsx#1", "三"),
        ("二", "week.zip/b/二.txt", "二"),
    ]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "big5", "cp437", None])
def test_chinese_and_western_names_are_read_however_they_were_packed(encoding):
    name = "été.txt" if encoding == "cp437" else "春季新品/帖子文案.txt"

    (draft,) = read("a.zip", zipped({name: "好"}, encoding))

    assert draft.name == f"a.zip/{name}"


def test_what_systems_leave_behind_and_other_files_are_passed_over():
    junk = ["__MACOSX/._a.txt", ".DS_Store", "x/Thumbs.db", "._b.txt", "~$c.docx", "logo.psd", "x/.git/a.txt"]

    drafts = read("a.zip", zipped({"a.txt": "好", **dict.fromkeys(junk, "x")}))

    assert [draft.name for draft in drafts] == ["a.zip/a.txt"]


def test_what_cannot_be_read_in_an_archive_costs_only_itself():
    inner = zipped({"a.txt": "x"})

    drafts = read(
        "a.zip", zipped({"1.txt": "一", "2.docx": "x", "3.zip": inner, "4.doc": "x", "5.txt": "五"})
    )

    assert [type(draft) for draft in drafts] == [Draft, *[UnreadableDraft] * 3, Draft]
    assert "an archive inside an archive is not opened" in drafts[2].error
    assert "save it as .docx" in drafts[3].error


def test_pictures_in_archives_and_folders_go_to_the_reader_of_pictures(tmp_path):
    (tmp_path / "a.PNG").write_bytes(b"no picture")
    (tmp_path / "b.txt").write_text("好", "utf-8")

    packed = read("a.zip", zipped({"x/a.PNG": "no picture", "b.txt": "好"}))
    walked = list(read_paths([tmp_path], ReadOptions()))

    for drafts in (packed, walked):
        (picture,) = [draft for draft in drafts if isinstance(draft, UnreadableDraft)]
        assert "not a picture we can read" in picture.error
        assert [draft.text for draft in drafts if isinstance(draft, Draft)] == ["好"]


def test_a_damaged_file_in_an_archive_costs_only_itself():
    data = zipped({"a.txt": "AAAA" * 50, "b.txt": "好"})
    damaged = data.replace(data[35:40], b"\xff\xff\xff\xff\xff", 1)

    broken, whole = read("a.zip", damaged)

    assert "damaged in the archive" in broken.error
    assert whole.text == "好"


def test_names_that_lead_out_of_a_folder_and_links_lead_nowhere():
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/hostname")
        archive.writestr("../../a.txt", "好")
        archive.writestr("x\\b.txt", "好")

    assert [draft.name for draft in read("a.zip", out.getvalue())] == ["a.zip/a.txt", "a.zip/x/b.txt"]


def test_two_files_of_one_name_are_both_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "一")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "二")

    assert [draft.text for draft in read("a.zip", out.getvalue())] == ["一", "二"]


def test_a_file_with_a_password_says_so():
    data = bytearray(zipped({"a.txt": "好"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    (unreadable,) = read("a.zip", bytes(data))

    assert "protected with a password" in unreadable.error


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no archive", "not a ZIP archive"),
        (zipped({"a.txt": "好"})[:-30], "not a ZIP archive, or a damaged one"),
        (zipped({}), "no file in it that we read"),
        (zipped({"a.exe": "x"}), "no file in it that we read; we read .txt"),
        (zipped({"a.txt": "0" * 30_000_000}), "more than 200 times its size"),
        (zipped({f"{n}.txt": "0" * 60_000_000 for n in range(9)}), "unpacks to 540 MB and may to 500"),
        (zipped(dict.fromkeys(map(str, range(MOST_MEMBERS + 1)), "")), "20,001 files and may hold 20,000"),
    ],
)
def test_an_archive_that_cannot_be_read_says_why_and_what_to_do(data, words):
    (unreadable,) = read("a.zip", data)

    assert (unreadable.name, words in unreadable.error) == ("a.zip", True), unreadable.error


def test_a_file_that_unpacks_to_too_much_costs_only_itself():
    noise = bytes(range(256)) * ((MOST_BYTES >> 8) + 1)

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", noise)
        archive.writestr("b.txt", "好")
        archive.writestr(zipfile.ZipInfo("filler.bin"), random.Random(1).randbytes(300_000))

    large, small = read("a.zip", out.getvalue())

    assert "larger than 20 MB" in large.error
    assert small.text == "好"


def test_ids_are_told_apart_across_archives_and_files():
    named = [("a.txt", b"0"), ("x.zip", zipped({"a.txt": "1", "b/a.txt": "2"}))]

    assert [draft.id for draft in read_files(named, ReadOptions())] == ["a", "a~2", "a~3"]


def test_archives_in_folders_are_read(tmp_path):
    (tmp_path / "周报.zip").write_bytes(zipped({"帖.txt": "好"}, "gbk"))

    (draft,) = read_paths([tmp_path], ReadOptions())

    assert draft.name == "周报.zip/帖.txt"
