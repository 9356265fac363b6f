"""
`redline serve`: the web app.
"""

import sys

import click

from guide.errors import UsageError
from guide.settings import Settings, shipped


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Default: PORT, else 8501.")
@click.option("--host", default="localhost", show_default=True, help="The address to listen on.")
def serve(port: int | None, host: str) -> None:
    """
    Start the web app.
    """
    import os

    settings = Settings.from_environment()
    app = shipped("app.py")
    if not app.is_file():
        raise UsageError(f"{app} is missing: install the package again")
    # Streamlit looks for its settings in the working folder, so it starts beside the app;
    # what was named relative to where the person stands keeps its meaning.
    environment = {**os.environ, "REDLINE_DATA": str(settings.data.resolve())}
    arguments = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(app),
        f"--server.port={port or settings.port}",
        f"--server.address={host}",
        "--server.headless=true",
    ]
    os.chdir(app.parent)
    os.execve(sys.executable, arguments, environment)  # noqa: S606  Our own arguments, no shell wanted.
