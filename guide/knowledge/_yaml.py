"""
YAML with line numbers: every scalar stays the text that was typed, such as `no`, `520` and `2018-11`.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

_HASH_WORD = re.compile(r"\s+#[^\s#]")

Value = dict[str, "Value"] | list["Value"] | str | None
Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """
    The value of a file, and the line of each place in it.
    """

    value: Value
    lines: dict[Path_, int]

    def line_of(self, place: Path_) -> int:
        """
        Return the line of a place, or of the nearest place around it.
        """
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


class _ProblemError(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def parse_yaml(path: Path) -> Parsed:
    """
    Return the file's value with line numbers.

    Raises ValueError with `line: message` where the file is not YAML or repeats a key.
    """
    try:
        text = path.read_text("utf-8")
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        raise ValueError(f"1: not UTF-8 text ({error.reason}); save the file as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ValueError(f"{line}: not readable as YAML: {error.problem}") from error
    lines: dict[Path_, int] = {}
    try:
        value = _build(node, (), lines) if node is not None else None
        _check_cut_short(node, text.splitlines())
    except _ProblemError as problem:
        raise ValueError(f"{problem.line}: {problem}") from problem
    return Parsed(value, lines)


def _build(node: yaml.Node, place: Path_, lines: dict[Path_, int]) -> Value:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(node, place, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*place, i), lines) for i, item in enumerate(node.value)]
    if node.tag == "tag:yaml.org,2002:null":
        return None
    return str(node.value)


def _build_mapping(node: yaml.MappingNode, place: Path_, lines: dict[Path_, int]) -> dict[str, Value]:
    built: dict[str, Value] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise _ProblemError(line, "a key must be plain text")
        key = str(key_node.value)
        if key in built:
            raise _ProblemError(line, f"the key {key!r} stands here twice")
        lines[(*place, key)] = line
        built[key] = _build(value_node, (*place, key), lines)
    return built


def _check_cut_short(node: yaml.Node | None, lines: list[str]) -> None:
    """
    Raise where an unquoted text ends at ` #word`: YAML takes the rest for a comment, which begins with `# `.
    """
    if isinstance(node, yaml.ScalarNode) and not node.style:
        rest = lines[node.end_mark.line][node.end_mark.column :] if node.end_mark.line < len(lines) else ""
        if _HASH_WORD.match(rest):
            raise _ProblemError(node.start_mark.line + 1, "the text is cut short at ' #': put it in quotes")
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _check_cut_short(item, lines)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            _check_cut_short(value, lines)
