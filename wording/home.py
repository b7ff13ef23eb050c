"""Sentences stand in ``bot/presentation``, and where a command or an adapter declares itself.

Anywhere else a sentence is refused, and so is code that asks which language it speaks.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from wording.catalogues import KEYWORDS, ROOT

CLEAN = ("bot", "adapters", "store")
"""Packages that keep to it."""
HOME = "bot/presentation/"
"""Where sentences stand; what is refused there as well is a branch on the language."""
DECLARING = ("bot/commands/", "adapters/")
"""Where a command or a platform declares itself, sentences and all."""
READING = (
    "bot/reading/",
    "bot/domain/text.py",
    "bot/presentation/typography.py",
    "store/catalogue/write.py",
    "store/migrations/",
)
"""Where a language is asked for to read what was written in it or what was stored, or to set its
signs."""
_DECLARES = frozenset({"Command", "CommandOption", "Form"})
_ERRORS = re.compile(r"^(BadOption|BadDate|NotAllowed|UnknownGood|UnknownSpeaker|UserError)$")
_SHOWN = frozenset({"text", "title", "label", "headline", "note", "lines"})
_CARDS = frozenset(
    {"Bullets", "Card", "Chart", "Choices", "Detail", "Headline", "Notice", "ButtonOption", "Prose"}
    | {"ShortCard", "Table", "Button", "Press"}
)
_BRANCH = "a branch on the language"
_SENTENCE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
"""Two words side by side: what no code, command line or address is."""
EXCEPTIONS = {
    "store/catalogue/build.py": "the words of facts, from their files",
    "adapters/cli": "whoever runs the bot, on the console of a server: English, as its log",
}
"""Files and folders left out, and why."""


def faults(packages: Iterable[str] = CLEAN) -> Iterator[str]:
    """Where a sentence stands that belongs into ``bot/presentation``, a line each."""
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if not any(name == left or name.startswith(f"{left}/") for left in EXCEPTIONS):
                yield from (
                    f"{name}:{one}"
                    for one in misplaced(path, declaring=name.startswith(DECLARING))
                    if not _allowed(name, branch=one.endswith(_BRANCH))
                )


def _allowed(name: str, *, branch: bool) -> bool:
    return name.startswith(READING) if branch else name.startswith(HOME)


def misplaced(path: Path, *, declaring: bool = True) -> Iterator[str]:
    """What is out of place in one module: '12: a sentence in code', ...

    ``declaring``: it may hold a command or a platform, whose words stand with them.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = path.name == "words.py" or any(_called(n) in _DECLARES for n in ast.walk(tree))
    yield from _walk(tree, declares=declaring and named, function=False, declared=False)


def _walk(node: ast.AST, *, declares: bool, function: bool, declared: bool) -> Iterator[str]:
    name = _called(node)
    if name == "Text":
        yield f"{_line(node)}: words of facts made in code"
    if name in KEYWORDS and not declared and (function or not declares):
        yield f"{_line(node)}: a sentence outside of bot/presentation"
    if _asks_for_a_language(node):
        yield f"{_line(node)}: {_BRANCH}"
    if name and (_ERRORS.match(name) or name in _CARDS):
        yield from (f"{_line(node)}: a sentence in code: {s!r}" for s in _said(node))
    inside = function or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    for child in ast.iter_child_nodes(node):
        yield from _walk(
            child,
            declares=declares,
            function=inside,
            declared=declared or (declares and name in _DECLARES),
        )


def _called(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0))


def _asks_for_a_language(node: ast.AST) -> bool:
    """``lang == "fr"``, words of one language or another, or a table of words by language."""
    match node:
        case ast.IfExp(body=ast.Attribute(attr="en" | "fr")):
            return True
        case ast.Match(subject=ast.Name(id="lang") | ast.Attribute(attr="lang")):
            return True
        case ast.Compare(left=left, comparators=[ast.Constant(value=str(code))]):
            name = left.id if isinstance(left, ast.Name) else getattr(left, "attr", "")
            return name == "lang" and len(code) == 2
        case (
            ast.Dict(keys=[ast.Constant(value="en"), *_])
            | ast.Dict(keys=[ast.Constant(value="fr"), *_])
        ):
            return True
    return False


def _said(node: ast.AST) -> Iterator[str]:
    """Sentences among what a card or an error is given to show."""
    if isinstance(node, ast.Call):
        given = [*node.args[:1], *(k.value for k in node.keywords if k.arg in _SHOWN)]
        for value in given:
            for one in ast.walk(value) if isinstance(value, ast.JoinedStr | ast.Tuple) else [value]:
                said = one.value if isinstance(one, ast.Constant) else None
                if isinstance(said, str) and _SENTENCE.search(said):
                    yield said
