"""Builds var/assets, the NHS.UK styles and script that the site serves itself, from a wheel locked by hash.

The wheel holds the minified files for another framework; it is unpacked, never imported. Cleaned on the way:

1. web fonts are fetched from the NHS's own host: cut out, so no page asks anyone else for anything (Arial takes over);
2. both files name a source map that is not there, which a manifest of static files refuses: cut out;
3. the script only offers its components: a last line starts them, so that pages need no script of their own;
4. no address of another site may remain, and neither may the NHS's favicons: we are not the NHS.

Templates ask for `static("nhsuk/nhsuk.css")` and `static("nhsuk/nhsuk.js")`, the latter as a module.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.steps import ROOT, VAR, tool

LOCK = ROOT / "requirements" / "assets.txt"
TARGET = VAR / "assets"
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
SOURCE_MAP = re.compile(r"/\*#\s*sourceMappingURL=[^*]*\*/|//#\s*sourceMappingURL=\S*")
ADDRESS = re.compile(r"(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
NAMESPACE = re.compile(r"http://www\.w3\.org/[a-z0-9/]*", re.IGNORECASE)  # names of SVG, never fetched


class UnexpectedAsset(Exception):
    """The wheel no longer holds what this tool cleans."""


def clean_styles(text: str) -> str:
    """The styles without fonts from elsewhere and without a map that is not there.

    >>> clean_styles("@font-face{src:url(https://fonts.example/a.woff)}p{color:red}/*# sourceMappingURL=a.map */")
    'p{color:red}\\n'
    """
    return refuse_addresses(SOURCE_MAP.sub("", FONT_FACE.sub("", text)).strip() + "\n")


def clean_script(text: str) -> str:
    """The script without its map, and with the line that starts the components.

    >>> clean_script("function initAll(){}export{initAll};//# sourceMappingURL=a.map")
    'function initAll(){}export{initAll};\\ninitAll();\\n'
    """
    if "initAll" not in text:
        raise UnexpectedAsset("The NHS.UK script has no initAll any more; see requirements/assets.txt.")
    return refuse_addresses(SOURCE_MAP.sub("", text).strip() + "\ninitAll();\n")


def refuse_addresses(text: str) -> str:
    """The same text, which may name no other site."""
    found = ADDRESS.search(NAMESPACE.sub("", text))
    if found:
        raise UnexpectedAsset(f"An asset asks another site for something: {found.group()}")
    return text


def build(target: Path = TARGET) -> bool:
    """Write the assets unless they are those of this lock already; True when something was written."""
    stamp = target / ".built-from"
    wanted = hashlib.sha256(LOCK.read_bytes() + Path(__file__).read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        unpacked, made = Path(folder, "wheel"), Path(folder, "assets")
        unpack(unpacked)
        (made / "nhsuk").mkdir(parents=True)
        (made / "nhsuk" / "nhsuk.css").write_text(clean_styles(only(unpacked, "nhsuk-frontend-*.min.css")), "utf-8")
        (made / "nhsuk" / "nhsuk.js").write_text(clean_script(only(unpacked, "nhsuk-frontend-*.min.js")), "utf-8")
        (made / ".built-from").write_text(wanted, encoding="ascii")
        if target.exists():
            shutil.rmtree(target)
        made.rename(target)
    return True


def unpack(folder: Path) -> None:
    """The wheel's files, checked against the lock's hash, without the framework it was made for."""
    command = [tool("uv"), "pip", "install", "--quiet", "--require-hashes", "--no-deps", "--target", folder, "-r", LOCK]
    command += ["--python", sys.executable]
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT)


def only(folder: Path, pattern: str) -> str:
    """The text of the one file of that name."""
    found = list(folder.rglob(pattern))
    if len(found) != 1:
        raise UnexpectedAsset(f"Expected one {pattern} in the wheel, found {len(found)}.")
    return found[0].read_text(encoding="utf-8")


if __name__ == "__main__":
    build()
