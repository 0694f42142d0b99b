"""Demos that people have, in other tools' formats, become drafts of a demo.yaml: text in, values out. Runs nothing."""

FORMATS = ("demo-magic", "doitlive", "vhs", "micro-demo", "readme", "asciicast")
