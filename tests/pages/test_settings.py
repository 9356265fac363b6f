from guide.pages.settings import state_rows
from guide.pages.words import Words
from guide.settings import Settings
from tests.pages.conftest import html_of
from tests.pages.fakes import FakeApplication


def test_the_state_of_the_instance_is_shown(open_page):
    shown = html_of(open_page("settings"))

    assert "None is set up, and none is needed." in shown
    assert "SQLite, on this machine." in shown
    assert "Anyone who can reach this address can use it." in shown


def test_nothing_secret_is_shown():
    settings = Settings.from_environment(
        {
            "REDLINE_DATA": "/secret-folder",
            "REDLINE_DATABASE_URL": "postgresql+psycopg://user:hunter2@db.example/x",
            "REDLINE_CHROMA_URL": "http://token:hunter2@chroma.example:8000",
            "REDLINE_LLM_BASE_URL": "https://key:hunter2@llm.example/v1",
            "REDLINE_LLM_MODEL": "small-model",
            "REDLINE_LLM_API_KEY": "hunter2",
        }
    )

    rows = dict(state_rows(FakeApplication(settings=settings), Words("en")))

    assert "hunter2" not in str(rows)
    assert "secret-folder" not in str(rows)
    assert rows["Model"] == "small-model at llm.example"
    assert rows["Database"] == "postgresql server."
