"""Bring the project's own environment, ``.venv``, to what the locks say: run by make, with no package installed.

``python3 requirements/install.py run`` or ``test``; a second call finds its stamp and does nothing. ``browser``
brings Chromium where it may; ``lock`` chooses versions anew.
This file must be readable by an old Python, so that it can say that it is too old.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
APT_SECONDS = 600
SCRIPT = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys
from cordee.program import main
sys.exit(main())
"""


def main(wanted):
    """Install one lock, unless its stamp says that it stands already."""
    need_python()
    stamp = VENV / f"installed-{wanted}"
    mark = mark_of(wanted)
    if PYTHON.exists() and stamp.exists() and stamp.read_text("utf-8") == mark:
        return
    need_environment()
    say(f"Installing requirements/{wanted}.txt into .venv …")
    for other in VENV.glob("installed-*"):
        other.unlink()
    install(ROOT / "requirements" / f"{wanted}.txt")
    link_project()
    for done in ("run", wanted):  # the test lock holds the run lock, pin for pin
        (VENV / f"installed-{done}").write_text(mark_of(done), "utf-8")


def mark_of(wanted):
    """Give what the stamp must say: the locks' hash and the place, for an environment cannot be moved."""
    content = b"".join((ROOT / "requirements" / f"{name}.txt").read_bytes() for name in ("bootstrap", wanted))
    return f"{hashlib.sha256(content).hexdigest()} {VENV}\n"


def need_python():
    """Go on with a Python that is new enough, or say how to get one."""
    if sys.version_info >= OLDEST:
        return
    for minor in (14, 13, 12, 11):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, *sys.argv])
    found = ".".join(str(part) for part in sys.version_info[:2])
    stop(f"Cordée needs Python 3.11 or later and python3 is {found}. Debian 12: sudo apt-get install python3 python3-venv")


def need_environment():
    """Make ``.venv`` where there is none, or where it was made elsewhere."""
    stands = PYTHON.exists() and quiet([PYTHON, "-m", "pip", "--version"]) == 0
    if stands and str(VENV) in (VENV / "bin" / "activate").read_text("utf-8"):
        return
    if quiet([sys.executable, "-c", "import venv, ensurepip"]) != 0:
        stop("Python's venv module is missing. Debian or Ubuntu: sudo apt-get install python3-venv")
    say("Making .venv …")
    run([sys.executable, "-m", "venv", "--clear", VENV])


def install(lock):
    """Install a lock with uv, or with pip where uv cannot be had or cannot reach what pip reaches."""
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"]
    uv = VENV / "bin" / "uv"
    bootstrap = ROOT / "requirements" / "bootstrap.txt"
    if quiet([*pip, bootstrap]) == 0 and uv.exists():
        command = [uv, "pip", "install", "--quiet", "--python", PYTHON, "--require-hashes", "-r", lock]
        if subprocess.call([str(part) for part in command], cwd=str(ROOT), env=as_uv_wants(os.environ)) == 0:
            return
        say("uv could not install; pip tries the same.")
    run([*pip, lock])


def as_uv_wants(environment):
    """Give uv the package index, the wheel folders and the certificates that pip is configured with."""
    said = dict(environment)
    index_url, extra = configured("index-url"), configured("extra-index-url")
    links, certificates = configured("find-links"), configured("cert")
    if index_url:
        said.setdefault("UV_DEFAULT_INDEX", index_url)
    if extra:
        said.setdefault("UV_INDEX", " ".join(extra.split()))
    if links:
        said.setdefault("UV_FIND_LINKS", ",".join(links.split()))
    if certificates:
        said.setdefault("SSL_CERT_FILE", certificates)
    # Every file is checked against its hash, so any index may offer it, as with pip.
    said.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    return said


def configured(name):
    """Give a setting of pip, from its environment variable or its files; empty where there is none."""
    said = os.environ.get("PIP_" + name.upper().replace("-", "_"), "")
    for section in ("install", "global"):
        command = [str(PYTHON), "-m", "pip", "config", "get", f"{section}.{name}"]
        said = said or subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout.strip()
    return said


def link_project():
    """Let the environment import ``src`` and offer the command ``cordee``."""
    ask = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    packages = Path(subprocess.check_output([str(PYTHON), "-c", ask], text=True).strip())
    (packages / "cordee.pth").write_text(f"{ROOT / 'src'}\n", "utf-8")
    command = VENV / "bin" / "cordee"
    command.write_text(SCRIPT.format(python=PYTHON), "utf-8")
    command.chmod(0o755)


def browser():
    """Bring Debian's Chromium where this machine allows it; never fail, say what is skipped."""
    tried = VENV / "chromium-tried"
    if any(shutil.which(name) for name in BROWSERS):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    may = shutil.which("apt-get") and (not sudo or (shutil.which("sudo") and quiet([*sudo, "true"]) == 0))
    if may and not tried.exists():
        say("Installing Chromium for the browser tests …")
        tried.touch()
        apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        quiet([*apt, "update"])
        quiet([*apt, "install", "-y", "--no-install-recommends", "chromium"])
    if not any(shutil.which(name) for name in BROWSERS):
        say("No Chromium here: browser tests are skipped. Debian: sudo apt-get install chromium")


def lock():
    """Choose the newest versions that fit and write them, with hashes, to the locks; no registry is named in them."""
    how = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--upgrade", "--quiet"]
    for name in ("bootstrap", "run", "test"):
        kept = ["-c", "requirements/run.txt"] if name == "test" else []
        files = [f"requirements/{name}.in", "-o", f"requirements/{name}.txt"]
        run([VENV / "bin" / "uv", "pip", "compile", *how, *files, *kept], as_uv_wants(os.environ))


def run(command, environment=None):
    """Run a command; stop with its code where it fails."""
    words = [str(part) for part in command]
    code = subprocess.call(words, stdin=subprocess.DEVNULL, cwd=str(ROOT), env=environment)
    if code != 0:
        raise SystemExit(code)


def quiet(command):
    """Run a command that may fail, without a word; give its code."""
    nothing = subprocess.DEVNULL
    try:
        words = [str(part) for part in command]
        return subprocess.call(words, stdin=nothing, stdout=nothing, stderr=nothing, timeout=APT_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return 1


def say(sentence):
    """Tell the person who waits."""
    print(sentence, flush=True)


def stop(sentence):
    """Tell what is missing and end."""
    raise SystemExit(sentence)


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["test"], ["browser"], ["lock"]):
        stop("Say run, test, browser or lock.")
    if sys.argv[1] in ("run", "test"):
        main(sys.argv[1])
    else:
        need_python()
        {"browser": browser, "lock": lock}[sys.argv[1]]()
