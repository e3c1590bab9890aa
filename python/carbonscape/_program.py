"""Where the program is, and calling it."""

import os
import shutil
import subprocess
import threading
from pathlib import Path

from ._problems import CarbonscapeError, failure, unanswered


def program():
    """The program: $CARBONSCAPE, the one on the PATH, or the one beside this package."""
    named = os.environ.get("CARBONSCAPE")
    if named:
        if not (Path(named).is_file() and os.access(named, os.X_OK)):  # a folder, or the jar
            raise CarbonscapeError(f"CARBONSCAPE names {named}, which is no program: name the file carbonscape, which starts it.")
        return named
    found = shutil.which("carbonscape")
    if found:
        return found
    for folder in Path(__file__).resolve().parents[1:4]:
        for name in ("carbonscape.cmd", "carbonscape.bat") if os.name == "nt" else ("carbonscape",):
            if (folder / name).is_file() and os.access(folder / name, os.X_OK):
                return str(folder / name)
    raise CarbonscapeError(
        "The program carbonscape was not found. Put it on the PATH, or set the environment variable CARBONSCAPE to it."
    )


def call(words, progress=None, accepted=(0,), said=None):
    """Runs the program; its standard output and standard error.

    progress: called with each line of standard error as it comes.
    said: called with each line of standard output as it comes.
    accepted: exit codes that are no failure.
    """
    process = subprocess.Popen(
        [program(), *map(str, words)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    told = []

    def listen():
        for line in process.stderr:
            told.append(line)
            if progress:
                progress(line.rstrip("\n"))

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if said:
                said(line.rstrip("\n"))
        process.wait()
        listener.join()
    except BaseException:  # Ctrl-C too: the program must not go on alone
        _end(process)
        raise
    finally:
        process.stdout.close()
        process.stderr.close()
    out, err = "".join(lines), "".join(told)
    if process.returncode not in accepted or process.returncode and (not out.strip() or unanswered(out)):
        raise failure(process.returncode, err, out)
    return out, err


def _end(process):
    """Ends the program, which takes away what it has half written; on Windows it is a child of its start script."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
