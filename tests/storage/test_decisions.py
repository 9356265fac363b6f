import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import create_engine, text

from guide.domain import Decision, Dismissal, Engine, Review
from guide.errors import UsageError
from guide.storage import Database, DecisionStore, Store, VersionStore
from guide.storage.decisions import in_utc
from tests.makers import make_draft

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 25)
ODD = "<b>王芳</b> \U0001f642 'x'); DROP TABLE decisions;--"


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'redline.db'}"


@pytest.fixture
def database(url):
    return Database(url)


@pytest.fixture
def decisions(database):
    return DecisionStore(database)


@pytest.fixture
def versions(database):
    return VersionStore(database)


@pytest.fixture
def batch(database):
    return Store(database).keep_reviews([make_review("first")])


def make_review(words, knowledge="2026.11+x", **draft):
    return Review(
        draft=make_draft(words, **draft),
        lang="zh",
        verdict="ok",
        findings=(),
        rewritten=None,
        checked=(),
        skipped=(),
        engine=Engine("offline", None, knowledge, 0.1),
    )


def make_decision(batch, choice="accepted", finding=1, **changes):
    values = {"by": "Li", "to": "Wang" if choice == "assigned" else "", "made": NOW}
    return Decision(batch=batch, position=0, finding=finding, choice=choice, **{**values, **changes})


def make_dismissal(**changes):
    values = {
        "entry": "norms/a/b",
        "words": "全网最低价",
        "quoted": "全网最低价",
        "author": "brand",
        "reason": "our own shop only",
        "owner": "Li",
        "until": DAY + timedelta(days=90),
        "batch": "made-here",
        "made": NOW,
    }
    return Dismissal(**{**values, **changes})


def test_a_decision_comes_back_as_it_was(decisions, batch):
    made = make_decision(batch, by=ODD)

    decisions.decide([made])

    assert decisions.decisions(batch, 0) == (made,)


def test_the_first_outcome_stands_and_an_assignment_stands_beside_it(decisions, batch):
    decisions.decide([make_decision(batch, "used")])
    decisions.decide([make_decision(batch, "accepted", by="Zhao"), make_decision(batch, "assigned")])

    kept = decisions.decisions(batch, 0)

    assert [(d.choice, d.by, d.to) for d in kept] == [("assigned", "Li", "Wang"), ("used", "Li", "")]


def test_what_is_taken_back_can_be_decided_anew(decisions, batch):
    decisions.decide([make_decision(batch, "used")])
    decisions.take_back(batch, 0, 1, "outcome")
    decisions.decide([make_decision(batch, "accepted")])

    assert [decision.choice for decision in decisions.decisions(batch, 0)] == ["accepted"]


def test_presses_at_the_same_moment_make_one_decision(decisions, batch):
    ready = threading.Barrier(8)

    def press(n):
        ready.wait(timeout=20)
        decisions.decide([make_decision(batch, by=str(n))])

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(press, range(8)))

    assert len(decisions.decisions(batch, 0)) == 1


def test_nothing_is_decided_about_a_review_that_is_gone(decisions, versions, batch):
    versions.delete_review(batch, end_dismissals=False, by="")

    with pytest.raises(UsageError, match="deleted"):
        decisions.decide([make_decision(batch)])


def test_a_dismissal_is_there_once_and_the_first_stands(decisions):
    decisions.dismiss(make_dismissal(reason=ODD), DAY)
    decisions.dismiss(make_dismissal(reason="another"), DAY)

    assert decisions.dismissals() == (make_dismissal(reason=ODD),)


@pytest.mark.parametrize(
    "other",
    [{"words": "药妆"}, {"entry": "norms/a/c"}, {"author": "user"}, {"words": "", "line": "b.0"}],
    ids=str,
)
def test_a_dismissal_is_for_its_entry_words_and_author(decisions, other):
    decisions.dismiss(make_dismissal(), DAY)
    decisions.dismiss(make_dismissal(**other), DAY)

    assert len(decisions.dismissals()) == 2


def test_an_ended_dismissal_says_by_whom_and_gives_way_to_a_new_one(decisions):
    decisions.dismiss(make_dismissal(), DAY)
    decisions.end_dismissal(make_dismissal().key, "Zhao")
    decisions.end_dismissal(make_dismissal().key, "later")

    (ended,) = decisions.dismissals()
    assert ended.ended_by == "Zhao"
    assert not ended.holds(DAY)

    decisions.dismiss(make_dismissal(reason="again"), DAY)
    assert decisions.dismissals() == (make_dismissal(reason="again"),)


def test_a_dismissal_ends_with_its_last_day(decisions):
    dismissal = make_dismissal(until=DAY)
    decisions.dismiss(dismissal, DAY)

    assert dismissal.holds(DAY)
    assert not dismissal.holds(DAY + timedelta(days=1))
    decisions.dismiss(make_dismissal(reason="again"), DAY + timedelta(days=1))
    assert decisions.dismissals()[0].reason == "again"


def test_long_words_can_be_remembered(decisions):
    words = "很长" * 20_000

    decisions.dismiss(make_dismissal(words=words, quoted=words), DAY)

    assert decisions.dismissals()[0].words == words


def test_versions_stand_in_order_and_each_leads_to_all(versions, batch):
    first = make_review("first")
    second = versions.keep_version(batch, 0, first, make_review("second"))
    third = versions.keep_version(second, 0, make_review("second"), make_review("third"))

    assert [(v.number, v.batch) for v in versions.versions(batch, 0)] == [(1, batch), (2, second), (3, third)]
    assert versions.versions(third, 0) == versions.versions(batch, 0)
    assert versions.line_of(third, 0) == versions.line_of(batch, 0) == f"{batch}.0"


def test_a_review_that_is_the_only_one_has_no_versions(versions, batch):
    assert versions.versions(batch, 0) == ()


def test_the_same_text_is_one_version_however_often_it_is_sent(versions, batch):
    first, again = make_review("first"), make_review("second", name="renamed")

    key = versions.keep_version(batch, 0, first, make_review("second"))

    assert versions.keep_version(batch, 0, first, again) == key
    assert versions.keep_version(batch, 0, first, first) == batch
    assert versions.keep_version(batch, 0, first, make_review("second", knowledge="2026.12+y")) != key


def test_two_tabs_that_send_at_the_same_moment_make_one_version(versions, batch, database):
    first, ready = make_review("first"), threading.Barrier(6)

    def send(_):
        ready.wait(timeout=20)
        return versions.keep_version(batch, 0, first, make_review("second"))

    with ThreadPoolExecutor(6) as threads:
        keys = set(threads.map(send, range(6)))

    assert len(keys) == 1
    assert Store(database).reviews(keys.pop()) == (make_review("second"),)


def test_a_version_of_a_deleted_review_is_refused(versions, batch):
    versions.delete_review(batch, end_dismissals=False, by="")

    with pytest.raises(UsageError, match="deleted"):
        versions.keep_version(batch, 0, make_review("first"), make_review("second"))


def test_deleting_leaves_nothing_but_that_it_was_there(decisions, versions, batch, url):
    decisions.decide([make_decision(batch), make_decision(batch, "assigned")])
    second = versions.keep_version(batch, 0, make_review("first"), make_review("second"))

    versions.delete_review(batch, end_dismissals=False, by="")

    assert not versions.is_kept(batch)
    assert versions.deleted_on(batch) is not None
    assert decisions.decisions(batch, 0) == ()
    assert [version.number for version in versions.versions(second, 0)] == [2]
    with create_engine(url).connect() as connection:
        for table in ("reviews", "decisions", "versions"):
            query = text(f"SELECT count(*) FROM {table} WHERE batch = :batch")
            assert connection.scalar(query, {"batch": batch}) == 0


def test_deleting_keeps_dismissals_unless_chosen(decisions, versions, batch):
    decisions.dismiss(make_dismissal(batch=batch), DAY)
    decisions.dismiss(make_dismissal(words="药妆"), DAY)

    versions.delete_review(batch, end_dismissals=False, by="Li")
    assert all(dismissal.holds(DAY) for dismissal in decisions.dismissals())

    versions.delete_review(batch, end_dismissals=True, by="Li")
    held = {dismissal.words: dismissal.holds(DAY) for dismissal in decisions.dismissals()}
    assert held == {"全网最低价": False, "药妆": True}


def test_a_batch_is_deleted_with_its_files_and_its_state(versions, database, url):
    batches = Store(database).batches
    batches.start("b", [("a.txt", b"secret")], "{}")
    batches.claim("b", "runner")
    batches.add("b", "runner", 0, [make_review("first")])

    versions.delete_review("b", end_dismissals=False, by="")

    assert not batches.beat("b", "runner")
    assert not batches.add("b", "runner", 1, [make_review("second")])
    assert batches.progress("b") is None
    assert list(batches.inputs("b")) == []
    assert batches.posts("b") == ()
    assert versions.deleted_on("b") is not None


def test_a_batch_that_has_no_review_yet_is_deleted_too(versions, database):
    Store(database).batches.start("b", [("a.txt", b"secret")], "{}")

    versions.delete_review("b", end_dismissals=False, by="")

    assert versions.deleted_on("b") is not None


def test_what_was_never_there_is_not_said_to_be_deleted(versions):
    versions.delete_review("nothing", end_dismissals=False, by="")

    assert versions.deleted_on("nothing") is None


def test_a_time_without_a_zone_is_taken_for_utc():
    assert in_utc(NOW.replace(tzinfo=None)) == NOW


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_a_database_of_a_version_before_keeps_what_it_holds(url, batch, decisions, revision):
    from alembic import command
    from alembic.config import Config

    from guide.storage.database import MIGRATIONS

    decisions.decide([make_decision(batch)])
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with create_engine(url, connect_args={"timeout": 30}).begin() as connection:
        connection.execute(text("PRAGMA foreign_keys=ON"))
        config.attributes["connection"] = connection
        command.downgrade(config, revision)

    store = Store(Database(url))
    assert store.reviews(batch) == (make_review("first"),)
    assert [post.text for post in store.batches.posts(batch)] == ["first"]
    assert bool(DecisionStore(Database(url)).decisions(batch, 0)) == (revision == "0002")


def test_the_migrations_stand_in_one_line():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from guide.storage.database import MIGRATIONS

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    found = [revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()]

    assert found == sorted(found, reverse=True)
