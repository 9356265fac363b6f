import pytest
from sqlalchemy import create_engine, inspect

from guide.domain import Option, QuizItem, Round, UnreadableDraft
from guide.errors import StorageError, UsageError
from guide.storage import Database, Store
from guide.storage.tables import Base


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'deep' / 'redline.db'}"


@pytest.fixture
def store(url):
    return Store(Database(url))


def make_round(key="r1"):
    item = QuizItem(
        id="norms/a?reading&en",
        kind="reading",
        entry="norms/a",
        topic="absolute-claims",
        lang="en",
        prompt="?",
        material="🙂 text",
        options=(Option("yes", True, "because"), Option("no", False, "why not")),
        why="because",
        source="A",
    )
    return Round(key, "en", (item,), ())


def test_a_batch_comes_back_as_it_was(store, application):
    from guide.drafts import ReadOptions, draft_from_text

    review = application.review(draft_from_text("全网最低价🙂", ReadOptions(), draft_id="a", name="<b>a</b>"))
    unreadable = UnreadableDraft("b", "b.docx", "not a Word file")

    key = store.keep_reviews([review, unreadable])

    assert store.reviews(key) == (review, unreadable)


def test_an_unknown_key_gives_nothing(store):
    assert store.reviews("nothing") == ()
    assert store.round("nothing") is None
    assert store.answers("nothing") == ()


def test_answers_come_back_in_order(store, application):
    first, second = application.ask("Who owns Xiaohongshu?"), application.ask("能写全网第一吗")

    store.keep_answer("c", first)
    store.keep_answer("c", second)

    assert store.answers("c") == (first, second)


def test_the_first_response_counts(store):
    store.keep_round(make_round(), "2026.11+x")

    first = store.keep_attempt("r1", "norms/a?reading&en", 1)
    again = store.keep_attempt("r1", "norms/a?reading&en", 0)

    assert first == again
    assert not first.right
    assert store.round("r1").attempts == (first,)


@pytest.mark.parametrize(
    ("item", "chosen"), [("nothing", 0), ("norms/a?reading&en", 2), ("norms/a?reading&en", -1)]
)
def test_a_response_to_nothing_is_refused(store, item, chosen):
    store.keep_round(make_round(), "2026.11+x")

    with pytest.raises(UsageError):
        store.keep_attempt("r1", item, chosen)


def test_what_was_kept_is_there_after_opening_again(url):
    Store(Database(url)).keep_round(make_round(), "2026.11+x")

    assert Store(Database(url)).round("r1") == make_round()


def test_migrations_make_the_tables_that_the_code_uses(url):
    Database(url)

    tables = inspect(create_engine(url))
    for table in Base.metadata.sorted_tables:
        assert {column["name"] for column in tables.get_columns(table.name)} == set(table.columns.keys())


def test_an_address_that_is_none_is_refused_without_repeating_it():
    with pytest.raises(StorageError, match="REDLINE_DATABASE_URL") as caught:
        Database("secret-password")

    assert "secret" not in str(caught.value)


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(StorageError, match=r"redline\.db"):
        Database(f"sqlite:///{tmp_path / 'file' / 'redline.db'}")
