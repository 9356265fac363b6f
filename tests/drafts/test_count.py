"""
The number of drafts that a progress bar runs to.
"""

import pytest

from guide.drafts import ReadOptions, count_files, count_paths, read_files
from guide.drafts import count as count_module
from guide.drafts import files as files_module
from tests.drafts.makers import sheet, word
from tests.drafts.papers import pdf, zipped

OPTIONS = ReadOptions()
TABLE = b"id,text\n1,a\n2,b\n\n3,c\n"
SUBTITLES = b"1\n00:00:00,000 --> 00:00:01,000\nhello\n"


@pytest.mark.parametrize(
    "named",
    [
        [("a.txt", b"x"), ("b.docx", word("x")), ("c.html", b"<p>x"), ("d.srt", SUBTITLES)],
        [
            ("a.csv", TABLE),
            ("b.jsonl", b'{"text": "x"}\nno json\n'),
            ("c.xlsx", sheet(["text"], ["x"], ["y"])),
        ],
        [("a.csv", b"other\n1\n"), ("b.csv", b"text\n"), ("c.csv", b""), ("d.doc", b"x"), ("", b"x")],
        [("a.csv", b'text\nx\n"never closed\ny\n')],
        [
            (
                "a.zip",
                zipped({"a.txt": "x", "b/c.csv": TABLE, "__MACOSX/a.txt": "x", "d.exe": "x", "e.doc": "x"}),
            )
        ],
        [("a.zip", zipped({"a.txt": "x", "inside.zip": zipped({"b.txt": "x", "c.txt": "x"})}))],
        [("a.png", b"x"), ("b.zip", zipped({"c.png": b"x", "d.JPG": b"x", "e.gif": b"x"})), ("f.webp", b"")],
        [("a.zip", zipped({"a.exe": "x"})), ("b.zip", b"no archive")],
        [("C:\\posts\\a.csv", TABLE), ("../b.csv", TABLE)],
    ],
)
def test_as_many_are_counted_as_are_read(named):
    assert count_files(named, OPTIONS) == len(list(read_files(named, OPTIONS)))


def test_the_columns_chosen_for_a_table_are_counted_by():
    named = [("a.csv", "名称,正文\nx,一\ny,二\n".encode())]
    columns = {"a.csv": ("正文", "id")}

    assert count_files(named, OPTIONS) == 1
    assert count_files(named, OPTIONS, columns) == len(list(read_files(named, OPTIONS, columns))) == 2


def test_a_pdf_counts_as_one_without_being_read():
    assert count_files([("a.pdf", pdf("x", "", scanned=(2,)))], OPTIONS) == 1


def test_rows_past_the_most_count_as_one(monkeypatch):
    for module in (count_module, files_module):
        monkeypatch.setattr(module, "MOST_ROWS", 2)
    named = [("a.csv", TABLE)]

    assert count_files(named, OPTIONS) == len(list(read_files(named, OPTIONS))) == 3


def test_a_folder_is_counted_and_standard_input_is_not(tmp_path):
    (tmp_path / "a.csv").write_bytes(TABLE)
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    (tmp_path / "c.zip").write_bytes(zipped({"a.txt": "x", "b.txt": "x"}))

    assert count_paths([tmp_path, tmp_path / "none.csv"], OPTIONS) == 7
    assert count_paths([tmp_path, "-"], OPTIONS) is None
