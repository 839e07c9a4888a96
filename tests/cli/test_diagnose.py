"""`convenor diagnose`: words, data that keep to their schema, a page; mistakes said with their place and remedy."""

import gc
import json
import subprocess
import sys
import tracemalloc
from io import StringIO
from pathlib import Path

import pytest

from convenor.cli import diagnosing, main
from convenor.cli.diagnoses.words import FAULTS
from convenor.formats import cases as reading
from convenor.theory.constructs import CONSTRUCTS

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/reference/diagnose-schema.json").read_text("utf-8"))
ROWS = (
    "case,prehistory,initial_trust,incentives,interdependence,resource_equality,convening,face_to_face,aligned_interests,"
    "quick_wins,goals_operational,goals_monitored.start,goals_monitored.end,mandated\n"
    "Vale,4,4,4,5,3,4,4,4,4,4,3,5,0\n"
    "Blank,,,,,,,,,,,,,\n"
    "<Moor & Co>,1,1,1.5,1.5,1,1,1,1,1,1,2,1,1\n"
)


def faults(value, schema, where="$"):
    """What does not keep to the part of JSON Schema that our schema uses."""
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{where}: {value!r}"]
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    names = {
        "NoneType": "null",
        "str": "string",
        "dict": "object",
        "list": "array",
        "float": "number",
        "bool": "boolean",
    }
    kind = names.get(type(value).__name__, "integer")
    if kinds and kind not in kinds and not (kind == "integer" and "number" in kinds):
        return [f"{where}: {kind} is not {kinds}"]
    found = []
    if isinstance(value, dict):
        found += [f"{where}.{name} is missing" for name in schema.get("required", []) if name not in value]
        known = schema.get("properties", {})
        rest = schema.get("additionalProperties")
        for name, inner in value.items():
            if known and name not in known and rest is None:
                found.append(f"{where}.{name} is not in the schema")
            found += faults(inner, known.get(name, rest or {}), f"{where}.{name}")
    if isinstance(value, list):
        found += [one for number, inner in enumerate(value) for one in faults(inner, schema.get("items", {}), where)]
    return found


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_data_keep_to_their_schema_in_the_order_of_rows(file, capsys):
    assert main(["diagnose", str(file), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert faults(said, SCHEMA) == []
    vale, blank, moor = said["diagnoses"]
    assert [vale["case"], blank["case"], moor["case"]] == ["Vale", "Blank", "<Moor & Co>"]
    assert vale["gauges"]["results"]["value"] > 0.7 > moor["gauges"]["results"]["value"]
    assert blank["gauges"]["results"]["value"] is blank["cycle"] is blank["leader"] is blank["go"] is None
    assert vale["boxes"]["goals"]["constructs"]["goals_monitored"]["trend"] == 2
    assert moor["advice"][0]["rule"] == "P7"
    assert "12 of 15" in next(one["support"] for one in moor["advice"] if one["rule"] == "P1")


def test_words_say_the_answer_first_and_not_enough_where_it_is_not(file, capsys):
    assert main(["diagnose", str(file)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Vale\n====\nResults: about")
    assert "Results: not enough evidence (0 constructs known)" in said
    assert "no support" not in said.split("Blank")[0]


def test_one_construct_alone_is_called_one(tmp_path, capsys):
    file = tmp_path / "one.csv"
    file.write_text("case,face_to_face\nVale,2\n", encoding="utf-8")
    assert main(["diagnose", str(file)]) == 0
    assert "not enough evidence (1 construct known)" in capsys.readouterr().out


def test_the_page_is_whole_in_itself_and_escapes_names(file, capsys):
    assert main(["diagnose", str(file), "--html"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("<!DOCTYPE html>") and page.endswith("</html>\n")
    assert page.count('role="img"') == page.count("<table>") == 3
    assert "<Moor" not in page and "&lt;Moor &amp; Co&gt;" in page
    assert " src=" not in page and "<script" not in page and "<link" not in page
    assert ' style="' not in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("case,insentives\nA,3\n", "Did you mean “incentives”?"),
        ("case,incentives\nA,3\nB,7\n", "line 3, column “incentives”: 7 lies outside 1 to 5"),
        ("case,incentives\nA,lots\n", "line 2, column “incentives”: “lots” is not a number"),
    ],
)
@pytest.mark.parametrize("form", [[], ["--json"], ["--html"]])
def test_a_mistake_is_said_with_its_remedy_and_nothing_else_is(text, said, form, tmp_path, capsys):
    path = tmp_path / "cases.csv"
    path.write_text(text, encoding="utf-8")
    assert main(["diagnose", str(path), *form]) == 1
    out, err = capsys.readouterr()
    assert out == "" and said in err


def test_a_file_that_is_not_there_or_not_text(tmp_path, capsys):
    assert main(["diagnose", str(tmp_path / "none.csv")]) == 1
    (tmp_path / "mac.csv").write_bytes(b"case,incentives\nCaf\x8e,3\n")
    assert main(["diagnose", str(tmp_path / "mac.csv")]) == 1
    assert "Save it again as “CSV UTF-8”" in capsys.readouterr().err


def test_every_code_of_a_reader_has_its_sentence():
    source = Path(reading.__file__).read_text("utf-8")
    codes = {part.split('"')[1] for part in source.split("raise ConvenorError(")[1:]}
    assert codes == set(FAULTS)


def test_it_needs_no_site(file):
    code = (
        "import sys; from convenor.cli import main; status = main(['diagnose', sys.argv[1], '--json']);"
        "sys.exit(status or any(name.split('.')[0] in ('django', 'jinja2') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_standard_input_is_read_like_a_file():
    code = "from convenor.cli import main; raise SystemExit(main(['diagnose', '-', '--json']))"
    done = subprocess.run([sys.executable, "-c", code], input=ROWS.encode(), capture_output=True, check=False)
    assert len(json.loads(done.stdout)["diagnoses"]) == 3


def test_memory_does_not_grow_with_rows():
    heads = "case," + ",".join(CONSTRUCTS) + "\n"

    class Nowhere(StringIO):
        written = 0

        def write(self, text):
            self.written += 1
            if self.written % 20 == 0:
                gc.collect()  # what waits for the collector is not held
            return len(text)

    def most(rows):
        lines = (
            heads if number == 0 else f"{number}," + ",".join("3" for _ in CONSTRUCTS) + "\n"
            for number in range(rows + 1)
        )
        tracemalloc.start()
        diagnosing._json(diagnosing._read(lines), Nowhere())
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    most(20)
    assert most(200) < most(40) * 1.5
