"""The glossary has each word once, and the code has none of the words of before."""

import ast
import re
from collections import Counter
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
GLOSSARY = (HOME / "docs" / "glossary.md").read_text()
NOW, BEFORE = GLOSSARY.split("## Words of before")
MODULES = sorted((HOME / "quarterdeck").rglob("*.py"))
SCRIPTS = sorted((HOME / "static" / "js").rglob("*.js"))

# Words that also mean what everybody means by them, so only a file or a class may not be called so.
ELSEWHERE = {
    "cast",
    "plan",
    "links",
    "messages",
    "memory",
    "standing",
    "library",
    "owners",
    "wire",
    "house",
    "packets",
    "gather",
}
# The pen's outbox is what its user knows from mail: what was drawn and has not gone out.
FOR_SCRIPTS = {"outbox", "backlog", "learning"}


def old_words():
    cells = re.findall(r"^\| ([a-z_, ]+) \|", BEFORE, flags=re.MULTILINE)
    return {word for cell in cells for word in cell.split(", ")} - {"before"}


def test_each_word_has_one_entry():
    listed = Counter(word.lower() for word in re.findall(r"\*\*([^*]+)\*\*", NOW))
    assert [word for word, times in listed.items() if times > 1] == []
    assert set(listed) & old_words() == set()


def test_no_file_class_or_name_in_the_code_is_one_of_the_words_of_before():
    used = {_name(path): words for path in MODULES + SCRIPTS if (words := _old_in(path))}
    assert used == {}


def _old_in(path):
    named = {word for name in _titles(path) for word in _words(name)} & old_words()
    said = {word for name in _names(path) for word in _words(name)} & (old_words() - ELSEWHERE)
    return sorted((named | said) - (FOR_SCRIPTS if path.suffix == ".js" else set()))


def _titles(path):
    """Give the names of a file and of its classes."""
    if path.suffix == ".js":
        return [path.stem, *re.findall(r"\bclass (\w+)", path.read_text())]
    return [path.stem, *(node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ClassDef))]


def _names(path):
    """Give what a file's own code calls things: all names in Python, what is declared in JavaScript."""
    text = path.read_text()
    if path.suffix == ".js":
        return re.findall(
            r"\b(?:const|let|function|class|import) \{? ?(\w+)|^\s+#?(\w+)\([^)]*\) \{$", text, re.MULTILINE
        )
    fields = (value for node in ast.walk(ast.parse(text)) for field, value in ast.iter_fields(node) if field in NAMING)
    return [value for value in fields if isinstance(value, str)]


NAMING = {"id", "attr", "name", "arg"}


def _words(name):
    """Cut a name into words: `one_name`, `oneName` and `one-name` have two."""
    parts = name if isinstance(name, tuple) else (name,)
    return [word.lower() for part in parts for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", part)]


def _name(path):
    return str(path.relative_to(HOME))
