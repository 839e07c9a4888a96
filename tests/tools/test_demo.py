"""The demonstration's command: settings of its own, a clear word when the port is taken, made whole or not at all."""

import html
import re
import socket
import subprocess

import pytest

from convenor.web.kernel.viewer import Role
from convenor.web.people.vocabulary import ROLE_NAMES
from tests import factories as make
from tools import demo, screenshots
from tools.steps import ROOT


def test_it_takes_no_setting_from_outside():
    outside = {"CONVENOR_DATABASE": "postgresql://real", "CONVENOR_SMTP": "smtp://real", "PATH": "here"}
    inside = demo.environment(outside, 8123)
    assert "CONVENOR_DATABASE" not in inside
    assert "CONVENOR_SMTP" not in inside
    assert inside["CONVENOR_HOME"] == str(demo.HOME)
    assert inside["CONVENOR_DEMO"] == "yes"


def test_a_used_port_gives_one_line_with_what_to_do(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert demo.main(["--port", str(port)]) == 1
    said = capsys.readouterr().out
    assert said.splitlines() == [
        f"Port {port} is in use by another program. Choose another: ./dev demo --port {port + 1}"
    ]


def test_an_impossible_port_says_which_are_possible():
    with pytest.raises(SystemExit, match="from 1024 to 65535"):
        demo.main(["--port", "70000"])


@pytest.fixture
def asked(monkeypatch):
    """What was asked of the product, which is not run."""
    commands: list[str] = []
    monkeypatch.setattr(demo.assets, "build", lambda target: None)
    monkeypatch.setattr(demo, "convenor", lambda *arguments, environ: commands.append(" ".join(arguments)))
    return commands


def test_it_is_made_once(tmp_path, asked):
    demo.make(tmp_path / "demo", {}, fresh=False)
    demo.make(tmp_path / "demo", {}, fresh=False)
    assert asked == ["migrate", "demonstration", "migrate"]


def test_it_can_be_made_anew(tmp_path, asked):
    demo.make(tmp_path / "demo", {}, fresh=False)
    demo.make(tmp_path / "demo", {}, fresh=True)
    assert asked == ["migrate", "demonstration"] * 2


def test_half_made_is_made_again(tmp_path, asked, monkeypatch):
    home = tmp_path / "demo"
    home.mkdir()
    (home / "convenor.sqlite3").write_text("half")
    demo.make(home, {}, fresh=False)
    assert not (home / "convenor.sqlite3").exists()
    assert asked == ["migrate", "demonstration"]


def test_a_command_that_fails_is_heard(capsys):
    with pytest.raises(subprocess.CalledProcessError):
        demo.convenor("no-such-command", environ=demo.environment({}, 8000))
    assert "no-such-command" in capsys.readouterr().out


@pytest.mark.django_db
def test_what_is_printed_is_what_stands_on_the_buttons(settings, client, capsys):
    settings.DEMO = True
    vale = make.partnership(slug="vale")
    for role in Role:
        make.person(vale, roles=(role,), signs_in=True)
    exec(demo.READY)
    printed = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    page = html.unescape(client.get("/").content.decode())
    assert len(printed) == len(Role) + 1
    assert all(f">{button}</button>" in page and says in page for button, says in printed)


def test_the_pictures_of_the_readme_are_taken_by_the_script():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"docs/pictures/([\w-]+)\.png", text))
    names = [picture.name for picture in screenshots.LIST]
    assert shown
    assert shown <= set(names)
    assert len(names) == len(set(names))
    assert {picture.role for picture in screenshots.LIST} <= {"", *screenshots.BUTTONS}
    assert {str(name) for name in ROLE_NAMES.values()} == set(screenshots.BUTTONS.values())
