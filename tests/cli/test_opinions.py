"""`convenor opinions`: Polis's files in all forms, data that keep to their schema, a page; mistakes said."""

# ruff: noqa: E501 – a row of a file is one line

import gzip
import json
from pathlib import Path

import pytest

from convenor.cli import main
from tests.cli.test_diagnose import faults

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/reference/opinions-schema.json").read_text("utf-8"))
HEAD = "timestamp,datetime,comment-id,voter-id,vote\n"
ROWS = [
    f"{who * 20 + what},x,{what},{who},{1 if (who < 12) == (what < 6) else -1}\n"
    for who in range(24)
    for what in range(12)
]
COMMENTS = 'comment-id,author-id,agrees,disagrees,moderated,comment-body\n0,1,12,12,1,"Beds, ""first""\nand last"\n1,1,12,12,-1,x\n'
PEOPLE = "voter-id,sector\n" + "".join(f"{who},{'nhs' if who < 12 else 'council'}\n" for who in range(24))
GUESSES = "voter-id,comment-id,community,guess\n" + "".join(f"{who},2,council,1\n" for who in range(12))


def text_of(**others):
    return {"votes": HEAD + "".join(ROWS), "comments": COMMENTS, "people": PEOPLE, "guesses": GUESSES} | others


@pytest.fixture
def run(tmp_path, capsys):
    """Writes the files, asks for them, gives back what was said."""

    def asked(files, *words, expect=0):
        arguments = []
        for kind, text in files.items():
            path = tmp_path / f"{kind}.csv"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            arguments += [str(path)] if kind == "votes" else [f"--{kind}", str(path)]
        capsys.readouterr()
        assert main(["opinions", *arguments, *words]) == expect
        said = capsys.readouterr()
        return said.out if expect == 0 else said.err

    return asked


@pytest.mark.parametrize("words", [[], ["--compat"], ["--k", "3"], ["--method", "robust"], ["--entitled", "30"]])
def test_data_keep_to_their_schema(run, words):
    said = json.loads(run(text_of(), "--json", *words))
    assert faults(said, SCHEMA) == []
    assert said["evidence"]["verdict"] == "groups"
    assert [one["size"] for one in said["groups"]] == (
        [12, 12] if "3" not in words else [one["size"] for one in said["groups"]]
    )
    assert said["understanding"][0]["readings"][0]["kind"] == "misread"
    assert (said["polis"] is not None) == ("--compat" in words)
    assert next(one for one in said["statements"] if one["statement"] == 0)["text"] == 'Beds, "first"\nand last'


FORMS = {
    "as exported": HEAD + "".join(ROWS),
    "with a byte order mark": ("\ufeff" + HEAD + "".join(ROWS)).encode(),
    "UTF-16": (HEAD + "".join(ROWS)).encode("utf-16"),
    "packed": gzip.compress((HEAD + "".join(ROWS)).encode()),
    "UTF-16 and packed": gzip.compress((HEAD + "".join(ROWS)).encode("utf-16")),
    "line ends of Windows": (HEAD + "".join(ROWS)).replace("\n", "\r\n"),
    "blank lines": HEAD + "\n\n".join(ROWS) + "\n\n",
    "quoted": HEAD + "".join(",".join(f'"{cell}"' for cell in row.strip().split(",")) + "\n" for row in ROWS),
    "other names, other order": "vote,pid,tid\n" + "".join(f"{r[4].strip()},{r[3]},{r[2]}\n" for r in (row.split(",") for row in ROWS)),
    "decimals and words": HEAD + "".join(row.replace(",1\n", ",1.0\n").replace(",-1\n", ",Disagree\n") for row in ROWS),
    "votes cast again": HEAD + "".join(f"0,x,{what},{who},0\n" for who in range(24) for what in range(12)) + "".join(ROWS[1:]) + "9,x,0,0,1\n",
    "raw, agreeing is -1": HEAD + "".join(row.replace(",1\n", ",+\n").replace(",-1\n", ",1\n").replace(",+\n", ",-1\n") for row in ROWS),
    "semicolons": (HEAD + "".join(ROWS)).replace(",", ";"),
    "tabs": (HEAD + "".join(ROWS)).replace(",", "\t"),
    "as Excel writes it elsewhere": "sep=;\n" + HEAD.replace(",", ";") + "".join(row.replace(",1\n", ",1,0\n").replace(",-1\n", ",-1,0\n").replace(",", ";", 4) for row in ROWS),
    "line ends of an old Mac": (HEAD + "".join(ROWS)).replace("\n", "\r"),
    "UTF-16 that does not say so": (HEAD + "".join(ROWS)).encode("utf-16-le"),
    "ids as a frame of data writes them": HEAD + "".join(",".join([*row.split(",")[:2], *(f"{one}.0" for one in row.strip().split(",")[2:])]) + "\n" for row in ROWS),
    "times in seconds": "timestamp,comment-id,voter-id,vote\n" + "".join(f"{1_600_000_000 + who},{what},{who},{said}" for who, what, said in ((int(row.split(",")[3]), row.split(",")[2], row.split(",")[4]) for row in ROWS)),
    "times in words": "timestamp,comment-id,voter-id,vote\n" + "".join(f"2026-11-24T10:{int(row.split(',')[3]):02}:00Z,{row.split(',', 2)[2].replace(',x', '')}" for row in ROWS),
    "times in the words of an export": "datetime,comment-id,voter-id,vote\n" + "".join(f"Wed Jul 27 21:{int(row.split(',')[3]):02}:00 WIB 2022,{row.split(',', 2)[2]}" for row in ROWS),
    "words that are no times": "datetime,comment-id,voter-id,vote\n" + "".join(f"one evening,{row.split(',', 2)[2]}" for row in ROWS),
    "times left empty": HEAD + "".join("," + row.split(",", 1)[1] for row in ROWS),
    "names of another program": "participant_id,statement_id,vote,modified\n" + "".join(f"{r[3]},{r[2]},{r[4].strip()},{r[0]}\n" for r in (row.split(",") for row in ROWS)),
    "the matrix of a program that writes NA": "participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree," + ",".join(map(str, range(12))) + ",12\n"
    + "".join(f"{who},x-{who},NA,0,12,6,6,{','.join('1.0' if (who < 12) == (what < 6) else '-1.0' for what in range(12))},NA\n" for who in range(24)),
    "the matrix": "participant,group-id,n-votes," + ",".join(map(str, range(12))) + "\n"
    + "".join(f"{who},,12,{','.join('1' if (who < 12) == (what < 6) else '-1' for what in range(12))}\n" for who in range(24)),
}  # fmt: skip


LATER = [
    "timestamp,comment-id,voter-id,vote\n200,1,1,-1\n100,1,1,1\n",
    "timestamp,comment-id,voter-id,vote\n2026-07-01T09:00:00+02:00,1,1,1\n2026-07-01T08:00:00Z,1,1,-1\n",
    "datetime,comment-id,voter-id,vote\nWed Jul 27 21:56:01 CDT 2022,1,1,-1\nWed Jul 27 21:56:00 CDT 2022,1,1,1\n",
    "datetime,comment-id,voter-id,vote\none evening,1,1,1\nthe morning after,1,1,-1\n",
    "comment-id,voter-id,vote\n1,1,1\n1,1,-1\n",
]


@pytest.mark.parametrize("votes", LATER)
def test_of_two_votes_the_later_counts_however_the_time_is_written(run, votes):
    (one,) = json.loads(run({"votes": votes}, "--json"))["statements"]
    assert (one["agrees"], one["disagrees"], one["n"]) == (0, 1, 1)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_votes_in_any_form_give_the_same(run, form):
    words = ["--sign", "-1"] if "raw" in form else []
    said, usual = (
        json.loads(run({"votes": votes}, "--json", *more))
        for votes, more in ((FORMS[form], words), (FORMS["as exported"], []))
    )
    for key in ("statements", "evidence", "groups", "slate", "bridging"):
        assert said[key] == usual[key], key


def test_ids_that_are_texts_still_find_their_statements_and_people(run):
    renamed = HEAD + "".join(row.replace(",0,x,", ",") for row in ROWS) + "9999,x,extra,99999999999999999999,-0\n"
    said = json.loads(run(text_of(votes=renamed), "--json"))
    assert next(one for one in said["statements"] if one["statement"] == "1")["out"]
    assert said["communities"]["sector"]["communities"] == [
        {"name": "council", "people": 12},
        {"name": "nhs", "people": 12},
    ]
    assert said["understanding"][0]["readings"]


@pytest.mark.parametrize(
    "votes", [HEAD, HEAD + "1,x,0,0,1\n", HEAD + "1,x,0,0,1\n2,x,0,0,-1\n", HEAD + "".join(ROWS[:12])]
)
@pytest.mark.parametrize("words", [[], ["--json"], ["--html"], ["--compat"], ["--method", "robust", "--k", "2"]])
def test_nobody_and_one_person_are_no_failure(run, votes, words):
    assert run({"votes": votes}, *words)


BAD = {
    "empty": ({"votes": ""}, "votes.csv is empty. Its first line"),
    "only spaces": ({"votes": "  \n"}, "votes.csv is empty"),
    "no vote column": ({"votes": "comment-id,voter-id\n1,1\n"}, "no column “vote”"),
    "no voter column": ({"votes": "comment-id,vote\n1,1\n"}, "no column “voter-id”"),
    "no comment column": ({"votes": "voter-id,vote\n1,1\n"}, "no column “comment-id”"),
    "misspelt": ({"votes": "comment-id,voter-di,vote\n1,1,1\n"}, "nearest there: “voter-di”"),
    "semicolons and commas": ({"votes": "comment-id;voter-id;vote\n1,1,1\n"}, "line 2: the column “voter-id” is empty"),
    "a column twice": ({"votes": "comment-id,voter-id,vote,Vote\n1,1,1,-1\n"}, "has the column “vote” twice"),
    "some without a time": ({"votes": HEAD + "1,x,1,1,1\n,x,1,2,1\n"}, "1 votes have no time while others have one"),
    "ten megabytes in one line": ({"votes": b"timestamp" * 1_200_000}, "it cannot be read"),
    "nothing but NUL": ({"votes": b"\0" * 5000}, "no column “voter-id”"),
    "NUL in a vote": ({"votes": HEAD + "1,x,1,1,\0\n"}, "is not a vote"),
    "days that could be months": ({"votes": HEAD + "3/4/2026 10:00,x,1,1,1\n"}, "“3/4/2026 10:00” is not a time"),
    "a workbook": ({"votes": b"PK\x03\x04" + bytes(range(256)) * 20}, "not in UTF-8"),
    "a page of the web": ({"votes": "<!DOCTYPE html>\n<html><body>Sign in</body></html>"}, "no column “voter-id”"),
    "only headings of another thing": ({"votes": "name,age\nAda,36\n"}, "no column “voter-id”"),
    "one column": ({"votes": "vote\n1\n-1\n"}, "no column “voter-id”"),
    "comments of another conversation": (
        text_of(comments="comment-id,moderated\n900,-1\n"),
        "none of the ids in comments.csv is in the votes",
    ),
    "people of another conversation": (
        text_of(people="voter-id,sector\nx9,nhs\n", guesses="voter-id,comment-id,community,guess\n"),
        "none of the ids in people.csv is in the votes",
    ),
    "a vote of 2": ({"votes": HEAD + "1,x,1,1,2\n"}, "line 2, column “vote”: “2” is not a vote"),
    "an empty vote": ({"votes": HEAD + "1,x,1,1,\n"}, "line 2, column “vote”: “” is not a vote"),
    "a short row": ({"votes": HEAD + "1,x,1,1,1\n1,x\n"}, "line 3: the column “voter-id” is empty"),
    "a vote in half": ({"votes": HEAD + "1,x,1,1,0.5\n"}, "“0.5” is not a vote"),
    "not a time": ({"votes": HEAD + "noon,x,1,1,1\n"}, "line 2, column “timestamp”: “noon” is not a time"),
    "nan as time": ({"votes": HEAD + "nan,x,1,1,1\n"}, "“nan” is not a time"),
    "endless time": ({"votes": HEAD + "inf,x,1,1,1\n"}, "“inf” is not a time"),
    "no person": ({"votes": HEAD + "1,x,1,,1\n"}, "column “voter-id” is empty"),
    "no statement": ({"votes": HEAD + "1,x,,1,1\n"}, "column “comment-id” is empty"),
    "latin letters": ({"votes": HEAD.encode() + b"1,caf\xe9,1,1,yes\n"}, "not in UTF-8"),
    "half of a pack": ({"votes": gzip.compress(HEAD.encode() * 50)[:40]}, "cut short"),
    "a broken pack": ({"votes": b"\x1f\x8b" + b"\0" * 40}, "packed or cut short"),
    "a pack of rubbish": ({"votes": gzip.compress(b"x" * 9000)[:20] + b"\xff" * 30}, "packed or cut short"),
    "bytes": ({"votes": bytes(range(128, 256)) * 9}, "not in UTF-8"),
    "a cell without end": ({"votes": HEAD + '1,x,1,1,"' + "9" * 1_200_000}, "it cannot be read"),
    "a bad cell in the matrix": (
        {"votes": "participant,group-id,0,1\n5,,1,7\n"},
        "line 2, column “1”: “7” is not a vote",
    ),
    "no person in the matrix": ({"votes": "participant,group-id,0,1\n,,1,1\n"}, "column “participant” is empty"),
    "comments without ids": ({"votes": HEAD, "comments": "body\nx\n"}, "comments.csv has no column “comment-id”"),
    "a comment without id": ({"votes": HEAD, "comments": "comment-id,comment-body\n,x\n"}, "comments.csv, line 2"),
    "moderated in words": ({"votes": HEAD, "comments": "comment-id,moderated\n1,out\n"}, "“out” is not a whole number"),
    "agrees in words": ({"votes": HEAD, "comments": "comment-id,agrees\n1,many\n"}, "column “agrees”: “many”"),
    "people without ids": ({"votes": HEAD, "people": "sector\nnhs\n"}, "people.csv has no column “participant”"),
    "a person without id": ({"votes": HEAD, "people": "voter-id,sector\n,nhs\n"}, "people.csv, line 2"),
    "weight below nought": ({"votes": HEAD, "people": "voter-id,weight\n1,-2\n"}, "“-2” is no weight"),
    "weight in words": ({"votes": HEAD, "people": "voter-id,weight\n1,heavy\n"}, "“heavy” is no weight"),
    "guesses without community": (
        {"votes": HEAD, "guesses": "voter-id,comment-id,guess\n1,1,1\n"},
        "no column “community”",
    ),
    "a guess of 3": (text_of(guesses="voter-id,comment-id,community,guess\n1,1,nhs,3\n"), "“3” is not a vote"),
    "a guess about nobody": (
        text_of(guesses="voter-id,comment-id,community,guess\n1,1,,1\n"),
        "column “community” is empty",
    ),
    "guesses about strangers": (text_of(guesses=GUESSES.replace("council", "army")), "the guesses are about army"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_said_with_its_place_and_remedy(run, name):
    files, expected = BAD[name]
    said = run(files, expect=1)
    assert expected in said
    assert "Traceback" not in said


def test_files_that_are_not_there_and_folders(tmp_path, capsys):
    for path in (tmp_path / "none.csv", tmp_path):
        assert main(["opinions", str(path)]) == 1
        assert str(path) in capsys.readouterr().err


def test_rerun_gives_the_same_numbers_also_from_another_folder(run, tmp_path, capsys, monkeypatch):
    run(text_of(), "--json")
    monkeypatch.chdir(tmp_path)
    names = ["votes.csv", "--comments", "comments.csv", "--people", "people.csv", "--seed", "3"]
    assert main(["opinions", *names, "--json", "--compat"]) == 0
    report = capsys.readouterr().out
    (tmp_path / "report.json").write_text(report, "utf-8")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert main(["rerun", "../report.json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(report)
    (tmp_path / "votes.csv").write_text(HEAD + "".join(ROWS[1:]), "utf-8")
    assert main(["rerun", "../report.json"]) == 1
    assert "the file of votes has changed" in capsys.readouterr().err


WEIGHED = "voter-id,sector,weight\n" + "".join(
    f"{who},{'nhs' if who < 12 else 'council'},{1 + who % 3}\n" for who in range(24)
)
AGAIN = {
    "guesses": ({}, []),
    "guesses about a line that is named": ({}, ["--axis", "sector"]),
    "weights": ({"people": WEIGHED}, []),
    "the sparse method": ({}, ["--method", "robust"]),
    "all of them": (
        {"people": WEIGHED},
        ["--axis", "sector", "--method", "robust", "--k", "3", "--entitled", "40", "--seed", "7"],
    ),
}


@pytest.mark.parametrize("of", AGAIN)
def test_rerun_gives_the_same_numbers_with_guesses_weights_and_the_sparse_method(run, tmp_path, capsys, of):
    files, words = AGAIN[of]
    plain = json.loads(run(text_of(), "--json"))
    report = json.loads(run(text_of(**files), "--json", *words))
    (tmp_path / "report.json").write_text(json.dumps(report), "utf-8")
    assert main(["rerun", str(tmp_path / "report.json")]) == 0
    assert json.loads(capsys.readouterr().out) == report
    assert report["understanding"][0]["readings"]
    assert report["asked"]["settings"]["method"] == ("robust" if "robust" in words else "polis")
    same = {**report, "asked": None} == {**plain, "asked": None}
    assert same == of.startswith("guesses")  # weights and method do change what comes out
    with (tmp_path / "guesses.csv").open("a") as guesses:
        guesses.write("12,2,nhs,1\n")
    assert main(["rerun", str(tmp_path / "report.json")]) == 1
    assert "the file of guesses has changed" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"asked": 1}', '{"asked": {"votes": 5, "settings": {}}}', '{"asked": {"votes": "x", "settings": {"k": 99}}}', '{"asked": {"votes": "x", "settings": {"seed": -1}}}'])  # fmt: skip
def test_what_is_no_report_is_said(tmp_path, capsys, text):
    path = tmp_path / "report.json"
    path.write_text(text, "utf-8")
    assert main(["rerun", str(path)]) == 1
    assert "no report" in capsys.readouterr().err


def test_the_page_has_the_answer_first_and_no_exact_count(run):
    page = run(text_of(), "--html", "--entitled", "40")
    assert (
        page.index("What nearly everyone can live with")
        < page.index("Who differs, and on what")
        < page.index("Every statement")
    )
    assert "<script" not in page
    assert "Beds, &quot;first&quot;" in page
    assert "16 people who may vote have not" in page


def test_the_page_draws_a_map_of_fifty_people_and_says_why_there_is_none_of_fewer(run):
    assert "No map is drawn: fewer than 50 people" in run(text_of(), "--html")
    many = HEAD + "".join(
        f"{who * 20 + what},x,{what},{who},{1 if (who < 40) == (what < 6) else -1}\n"
        for who in range(80)
        for what in range(12)
    )
    page = run({"votes": many}, "--html")
    assert "No map is drawn" not in page
    assert "means nothing" in page
    assert 'aria-label="The map as a table"' in page
    assert page.count(" people, most of group ") == page.count("(group ") > 1


def test_numbers_out_of_reach_are_said(capsys):
    for words in (["--seed", "-1"], ["--entitled", "0"], ["--k", "9"]):
        with pytest.raises(SystemExit):
            main(["opinions", "x.csv", *words])
        assert words[0] in capsys.readouterr().err
