"""
The wheel carries everything, and works in an empty folder.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.xdist_group("packaging")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """
    Return an empty folder with an environment that holds the wheel, and the libraries of this one.
    """
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder / "env", with_pip=False)
    site = next((folder / "env").glob("lib/python*/site-packages"))
    # The libraries are borrowed; the project itself comes from the wheel, which stands first.
    (site / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    python = folder / "env" / "bin" / "python"
    pip = [
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
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    return folder


def environment(folder):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("REDLINE_")}
    return {**clean, "REDLINE_DATA": str(folder / "data"), "PYTHONPATH": ""}


def run(folder, *arguments):
    command = [str(folder / "env" / "bin" / "redline"), *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False
    )


def test_the_wheel_carries_what_the_package_reads(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {
        "guide/shipped/app.py",
        "guide/shipped/.streamlit/config.toml",
        "guide/shipped/knowledge/sources.yml",
        "guide/shipped/knowledge/norms/absolute-claims/superlatives.yml",
        "guide/shipped/prompts/README.md",
        "guide/retrieve/calibration.json",
        "guide/storage/migrations/env.py",
    } <= names
    assert not [name for name in names if "secrets" in name or name.startswith("tests/")]


def test_the_installed_package_is_the_one_that_runs(installed):
    code = "import guide, guide.settings as s; print(guide.__file__, s.shipped('knowledge'))"

    out = subprocess.run(
        [str(installed / "env" / "bin" / "python"), "-c", code],
        cwd=installed,
        env=environment(installed),
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert str(ROOT) not in out
    assert "shipped/knowledge" in out


def test_it_reviews_and_answers_in_an_empty_folder(installed):
    review = run(installed, "review", "--text", "我们是全网最低价，效果第一！", "--format", "json")
    answer = run(installed, "ask", "Who owns Xiaohongshu?", "--format", "json")

    assert review.returncode == 1, review.stderr
    assert json.loads(review.stdout)["verdict"] == "block"
    assert answer.returncode == 0, answer.stderr
    assert not json.loads(answer.stdout)["abstained"]


def test_it_serves_and_stops_cleanly(installed):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(installed / "env" / "bin" / "redline"), "serve", "--port", str(port)]
    server = subprocess.Popen(
        command,
        cwd=installed,
        env=environment(installed),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert _healthy(port), "no healthy page within a minute"
    finally:
        server.send_signal(signal.SIGTERM)
        status = server.wait(timeout=30)
    assert status in (0, -signal.SIGTERM)


def _healthy(port):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
                return answer.read() == b"ok"
        except OSError:
            time.sleep(0.3)
    return False
