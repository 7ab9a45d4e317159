"""Set the studio up: virtual environment, packages, system libraries, model files.

Run by `make`; needs nothing but Python 3.11 itself. Every step is skipped when it has been done for exactly these
requirement files; a step that was interrupted is done again from the start, because its mark is written last.
"""
from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
RUN = ["requirements.txt", "requirements-nodeps.txt"]
DEV = ["requirements-dev.txt"]


def say(text: str) -> None:
    print(f"\033[1m[setup]\033[0m {text}", flush=True)


def stop(text: str) -> None:
    print(f"\n[setup] {text}", file=sys.stderr)
    sys.exit(1)


def fingerprint(names: list[str]) -> str:
    """Changes when any of the requirement files or the interpreter does."""
    digest = hashlib.sha256(sys.version.encode())
    for name in names:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def done(mark: str, value: str) -> bool:
    path = VENV / f".{mark}"
    return path.exists() and path.read_text() == value


def make_venv() -> None:
    if PYTHON.exists() and subprocess.run([str(PYTHON), "-c", "import pip"], capture_output=True).returncode == 0:
        return
    say("creating .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    import venv
    venv.create(VENV, with_pip=True)


def pip(*args: str) -> None:
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--prefer-binary", *args]
    for attempt in (1, 2, 3):
        if subprocess.run(command).returncode == 0:
            return
        if attempt < 3:
            say(f"installing failed, trying again ({attempt}/2)")
    stop("The packages could not be installed. Check the network and the free disk space (3 GB), then run the command again.")


def install(dev: bool) -> None:
    value = fingerprint(RUN)
    if not done("installed", value):
        say("installing packages (about 2 GB, a few minutes the first time)")
        pip("-r", str(ROOT / "requirements.txt"))
        pip("--no-deps", "-r", str(ROOT / "requirements-nodeps.txt"))
        (VENV / ".installed").write_text(value)
    value = fingerprint(RUN + DEV)
    if dev and not done("installed-dev", value):
        say("installing what the tests need")
        pip("-r", str(ROOT / "requirements-dev.txt"))
        (VENV / ".installed-dev").write_text(value)


def apt(packages: list[str], why: str) -> None:
    """Install Debian packages as root or through sudo without a password; otherwise say what to type."""
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    by_hand = f"{why} Install it with:  sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        stop(by_hand)
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and (shutil.which("sudo") is None or subprocess.run([*prefix, "true"], capture_output=True).returncode):
        stop(by_hand)
    say(f"installing {', '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run([*prefix, *command], env=env, capture_output=True).returncode == 0:
        return
    subprocess.run([*prefix, "apt-get", "update", "-qq"], env=env)
    if subprocess.run([*prefix, *command], env=env).returncode:
        stop(by_hand)


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def system_libraries() -> None:
    """skia links libGL and libEGL even when it draws on the CPU."""
    missing = [p for lib, p in (("libGL.so.1", "libgl1"), ("libEGL.so.1", "libegl1")) if not loads(lib)]
    if missing:
        apt(missing, "The illustrator needs the system libraries libGL and libEGL.")


def browser() -> None:
    """Chromium for the browser tests, and a Chinese font so that their screenshots can be read."""
    missing = [] if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")) else ["chromium"]
    if not any(Path("/usr/share/fonts").rglob("*CJK*")):
        missing.append("fonts-noto-cjk")
    if missing:
        apt(missing, "The browser tests need Chromium and a Chinese font.")


def models() -> None:
    """Put the model files together and check them (progress is shown by the command itself)."""
    if subprocess.run([str(PYTHON), "-m", "studio", "prepare"], cwd=ROOT).returncode:
        stop("The model files are not complete. Run the command again; if it fails again, remove the folder data/models first.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what the tests need")
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        stop(f"Python 3.11 is needed, this is {sys.version.split()[0]}. Name another one with:  make PYTHON=/path/to/python3.11 run")
    if shutil.disk_usage(ROOT).free < 3 * 2**30 and not done("installed", fingerprint(RUN)):
        stop("Less than 3 GB of disk are free here; the packages need that much. Free some space and run the command again.")
    make_venv()
    install(options.dev)
    system_libraries()
    if options.dev:
        browser()
    models()


if __name__ == "__main__":
    main()
