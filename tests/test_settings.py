import pytest

from guide.errors import SettingsError
from guide.settings import Settings, shipped


def test_an_empty_environment_is_enough():
    settings = Settings.from_environment({})

    assert settings.database_url == f"sqlite:///{settings.data / 'redline.db'}"
    assert not settings.has_model
    assert settings.port == 8501


def test_the_checkout_keeps_its_data_beside_itself():
    assert Settings.from_environment({}).data == shipped("pyproject.toml").parent / ".redline"


def test_a_folder_of_ones_own_is_used(tmp_path):
    assert Settings.from_environment({"REDLINE_DATA": str(tmp_path)}).data == tmp_path


@pytest.mark.parametrize("port", ["eighty", "0", "70000", "-1"])
def test_a_port_that_is_none_is_refused(port):
    with pytest.raises(SettingsError, match="PORT"):
        Settings.from_environment({"PORT": port})
