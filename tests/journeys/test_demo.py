"""The first command that anybody runs: an invented company, everything computed, the pages served."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys

from tests.house.tree import ROOT


def test_the_demo_invents_computes_and_serves_in_one_go_and_starts_again(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CORDEE_", "DJANGO_"))}
    environment |= {"PYTHONPATH": str(ROOT / "src"), "CORDEE_LANGUAGE": "fr"}
    command = [
        sys.executable,
        "-m",
        "cordee",
        "demo",
        str(tmp_path / "demo"),
        "--organisations",
        "50",
        "--port",
        str(port),
        "--once",
    ]

    first = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=600, check=False)
    second = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)

    login = re.search(r"demo@cordee\.example\D.*", first.stdout)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert login is not None
    assert login[0] in second.stdout
    assert f"http://127.0.0.1:{port}" in first.stdout
    assert (tmp_path / "demo" / "journal" / "address").read_text("utf-8").strip() == f"http://127.0.0.1:{port}"
    assert "Traceback" not in first.stderr + second.stderr
