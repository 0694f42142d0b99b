"""Goes through a shell script that gives a demo, and tells what its audience sees from what happens out of sight."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quarterdeck.demo.yaml_text import one_line
from quarterdeck.importers.assign import assign
from quarterdeck.importers.bash import arguments_of, commands_in, name_of, parse, statements, text_of
from quarterdeck.importers.blocks import go_within
from quarterdeck.importers.composer import ENDLESS, WIPES
from quarterdeck.importers.expand import Values, Word, own_folder, spaced, strange
from quarterdeck.importers.said_of_bash import CHANGES, NOTHING, PRINTS, SETS, first_line, unpainted, writes_a_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tree_sitter import Node

    from quarterdeck.importers.bash import Statement
    from quarterdeck.importers.composer import Composer

DEEPEST = 6  # calls within calls that are followed
STRANGE = "{text} is filled in by the script, and known only when it runs; the audience sees the name"
ENVIRONMENT = "{text} is set by nothing in this script; write it under env, or set it before the talk"


@dataclass(slots=True)
class Walk:
    """A way through a script; `verbs` are the words of its tool, each of which gets the line and its words.

    `seen` are those among them by which the audience sees something. `settings` are variables that set the tool.
    `beside` are the scripts in its folder, by name, which it may read; `tool` tells the tool's own among those.
    """

    composer: Composer
    seen: frozenset[str]
    values: Values = field(default_factory=Values)
    verbs: Mapping[str, Callable[[int, Sequence[Word]], None]] = field(default_factory=dict)
    settings: Mapping[str, Callable[[int, Word], None]] = field(default_factory=dict)
    functions: dict[str, Node] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    tool: re.Pattern[str] = re.compile(r"^$")
    printed: str = ""  # the variable that holds what the last command has printed
    capture: Callable[[str], str] = str  # has the last step give that by a name
    depth: int = 0
    called: int = 0
    told: set[str] = field(default_factory=set)
    held: list[tuple[int, str]] = field(default_factory=list)  # typed in sight, not run yet

    def go(self, script: str) -> None:
        """Go through a whole script."""
        self.body(parse(script))
        self.release()

    def body(self, node: Node) -> None:
        """Go through what stands in a node, one after the other."""
        for statement in statements(node):
            if statement.node.type == "command" and self.name(statement.node) == "exit" and not self.depth:
                return
            self.do(statement)

    def read_file(self, line: int, words: Sequence[Word]) -> None:
        """Take in that another file is read: go through it where it is there and not the tool's own."""
        file = spaced(words).text
        name = file.rpartition("/")[2]
        if self.tool.search(name):
            return
        if name in self.beside and self.depth < DEEPEST:
            self.depth += 1
            self.body(parse(self.beside[name]))
            self.depth -= 1
        else:
            self.composer.remark(line, f"reads {file}, of which nothing is taken over but its name")
            self.composer.unseen(line, f". {file}", changes=True)

    def release(self) -> None:
        """Have what was typed and never run be words."""
        for line, text in self.held:
            self.composer.remark(line, "is typed in the script and not run, so it is taken for words")
            self.composer.speak(text)
        self.held.clear()

    def visible(self, node: Node) -> bool:
        """Say whether anything within a node is for the audience."""
        return any(self.is_shown(self.name(command)) for command in commands_in(node))

    def name_strange(self, line: int, word: Word) -> None:
        """Have the author look at each thing in a word that only running the script could tell, once."""
        for text in strange(word, self.composer.env):
            if text not in self.told:
                self.told.add(text)
                assigned = any(text.strip("${}") == name for name in self.told if not name.startswith("$"))
                plain = re.fullmatch(r"\$\{?\w+\}?", text)
                self.composer.remark(line, (STRANGE if assigned or not plain else ENVIRONMENT).format(text=text))

    def do(self, statement: Statement) -> None:
        """Take in one statement."""
        node = statement.node
        match node.type:
            case "variable_assignment" | "variable_assignments" | "declaration_command":
                assign(self, statement)
            case "function_definition":
                self._define(statement)
            case "command":
                self._command(statement)
            case _ if self.visible(node):
                go_within(self, statement)
            case "compound_statement":
                self.body(node)
            case _ if all(self._is_quiet(command) for command in commands_in(node)) and not writes_a_file(node):
                self._printed(statement)
            case _:
                self._unseen(statement)

    def _command(self, statement: Statement) -> None:
        node = statement.node
        name = self.name(node)
        words = [self.values.read(word) for word in arguments_of(node)]
        if name in self.verbs:
            self.verbs[name](statement.line, words)
        elif name in self.functions and self._follows(self.functions[name]) and self.depth < DEEPEST:
            self._call(name, words)
        elif name in PRINTS:
            self._print(words)
        elif name in WIPES:
            self.composer.wipe()
        elif name and name not in NOTHING | SETS:
            self._unseen(statement)

    def _call(self, name: str, words: Sequence[Word]) -> None:
        """Follow a call of a function of the script's, with its words in their places."""
        self.called += 1
        before = dict(self.values.known)
        places = {str(number): word.text for number, word in enumerate(words, 1) if not word.unknown}
        everything = spaced(words).text
        self.values.known |= {str(number): "" for number in range(1, 10)} | places | {"@": everything, "*": everything}
        self.depth += 1
        self.body(self.functions[name])
        self.depth -= 1
        self.called -= 1
        self.values.known = {
            **self.values.known,
            **{key: before.get(key, "") for key in "123456789@*" if key in before},
        }

    def _define(self, statement: Statement) -> None:
        name, body = (statement.node.child_by_field_name(field) for field in ("name", "body"))
        if name is None or body is None:
            return
        if text_of(name) in self.verbs:
            return
        self.functions[text_of(name)] = body
        if not self._follows(body):
            self.composer.unseen(statement.line, own_folder(statement.text), changes=True, defines=text_of(name))

    def _follows(self, body: Node) -> bool:
        """Say whether a function is one that shows something, so that its calls are followed."""
        return self.visible(body) or all(self._is_quiet(command) for command in commands_in(body))

    def _unseen(self, statement: Statement) -> None:
        text = own_folder(self._filled(statement))
        node = statement.node
        if re.search(r"\b(?:break|continue)\b", text) and not ENDLESS.search(text):
            self.composer.remark(statement.line, f"what ends the loop is left out: {first_line(node)}")
            return
        changes = statement.background or any(self.name(each) in CHANGES for each in commands_in(node))
        if self.held:
            self._shown_otherwise(statement.line, text)
            return
        self.composer.unseen(statement.line, text, changes=changes)

    def _shown_otherwise(self, line: int, text: str) -> None:
        """Have the last line that was typed be what is shown of what runs, where the two look alike."""
        typed_at, typed = self.held.pop()
        self.release()
        if one_line(typed.replace("\\", "")) == one_line(text.replace("\\", "")):
            self.composer.show(typed_at, text)
        elif typed.split()[:1] == text.split()[:1]:
            self.composer.show(typed_at, text, shows=typed)
        else:
            self.held.append((typed_at, typed))
            self.release()
            self.composer.unseen(line, text)

    def _filled(self, statement: Statement) -> str:
        """Give a statement's text; within a function, with the words of its call."""
        if not self.called:
            return statement.text
        return re.sub(r"\$\{?([1-9@*])\}?", lambda found: self.values.known.get(found[1], found[0]), statement.text)

    def _printed(self, statement: Statement) -> None:
        for command in commands_in(statement.node):
            if self.name(command) in PRINTS:
                self._print([self.values.read(word) for word in arguments_of(command)])

    def _print(self, words: Sequence[Word]) -> None:
        options = [word for word in words if not re.fullmatch(r"-[neE]+", word.text)]
        self.composer.speak(unpainted(spaced(options).text).replace("\\", ""))

    def name(self, command: Node) -> str:
        """Give the name of the command that is called, also where a variable holds it."""
        node = name_of(command)
        if node is None:
            return ""
        return self.values.read(node).text.split(" ")[0]

    def is_shown(self, name: str) -> bool:
        """Say whether a command of this name is for the audience to see."""
        return name in self.seen or (name in self.functions and self.depth < DEEPEST and self._shows(name))

    def _shows(self, name: str) -> bool:
        self.depth += 1
        try:
            return self.visible(self.functions[name])
        finally:
            self.depth -= 1

    def _is_quiet(self, command: Node) -> bool:
        name = self.name(command)
        return name in PRINTS | NOTHING | SETS | WIPES or name in self.verbs
