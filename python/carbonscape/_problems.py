"""What was wrong, as the program tells it."""

import json
import re
import warnings
from typing import NamedTuple

_FIRST = re.compile(r"^([A-Z]{3,}-C?\d+)\s+(.*)$")


class Problem(NamedTuple):
    """A problem or caution: its code, what was found and where, what to do, and the place alone."""

    code: str
    found: str
    remedy: str
    place: str = ""


def problem(told):
    """A problem or caution of the program's JSON."""
    return Problem(told["code"], f"{told['place']}: {told['found']}", told["remedy"], told["place"])


class CarbonscapeError(Exception):
    """Anything that ends a call."""


class ProblemsError(CarbonscapeError):
    """Problems in the input; `problems` holds all of them."""

    def __init__(self, problems, text):
        super().__init__(text)
        self.problems = problems

    @property
    def codes(self):
        return [p.code for p in self.problems]


class UsageError(CarbonscapeError):
    """An option that does not exist, is missing or has no such value."""


class Fault(CarbonscapeError):
    """A fault of the program, or of the machine it runs on."""


class Caution(UserWarning):
    """What is allowed but doubtful."""


def read(text):
    """The problems in what the program says to people; in lists of machine output they are lines of JSON."""
    found = []
    for line in text.splitlines():
        first = _FIRST.match(line)
        if first:
            said = first.group(2).strip()
            found.append(Problem(first.group(1), said, "", re.split(": |：", said, maxsplit=1)[0]))
        elif line.startswith("{") and '"code"' in line:
            found.append(problem(json.loads(line)))
        elif found and line.startswith("  "):
            last = found[-1]
            found[-1] = last._replace(remedy=(last.remedy + " " + line.strip()).strip())
    return found


def unanswered(out):
    """The problems that the program tells where an answer in JSON would be; none where there is one, or nothing."""
    try:
        told = json.loads(out)
    except ValueError:
        return []
    return [problem(one) for one in told["problems"]] if isinstance(told, dict) and list(told) == ["problems"] else []


def failure(code, err, out=""):
    """The exception for an exit code."""
    problems = unanswered(out) or [p for p in read(err) if "-C" not in p.code]
    said = "\n".join(line for line in err.splitlines() if not re.match(r"\[ *[0-9.]+ s\] ", line)).strip()
    if code == 1 and problems:  # Java ends so too, where it cannot begin
        return ProblemsError(problems, said)
    if code == 2:
        return UsageError(said)
    return Fault(said or f"the program ended with code {code}")


def warn(cautions):
    for caution in cautions:
        warnings.warn(f"{caution.code} {caution.found}\n{caution.remedy}".strip(), Caution, stacklevel=4)
