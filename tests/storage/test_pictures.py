import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import delete, func, select

from guide.domain import Draft, Engine, Picture, Review, UnreadableDraft
from guide.storage import Database, Store, VersionStore
from guide.storage.database import MIGRATIONS
from guide.storage.tables import KeptPicture, KeptReview

COPY = b"\xff\xd8\xff\x00 not UTF-8 \x80"


@pytest.fixture
def database(tmp_path):
    return Database(f"sqlite:///{tmp_path / 'redline.db'}")


def make_review(*copies):
    attached = tuple(
        Picture(name=f"{n}.png", width=9, height=9, start=0, end=0, copy=copy)
        for n, copy in enumerate(copies)
    )
    return Review(
        draft=Draft(id="d", name="d", text="", attached=attached),
        lang="en",
        verdict="ok",
        findings=(),
        rewritten=None,
        checked=(),
        skipped=(),
        engine=Engine("offline", None, "x", 0.0),
    )


def test_pictures_are_kept_apart_and_come_back_for_their_own_post(database):
    store = Store(database)

    key = store.keep_reviews([make_review(), make_review(COPY, b"", COPY)])

    kept = store.reviews(key)[1].draft
    assert [picture.copy for picture in kept.attached] == [b"", b"", b""]
    assert [p.copy for p in store.with_pictures(key, 1, kept).attached] == [COPY, b"", COPY]
    assert store.with_pictures(key, 0, kept).attached == kept.attached


def test_pictures_go_with_their_review(database):
    key = Store(database).keep_reviews([make_review(COPY)])

    with database.work() as session:
        session.execute(delete(KeptReview).where(KeptReview.batch == key))

    with database.work() as session:
        assert session.scalar(select(func.count()).select_from(KeptPicture)) == 0


def test_a_version_keeps_its_pictures_and_another_picture_makes_another_version(database):
    store, versions = Store(database), VersionStore(database)
    key = store.keep_reviews([make_review(COPY)])
    kept = store.reviews(key)[0]

    same = versions.keep_version(key, 0, kept, make_review(COPY))
    second = versions.keep_version(key, 0, kept, make_review(b"another"))

    assert same == key
    assert second != key
    draft = store.reviews(second)[0].draft
    assert draft.attached[0].copy == b""
    assert store.with_pictures(second, 0, draft).attached[0].copy == b"another"
    assert versions.keep_version(second, 0, store.reviews(second)[0], make_review(b"another")) == second


def test_a_batch_keeps_the_copies_of_its_pictures_beside_its_reviews(database):
    store = Store(database)
    store.batches.start("b", [("a.zip", b"x")], "{}")
    store.batches.claim("b", "r")

    assert store.batches.add("b", "r", 0, [UnreadableDraft("a", "a", "x"), make_review(COPY)])
    assert store.batches.add("b", "r", 2, [make_review(b"", b"third")])
    assert not store.batches.add("b", "r", 2, [make_review(b"again")])

    kept = [store.batches.review("b", position).draft for position in (1, 2)]
    assert [picture.copy for draft in kept for picture in draft.attached] == [b"", b"", b""]
    shown = [store.with_pictures("b", position, draft) for position, draft in zip((1, 2), kept, strict=True)]
    assert [picture.copy for draft in shown for picture in draft.attached] == [COPY, b"", b"third"]
    assert [post.id for post in store.batches.posts("b")] == ["a", "d", "d"]


def test_a_batch_that_is_deleted_goes_with_its_pictures(database):
    store, versions = Store(database), VersionStore(database)
    other = store.keep_reviews([make_review(COPY)])
    store.batches.start("b", [("a.png", b"x")], "{}")
    store.batches.claim("b", "r")
    store.batches.add("b", "r", 0, [make_review(COPY)])

    versions.delete_review("b", end_dismissals=False, by="")

    with database.work() as session:
        assert set(session.scalars(select(KeptPicture.batch))) == {other}
    assert not store.batches.add("b", "r", 1, [make_review(COPY)])


def test_deleting_a_review_deletes_its_pictures_and_no_others(database):
    store, versions = Store(database), VersionStore(database)
    key, other = (store.keep_reviews([make_review(COPY), make_review(COPY)]) for _ in range(2))

    versions.delete_review(key, end_dismissals=False, by="")

    with database.work() as session:
        assert set(session.scalars(select(KeptPicture.batch))) == {other}


def test_migrations_stand_in_one_line():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)

    assert len(scripts.get_heads()) == 1
    assert all(isinstance(script.down_revision, str | None) for script in scripts.walk_revisions())
