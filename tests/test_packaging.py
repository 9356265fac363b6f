"""
What is published works on its own: the wheel is built, installed, and run from an empty folder.
"""

import json
import os
import shutil
import site
import socket
import subprocess
import sys
import tarfile
import time
import tomllib
import urllib.error
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CARRIED = [
    "guide/shipped/app.py",
    "guide/shipped/.streamlit/config.toml",
    "guide/shipped/knowledge/sources.yml",
    "guide/shipped/knowledge/calendar.yml",
    "guide/shipped/knowledge/LICENSE",
    "guide/shipped/prompts/README.md",
    "guide/storage/migrations/script.py.mako",
]

# One worker builds, and the others do something else meanwhile.
pytestmark = pytest.mark.xdist_group("packaging")


def build(kind: str, source: Path, out: Path) -> Path:
    command = [
        sys.executable,
        "-m",
        "build",
        f"--{kind}",
        "--no-isolation",
        "--outdir",
        str(out),
        str(source),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.iterdir()
    return built


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Return a copy of the sources, with a file of secrets as a careless person may have it.
    """
    copy = tmp_path_factory.mktemp("source") / "checkout"
    skipped = shutil.ignore_patterns(
        ".venv", ".git", ".redline", "__pycache__", ".*_cache", ".hypothesis", "tests"
    )
    shutil.copytree(ROOT, copy, ignore=skipped)
    (copy / ".streamlit" / "secrets.toml").write_text('password = "x"\n', "utf-8")
    return copy


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", source, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Return the folder of commands of a new environment: the wheel, beside the locked libraries.
    """
    home = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    packages = next((home / "lib").glob("python*")) / "site-packages"
    # A folder named in a .pth file is searched, its own .pth files are not: the checkout stays out of sight.
    (packages / "libraries.pth").write_text("\n".join(site.getsitepackages()), "utf-8")
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*command, "--force-reinstall", "--no-warn-script-location", str(wheel)], check=True)
    return home / "bin"


@pytest.fixture
def environment(tmp_path: Path, data_folder: Path) -> dict[str, str]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("REDLINE_", "PYTHON", "PYTEST"))
    }
    own = {"HOME": str(tmp_path), "REDLINE_DATA": str(data_folder), "PYTHONSAFEPATH": "1"}
    return {**kept, **own, "REDLINE_DATABASE_URL": f"sqlite:///{tmp_path / 'redline.db'}"}


def run(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_carries_the_content_and_no_secret(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())

    assert set(CARRIED) - names == set()
    assert {str(path.relative_to(ROOT)) for path in (ROOT / "knowledge").rglob("*.yml")} == {
        name.removeprefix("guide/shipped/") for name in names if name.endswith(".yml")
    }
    assert [
        name for name in names if "secrets" in name or name.startswith(("tests", "app.py", "knowledge"))
    ] == []


def test_the_source_archive_holds_all_that_the_wheel_needs_and_no_secret(source, tmp_path):
    archive = build("sdist", source, tmp_path / "sdist")

    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}

    assert {
        "app.py",
        "knowledge/sources.yml",
        ".streamlit/config.toml",
        "prompts/README.md",
        "LICENSE",
    } <= names
    assert ".streamlit/secrets.toml" not in names


def test_the_installed_package_is_the_one_that_runs(installed, tmp_path, environment):
    command = [
        str(installed / "python"),
        "-c",
        "import guide.settings as s; print(s.__file__, s.shipped('knowledge'))",
    ]

    done = run(command, tmp_path, environment)

    assert done.returncode == 0, done.stderr
    assert all(part.startswith(str(installed.parent)) for part in done.stdout.split())


def test_a_draft_is_reviewed_from_an_empty_folder(installed, tmp_path, environment):
    command = [
        str(installed / "redline"),
        "review",
        "--text",
        "我们是全网最低价，效果第一！",
        "--format",
        "json",
    ]

    done = run(command, tmp_path, environment)

    assert done.returncode == 1, done.stderr
    assert "全网最低价" in [finding["span"]["text"] for finding in json.loads(done.stdout)["findings"]]


def test_a_question_is_answered_from_an_empty_folder(installed, tmp_path, environment):
    command = [str(installed / "redline"), "ask", "Is Xiaohongshu owned by Alibaba?", "--format", "json"]

    done = run(command, tmp_path, environment)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["citations"]


def test_the_app_draws_its_first_page_from_an_empty_folder(installed, tmp_path, environment):
    script = (
        "from streamlit.testing.v1 import AppTest; from guide.settings import shipped; "
        "app = AppTest.from_file(str(shipped('app.py')), default_timeout=60).run(); "
        "print([e.value for e in app.exception], len(app.main.children))"
    )

    done = run([str(installed / "python"), "-c", script], tmp_path, environment)

    assert done.returncode == 0, done.stderr
    drawn, _, count = done.stdout.strip().rpartition(" ")
    assert (drawn, int(count) > 0) == ("[]", True)


@pytest.fixture
def served(
    installed: Path, tmp_path: Path, environment: dict[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(installed / "redline"), "serve", "--host", "127.0.0.1"]
    server = subprocess.Popen(command, cwd=tmp_path, env={**environment, "PORT": str(port)})
    yield server, f"http://127.0.0.1:{port}"
    if server.poll() is None:
        server.kill()
    server.wait()


def test_the_app_is_served_from_an_empty_folder_and_stops_when_told(served):
    server, address = served

    assert body_of(f"{address}/_stcore/health") == "ok"
    assert "<title>" in body_of(address)

    server.terminate()
    assert server.wait(timeout=15) in (0, -15, 143)


def body_of(address: str) -> str:
    """
    Return what an address answers, waiting up to a minute for it to answer at all.
    """
    for _ in range(240):
        try:
            with urllib.request.urlopen(address, timeout=5) as reply:
                assert reply.status == 200
                return str(reply.read().decode())
        except urllib.error.URLError:
            time.sleep(0.25)
    pytest.fail(f"no answer at {address}")


def test_the_lock_pins_every_file_and_names_no_address():
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()

    pinned = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert [line for line in pinned if "==" not in line] == []
    assert [line for line in lines if "://" in line or "--index" in line or "--find-links" in line] == []
    assert sum("--hash=sha256:" in line for line in lines) >= len(pinned)


def test_the_lock_holds_every_library_that_the_project_names():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text("utf-8")

    for named in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        name = named.split(">")[0].split("=")[0].split("[")[0].lower().replace("_", "-")
        assert f"\n{name}==" in f"\n{lock}", f"{name} is not in requirements.lock: run make lock"


def make_setup(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    """
    Run `make setup` in an empty checkout with a stand-in for Python.
    """
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "requirements.lock").touch()
    (folder / "pyproject.toml").touch()
    stand_in = folder / "python"
    stand_in.write_text(f"#!/bin/sh\n{python}\n", "utf-8")
    stand_in.chmod(0o755)
    return run(["make", "setup", f"PYTHON={stand_in}"], folder, dict(os.environ))


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_an_old_python_is_named_with_what_to_do(tmp_path):
    done = make_setup(tmp_path, '[ "$1" = --version ] && echo Python 3.9.2; exit 1')

    assert done.returncode != 0
    assert "Python 3.11 or newer" in done.stderr
    assert "is Python 3.9.2" in done.stderr


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_a_python_that_makes_no_environments_is_named_with_the_package_to_install(tmp_path):
    done = make_setup(tmp_path, 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.11;; esac; exit 0')

    assert done.returncode != 0
    assert "apt-get install python3.11-venv" in done.stderr
    assert not (tmp_path / ".venv").exists()
