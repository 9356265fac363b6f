import logging
import struct
import zlib

import pytest
import zxingcpp
from PIL import Image

from guide.domain import Draft, Picture, Place, UnreadableDraft
from guide.drafts import (
    PictureFile,
    ReadOptions,
    attach_files,
    draft_from_text,
    empty_draft,
    keep_pictures,
    open_files,
    read_files,
    read_post,
)
from guide.drafts.pictures import COPY_BYTES, open_picture, picture_copy, picture_text
from guide.drafts.recognise import pieces_of, read_codes
from guide.errors import DraftError
from tests.drafts.makers import read
from tests.drafts.papers import zipped
from tests.drafts.picture_makers import chinese_font, code, drawn, packed, picture_code
from tests.makers import make_draft


def png_of(width, height):
    """
    Return the head of a PNG that claims a size, with no pixels to speak of.
    """

    def chunk(kind, content):
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"no picture at all", "not a picture we can read"),
        (b"%PDF-1.7", "begins like a PDF"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "HEIC or AVIF"),
        (packed(drawn(["Hello"]))[:900], "damaged or cut short"),
        (packed(drawn(["Hello"]), "JPEG")[:2000], "damaged or cut short"),
        (packed(drawn(["Hello"]), "WEBP")[:300], "damaged or cut short"),
        (png_of(60_000, 60_000), "too many pixels to be safe"),
        (png_of(9_000, 9_000), "9,000 × 9,000 pixels"),
        (png_of(30, 25_000), "20,000 on its longer side"),
        (packed(Image.new("RGB", (4, 4))), "only 4 × 4 pixels"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * (20 * 1024 * 1024), "larger than 20 MB"),
    ],
)
def test_what_cannot_be_read_says_why_and_costs_only_itself(data, words):
    (unreadable,) = read("a.png", data)

    assert isinstance(unreadable, UnreadableDraft)
    assert words in unreadable.error, unreadable.error


@pytest.mark.parametrize("at", range(40, 2000, 97))
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_damage_anywhere_is_an_error_of_ours_or_none(form, at):
    data = bytearray(packed(drawn(["Hello"], width=300), form))
    data[at % len(data)] ^= 0xFF

    try:
        open_picture(bytes(data))
    except DraftError:
        return


def test_a_picture_is_turned_as_its_camera_says():
    exif = Image.Exif()
    exif[0x0112] = 6

    image = open_picture(packed(Image.new("RGB", (300, 100)), "JPEG", exif=exif))

    assert image.size == (100, 300)


def test_of_a_moving_picture_the_first_frame_is_read():
    frames = [Image.new("RGB", (50, 50), colour) for colour in ("red", "blue")]

    image = open_picture(packed(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True))

    red, _, blue = image.getpixel((5, 5))
    assert red > 200 > 50 > blue


@pytest.mark.parametrize(("ink", "ground"), [("white", (0, 0, 0)), ("black", (255, 255, 255))])
def test_letters_on_nothing_stand_out_from_the_ground(ink, ground):
    image = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    image.paste(ink, (20, 20, 40, 40))

    assert open_picture(packed(image)).getpixel((2, 2)) == ground


def test_a_copy_is_small_and_holds_nothing_of_the_camera():
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    noise = Image.effect_noise((3000, 2500), 90).convert("RGB")

    copy = picture_copy(open_picture(packed(noise, "JPEG", exif=exif)))

    assert len(copy) <= COPY_BYTES
    assert b"SecretCamera" not in copy


def test_codes_are_read_as_text_that_steers_nothing():
    image = code("https://u.wechat.com/EAbc\x1b[31m\nnext")

    (found,) = read_codes(image)

    assert found.text == "https://u.wechat.com/EAbc [31m next"
    assert found.kind == "QR Code"
    (left, top), _, (right, bottom), _ = found.box
    assert 35 <= left < right <= image.width - 35
    assert 35 <= top < bottom <= image.height - 35


def test_a_bar_code_is_read():
    (found,) = read_codes(code("6901234567892", zxingcpp.BarcodeFormat.EAN13))

    assert (found.text, found.kind) == ("6901234567892", "EAN-13")


def test_a_long_picture_is_cut_between_its_lines():
    image = Image.new("RGB", (800, 6000), "white")
    for top in range(100, 5900, 200):
        image.paste("black", (50, top, 400, top + 60))
        image.paste("white", (100, top, 150, top + 60))

    pieces = pieces_of(image)

    assert len(pieces) > 2
    assert [a[3] for a in pieces[:-1]] == [b[1] for b in pieces[1:]]
    assert all((bottom - 100) % 200 > 60 for _, _, _, bottom in pieces[:-1])


def test_most_pictures_are_read_in_one_piece():
    assert pieces_of(Image.new("RGB", (3000, 4000))) == [(0, 0, 3000, 4000)]


def test_chinese_in_a_picture_is_read_with_its_places_and_joined_over_lines(caplog, capfd):
    font = chinese_font()
    image = drawn(["这支护手霜清爽不黏手，全网最", "低价，错过今天再等一年。", "电话 13800001234"], font)
    image.paste(code("https://u.wechat.com/EAbc").resize((120, 120)), (600, 200))
    written = draft_from_text("标题：换季\n好用", ReadOptions())

    with caplog.at_level(logging.INFO):
        draft, unread = attach_files(written, [("a/../店.png", packed(image)), ("b.png", b"x")])

    assert "全网最低价" in draft.text
    (picture,) = draft.attached
    assert picture.name == "a/店.png"
    assert (draft.written, draft.title) == ("标题：换季\n好用", "换季")
    place = next(p for p in picture.places if "低价" in draft.text[p.start : p.end])
    assert draft.text[place.start : place.end].startswith("低价")
    assert 100 < place.box[0][1] < 175 < place.box[3][1] + 60
    assert [c.text for c in picture.codes] == ["https://u.wechat.com/EAbc"]
    assert [u.name for u in unread] == ["b.png"]
    assert capfd.readouterr().err == ""


def test_a_picture_alone_is_a_draft_in_the_boxes_of_the_picture_as_displayed():
    exif = Image.Exif()
    exif[0x0112] = 8
    upright = drawn(["Add us on WeChat", "for a discount"])

    turned = packed(upright.rotate(-90, expand=True), "JPEG", exif=exif, quality=95)
    (draft,) = read("week.zip", zipped({"post.JPG": turned}))

    assert isinstance(draft, Draft)
    assert (draft.id, draft.name) == ("post", "week.zip/post.JPG")
    assert draft.text == "Add us on WeChat for a discount"
    (picture,) = draft.attached
    assert (picture.width, picture.height) == upright.size
    assert all(0 <= x <= picture.width and 0 <= y <= picture.height for p in picture.places for x, y in p.box)
    assert draft.written == ""


def test_an_unreadable_picture_raises_for_callers_of_the_function():
    with pytest.raises(DraftError, match="not a picture"):
        picture_text(b"text")


def test_pictures_of_an_earlier_draft_move_to_another_text_as_they_were_read():
    box = ((0, 0), (9, 0), (9, 9), (0, 9))
    first = Picture(name="a", width=9, height=9, start=4, end=6, places=(Place(4, 6, box, 0.9),), copy=b"x")
    blank = Picture(name="b", width=9, height=9, start=6, end=6, codes=(picture_code("c"),))
    last = Picture(name="c", width=9, height=9, start=8, end=9, places=(Place(8, 9, box, 0.9),))
    earlier = make_draft("旧文\n\n图一\n\n二", attached=(first, blank, last))

    kept = keep_pictures(make_draft("新的正文"), earlier)
    alone = keep_pictures(empty_draft(ReadOptions(), name="d"), earlier)

    for draft, written in ((kept, "新的正文"), (alone, "")):
        assert draft.written == written
        assert [draft.text[p.start : p.end] for p in draft.attached] == ["图一", "", "二"]
        assert [draft.text[q.start : q.end] for p in draft.attached for q in p.places] == ["图一", "二"]
        assert [p.copy for p in draft.attached] == [b"x", b"", b""]
        assert [c.text for c in draft.attached[1].codes] == ["c"]
        assert draft.pictures == 3
    assert alone.text == "图一\n\n二"


def test_pictures_can_be_left_for_whoever_reviews_them_to_read():
    files = [
        ("a.txt", b"x"),
        ("b.zip", zipped({"b/1.png": packed(code("c")), "1.txt": "y"})),
        ("1.jpg", b"no"),
    ]

    opened = list(open_files(files, ReadOptions(platform="weibo")))

    left = [one for one in opened if isinstance(one, PictureFile)]
    assert [(one.id, one.name) for one in left] == [("1~2", "b.zip/b/1.png"), ("1~3", "1.jpg")]
    read_now = list(read_files(files, ReadOptions(platform="weibo")))
    assert [one.read() if isinstance(one, PictureFile) else one for one in opened] == read_now
    assert [type(one) for one in read_now] == [Draft, Draft, Draft, UnreadableDraft]
    assert (read_now[2].platform, read_now[2].attached[0].codes[0].text) == ("weibo", "c")


@pytest.mark.parametrize(("text", "name"), [("好用", "draft-1"), (" ", "a.png")])
def test_a_post_is_one_draft_and_then_what_could_not_be_read(text, name):
    pictures = [("a.png", packed(code("c"))), ("b.png", b"no")]

    draft, unread = read_post(text, pictures, ReadOptions())

    assert (draft.name, draft.written, len(draft.attached)) == (name, text.strip(), 1)
    assert unread.name == "b.png"


def test_a_post_of_pictures_that_cannot_be_read_is_no_draft():
    assert [type(one) for one in read_post("", [("b.png", b"no")], ReadOptions())] == [UnreadableDraft]
    assert list(read_post("", [], ReadOptions())) == []
