"""Each page's scripts and sheets made into one of each, by esbuild: for a wheel, an image, or by ``make bundle``.

They go into `bundle/`, with a list of what belongs to which page and a digest of what they were made of: a server that
finds other modules than these serves the modules.
"""

from __future__ import annotations

import json
import runpy
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parents[1]
ESBUILD = ("node_modules", ".bin", "esbuild")
FLAGS = (
    *("--bundle", "--splitting", "--minify", "--format=esm", "--target=es2022", "--legal-comments=eof"),
    *("--log-level=warning", "--external:mermaid", "--external:@xterm/*", "--external:*.woff2"),
)


def bundle_pages(home: Path, into: Path) -> None:
    """Write the bundles of every page into a folder, and `pages.json`; raises FileNotFoundError without esbuild."""
    pieces = runpy.run_path(str(home / "quarterdeck" / "http" / "page_pieces.py"))
    libraries = runpy.run_path(str(home / "quarterdeck" / "http" / "libraries.py"))
    pages = {
        page: _bundle(home, into, page, pieces["modules_of"](page)) for page in pieces["SHEETS"] if page != "carried"
    }
    made_of = pieces["digest_of"](libraries["served_files"](home))
    into.mkdir(exist_ok=True)
    (into / "pages.json").write_text(json.dumps({"of": made_of, "pages": pages}, indent=1))


def _bundle(home: Path, into: Path, page: str, modules: Any) -> dict[str, Any]:
    """Bundle one page, and say where its pieces are."""
    with tempfile.TemporaryDirectory() as folder:
        sheet, told = Path(folder) / f"{page}.css", Path(folder) / "told.json"
        sheet.write_text("".join(f'@import "{home / each}";\n' for each in modules.sheets))
        entries = [sheet, *([home / modules.script] if modules.script else [])]
        named = [f"{page}={entry}" for entry in entries]
        _run(home, *named, *FLAGS, f"--outdir={into / page}", f"--metafile={told}")
        outputs = json.loads(told.read_text())["outputs"]
    made = {Path(path).name: output for path, output in outputs.items()}
    script = f"bundle/{page}/{page}.js" if modules.script else ""
    at_once = [each for each in made.get(f"{page}.js", {}).get("imports", []) if each["kind"] == "import-statement"]
    imported = [f"bundle/{page}/{Path(each['path']).name}" for each in at_once if not each.get("external")]
    return {"sheets": [f"bundle/{page}/{page}.css"], "script": script, "imported": imported}


def _run(home: Path, *flags: str) -> None:
    program = home.joinpath(*ESBUILD)
    if not program.exists():
        raise FileNotFoundError(f"{program}: esbuild is not here; run: npm ci")
    subprocess.run([str(program), *flags], check=True, cwd=home)


def main() -> None:
    """Bundle this checkout's pages."""
    with tempfile.TemporaryDirectory(dir=HOME, prefix=".bundle-") as folder:
        bundle_pages(HOME, Path(folder))
        shutil.rmtree(HOME / "bundle", ignore_errors=True)
        shutil.copytree(folder, HOME / "bundle")


if __name__ == "__main__":
    main()
