"""
Which reader takes which ending.
"""

from collections.abc import Callable, Mapping
from functools import partial

from guide.drafts.apart import read_apart
from guide.drafts.content import Content
from guide.drafts.html import html_content
from guide.drafts.pictures import PICTURES
from guide.drafts.plain import plain_content
from guide.drafts.subtitles import subtitles_content
from guide.drafts.word import word_content

# An ending to the function that reads a whole file as one draft; a new kind of file is a line here.
READERS: Mapping[str, Callable[[bytes], Content]] = {
    "txt": plain_content,
    "md": plain_content,
    "docx": word_content,
    "pptx": partial(read_apart, ending="pptx"),
    "pdf": partial(read_apart, ending="pdf"),
    "html": html_content,
    "htm": html_content,
    "srt": subtitles_content,
}
# Files of many drafts: one a row, and one a file inside.
TABLES = ("csv", "tsv", "xlsx", "jsonl")
ARCHIVES = ("zip",)
# A picture is a draft with a place for each of its lines, which content of a file does not have.
ENDINGS = (*READERS, *TABLES, *PICTURES, *ARCHIVES)

# What people have instead, and what to save it as.
SAVED_AS = {
    **dict.fromkeys(("doc", "docm", "dot", "dotx", "rtf", "odt", "pages", "wps"), "docx"),
    **dict.fromkeys(("xls", "xlsm", "xlsb", "ods", "numbers", "et"), "xlsx"),
    **dict.fromkeys(("ppt", "pptm", "pps", "ppsx", "odp", "key", "dps"), "pptx"),
    **dict.fromkeys(("mht", "mhtml", "xhtml"), "html"),
    **dict.fromkeys(("vtt", "ass", "ssa"), "srt"),
    **dict.fromkeys(("gif", "bmp", "tif", "tiff"), "png"),
    **dict.fromkeys(("heic", "heif", "avif"), "jpg"),
    **dict.fromkeys(("rar", "7z", "tar", "gz", "tgz", "bz2", "xz"), "zip"),
}
