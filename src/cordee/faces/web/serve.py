"""Serving a workspace's pages: records brought up to date, the way in printed, the server run."""

from __future__ import annotations

import hashlib
import hmac
import os
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path

import django

from cordee.core.vocabulary.text import Text
from cordee.wiring import open_company

SETTINGS = "cordee.faces.web.settings"
DEMO = "demo@cordee.example"
STARTING_SECONDS = 30
HERE = Text("Cordée: {address}", "Cordée : {address}")
COME_IN = Text(
    "Nobody can sign in yet. Choose your password here, once:\n  {link}",
    "Personne ne peut encore se connecter. Choisissez votre mot de passe ici, une seule fois :\n  {link}",
)


def settle(folder: Path) -> None:
    """Say whose settings Django takes, the pages', before anything opens the records; the folder may not be there yet."""
    os.environ["CORDEE_WORKSPACE"] = str(folder.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)


def prepare(folder: Path) -> None:
    """Point Django at a workspace and bring its records up to date."""
    settle(open_company(folder).folder)
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def setup_link(folder: Path, address: str) -> str | None:
    """Make the one-time link of the first administrator; None where there are users already."""
    prepare(folder)
    from cordee.records.models import Link, User

    if User.objects.exists():
        return None
    Link.objects.filter(role="administrator", used_at=None).delete()
    _, token = Link.objects.make(role="administrator", language=open_company(folder).workspace.language)
    return f"{address}/setup/{token}/"


def create_demo_user(folder: Path) -> tuple[str, str]:
    """Make the user of the invented company, or give the one that is there: address and password."""
    prepare(folder)
    from cordee.records.models import User

    secret = open_company(folder).workspace.secret
    password = hmac.new(secret.encode("ascii"), b"demo", hashlib.sha256).hexdigest()[:12]
    user = User.objects.filter(email=DEMO).first()
    if user is None:
        User.objects.make(DEMO, password, role="administrator", language=open_company(folder).workspace.language)
    elif not user.check_password(password):
        user.set_password(password)
        user.save()
    return DEMO, password


def serve(folder: Path, host: str = "127.0.0.1", port: int = 8000, *, open_browser: bool = False, once: bool = False) -> None:
    """Serve a workspace until it is stopped.

    Parameters
    ----------
    folder
        The workspace.
    host, port
        Where to listen.
    open_browser
        Open the first page in this machine's browser.
    once
        Stop as soon as the first page has been answered: to see whether serving works.
    """
    shown = f"[{host}]" if ":" in host else host
    here = f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else shown}:{port}"
    address = str(open_company(folder).workspace.machine.get("base_url", "")).rstrip("/") or here
    link = setup_link(folder, address)
    from django.db import connections

    connections.close_all()
    _say(HERE, folder, address=address)
    journal = folder / "journal"
    journal.mkdir(exist_ok=True)
    (journal / "address").write_text(address + "\n", "utf-8")  # commands that print links look here
    if link is not None:
        _say(COME_IN, folder, link=link)
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "cordee.faces.web.application:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_level=LogLevels.warning,
        websockets=False,
    )
    if once or open_browser:
        threading.Thread(target=_when_up, args=(here, link or address, open_browser, once), daemon=True).start()
    from cordee.faces.web.watch import Watch

    watch = Watch()
    watch.start()
    server.serve()
    watch.ended.set()


def _say(text: Text, folder: Path, **facts: str) -> None:
    """Say a sentence at once, also into a file: the server that follows never ends by itself."""
    spoken = os.environ.get("CORDEE_LANGUAGE") or open_company(folder).workspace.language
    sys.stdout.write(text.in_language("fr" if spoken.casefold().startswith("fr") else "en", **facts) + "\n")
    sys.stdout.flush()


def _when_up(here: str, first: str, open_browser: bool, once: bool) -> None:
    """Wait until the server answers; then open the browser, or end the server."""
    until = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < until:
        try:
            asked = urllib.request.Request(f"{here}/sign-in/", headers={"X-Forwarded-Proto": "https"})  # as a proxy would say
            with urllib.request.urlopen(asked, timeout=5):
                break
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    if open_browser:
        webbrowser.open(first)
    if once:
        os.kill(os.getpid(), signal.SIGINT)
