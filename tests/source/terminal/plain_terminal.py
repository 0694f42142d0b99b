"""The least terminal that shows lines, what is written over, and an empty screen begun anew: to compare with."""

import re

_TOKEN = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|\r|\n|[^\x1b\r\n]+")


class PlainTerminal:
    """Rows of characters, of which the last `rows` are the screen and those before are scrolled back to."""

    def __init__(self, cols, rows):
        self.cols, self.rows = cols, rows
        self.lines, self.at, self.column, self.pen = [[]], 0, 0, ""

    def write(self, text):
        for token in _TOKEN.finditer(text):
            self._take(token)
        return self

    @property
    def screen(self):
        return (["".join(line).rstrip() for line in self.lines[-self.rows :]] + [""] * self.rows)[: self.rows]

    @property
    def scrolled(self):
        return ["".join(line).rstrip() for line in self.lines[: -self.rows]]

    def _take(self, token):
        kind = token[2] or token[0]
        if token[2]:
            self._obey(kind, token[1])
        elif kind == "\r":
            self.column = 0
        elif kind == "\n":
            self._down()
        else:
            self._print(kind)

    def _print(self, text):
        while text:
            if self.column == self.cols:
                self.column = 0
                self._down()
            line, piece = self.lines[self.at], text[: self.cols - self.column]
            line.extend(" " * (self.column - len(line)))
            line[self.column : self.column + len(piece)] = piece
            self.column += len(piece)
            text = text[len(piece) :]

    def _obey(self, kind, number):
        top = max(len(self.lines) - self.rows, 0)
        if kind == "m":
            self.pen = number if number != "0" else ""
        elif kind == "H":
            self.at, self.column = top, 0
        elif kind == "J":
            self.lines[top:] = [[] for _ in self.lines[top:]]
        elif kind == "K":
            del self.lines[self.at][self.column :]

    def _down(self):
        self.at += 1
        if self.at == len(self.lines):
            self.lines.append([])
