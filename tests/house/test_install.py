"""What make installs: locked by hash, the same pins for running and testing, found through pip's own settings."""

from __future__ import annotations

import importlib.util
import os
import re
import stat
import subprocess
import tomllib

import pytest

from tests.house.tree import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", re.MULTILINE)


@pytest.fixture
def install():
    spec = importlib.util.spec_from_file_location("install", ROOT / "requirements" / "install.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_pin_has_its_hash_and_no_lock_names_a_registry():
    for lock in LOCKS:
        content = lock.read_text("utf-8")
        blocks = re.split(PIN, content)[3::3]
        assert blocks, lock.name
        assert all("--hash=sha256:" in block for block in blocks), lock.name
        assert "index-url http" not in content, lock.name
        assert "://" not in re.sub(r"#.*", "", content), lock.name


def test_tests_run_on_the_versions_that_users_run():
    running, testing = (dict(PIN.findall((ROOT / "requirements" / name).read_text("utf-8"))) for name in ("run.txt", "test.txt"))

    assert not {name: (version, testing.get(name)) for name, version in running.items() if testing.get(name) != version}


def test_every_lock_stands_for_its_list():
    assert {lock.stem for lock in LOCKS} == {path.stem for path in (ROOT / "requirements").glob("*.in")}


def test_uv_is_told_what_pip_is_configured_with(install, monkeypatch):
    said = {
        "index-url": "https://index.example/simple",
        "extra-index-url": "file:///a file:///b",
        "find-links": "/wheels",
        "cert": "/c.pem",
    }
    monkeypatch.setattr(install, "configured", said.get)

    told = install.as_uv_wants({"PATH": "/bin"})

    assert told["UV_DEFAULT_INDEX"] == "https://index.example/simple"
    assert told["UV_INDEX"] == "file:///a file:///b"
    assert told["UV_FIND_LINKS"] == "/wheels"
    assert told["SSL_CERT_FILE"] == "/c.pem"


def test_uv_is_told_nothing_where_pip_is_not_configured(install, monkeypatch):
    monkeypatch.setattr(install, "configured", lambda name: "")

    assert set(install.as_uv_wants({})) == {"UV_INDEX_STRATEGY"}


def test_an_old_python_is_told_what_to_do(install, monkeypatch):
    monkeypatch.setattr(install.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(install.shutil, "which", lambda name: None)

    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or later and python3 is 3\.9\..*apt-get install"):
        install.need_python()


def test_a_python_without_venv_is_told_what_to_do(install, monkeypatch, tmp_path):
    monkeypatch.setattr(install, "PYTHON", tmp_path / "none")
    monkeypatch.setattr(install, "quiet", lambda command: 1)

    with pytest.raises(SystemExit, match=r"venv module is missing.*apt-get install python3-venv"):
        install.need_environment()


def test_the_checks_on_a_push_are_what_anybody_runs():
    script = ROOT / ".ci" / "run"

    assert os.access(script, os.X_OK) or not script.stat().st_mode & stat.S_IFREG
    assert script.read_text("utf-8").rstrip().endswith("exec make test </dev/null")


def test_make_alone_lists_the_ways_in():
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert {"demo", "test", "lock", "nightly", "clean"} <= {line.split()[0] for line in listed.splitlines()}


def test_the_package_itself_pins_nothing_twice():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["dependencies"] == []


def test_without_a_browser_and_a_way_to_bring_one_the_skipping_is_said(install, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(install, "VENV", tmp_path)
    monkeypatch.setattr(install.shutil, "which", lambda name: None)

    install.browser()

    assert "browser tests are skipped" in capsys.readouterr().out


def test_a_browser_that_cannot_be_brought_is_tried_once_and_fails_nothing(install, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(install, "VENV", tmp_path)
    monkeypatch.setattr(install.os, "geteuid", lambda: 0)
    monkeypatch.setattr(install.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(install, "quiet", lambda command: asked.append(command[-1]) or 100)

    install.browser()
    install.browser()

    assert asked == ["update", "chromium"]


def test_where_uv_fails_pip_installs_the_same_lock(install, monkeypatch, tmp_path):
    ran = []
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "uv").touch()
    monkeypatch.setattr(install, "VENV", tmp_path)
    monkeypatch.setattr(install, "quiet", lambda command: 0)
    monkeypatch.setattr(install, "configured", lambda name: "")
    monkeypatch.setattr(install.subprocess, "call", lambda command, **options: 2)
    monkeypatch.setattr(install, "run", ran.append)

    install.install(ROOT / "requirements" / "run.txt")

    assert ran[0][1:4] == ["-m", "pip", "install"]
    assert "--require-hashes" in ran[0]
    assert ran[0][-1] == ROOT / "requirements" / "run.txt"


def test_the_installed_command_is_the_one_that_the_project_declares():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]["cordee"]

    module, _, name = declared.partition(":")

    assert f"from {module} import {name}" in (ROOT / "requirements" / "install.py").read_text("utf-8")
