"""Where the program is, what it says of its commands, and running it so that it can be cancelled."""

import json
import os
import queue
import re
import shutil
import subprocess
import threading
from pathlib import Path

from processing.core.ProcessingConfig import ProcessingConfig

SETTING = "CARBONSCAPE_PROGRAM"


class NoProgram(Exception):
    pass


class Failed(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


def find():
    """The program: the one of the settings, $CARBONSCAPE, or the one on the PATH."""
    for place in (ProcessingConfig.getSetting(SETTING), os.environ.get("CARBONSCAPE", "")):
        if place:
            if not (Path(place).is_file() and os.access(place, os.X_OK)):  # a folder, or the jar
                raise NoProgram(f"{place} is no program: name the file carbonscape, which starts it.")
            return place
    found = shutil.which("carbonscape")
    if not found:
        raise NoProgram("The program carbonscape was not found: name it in the options of Processing, or set CARBONSCAPE.")
    return found


def declared(program, kept):
    """The commands; kept in a file as long as the program is the same, since asking takes a second at each start."""
    stamp = [program, os.path.getmtime(program), os.path.getsize(program)]
    jar = Path(program).resolve().parent / "app/target/carbonscape.jar"
    if jar.is_file():
        stamp += [os.path.getmtime(jar), os.path.getsize(jar)]
    try:
        with open(kept, encoding="utf-8") as file:
            known = json.load(file)
        if known["program"] == stamp:
            return known["commands"]
    except (OSError, ValueError, KeyError):
        pass  # asked anew
    commands = json.loads(run(program, ["commands", "--json"]))["commands"]
    try:
        with open(kept, "w", encoding="utf-8") as file:
            json.dump({"program": stamp, "commands": commands}, file)
    except OSError:
        pass  # asked again next time
    return commands


def worded(problem):
    """A problem or caution of the program's JSON, as it tells people."""
    return f"{problem['code']}  {problem['place']}: {problem['found']}\n            {problem['remedy']}"


def run(program, words, told=lambda line: None, cancelled=lambda: False, accepted=(0,)):
    """Standard output of the program; None where it was cancelled. Each line of standard error is told as it comes."""
    process = subprocess.Popen(
        [program, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=os.name != "nt",
        creationflags=subprocess.CREATE_NO_WINDOW if os.name == "nt" else 0,
    )
    lines = queue.Queue()
    out = []
    readers = [
        threading.Thread(target=lambda: [lines.put(line.rstrip("\n")) for line in process.stderr], daemon=True),
        threading.Thread(target=lambda: out.append(process.stdout.read()), daemon=True),
    ]
    for reader in readers:
        reader.start()
    err = []

    def pass_on():
        while True:
            try:
                line = lines.get_nowait()
            except queue.Empty:
                return
            err.append(line)
            told(line)

    try:
        while process.poll() is None:
            pass_on()
            if cancelled():
                end(process)
                return None
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                pass
        for reader in readers:
            reader.join()
        pass_on()
    finally:
        end(process)
        process.stdout.close()
        process.stderr.close()
    if process.returncode not in accepted or process.returncode and not _is_answer(out[0]):
        said = [line for line in err if not re.match(r"\[ *[0-9.]+ s\] ", line)]
        raise Failed(process.returncode, "\n".join(said) or f"the program ended with code {process.returncode}")
    return "".join(out)


def _is_answer(text):
    """Whether it is what was asked for, and not what is wrong with the input, or nothing."""
    return bool(text.strip()) and list(json.loads(text)) != ["problems"]


def end(process):
    """Ends the program and what it started: the launcher may be a script over Java."""
    if process.poll() is None:
        try:
            if os.name == "nt":
                subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
            else:
                os.killpg(process.pid, 15)
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, 9)
        except ProcessLookupError:
            pass
        process.wait()
