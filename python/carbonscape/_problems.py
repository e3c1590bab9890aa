"""What was wrong, as the program tells it."""

import json
import re
import warnings
from typing import NamedTuple

_FIRST = re.compile(r"^([A-Z]{3,}-C?\d+)\s+(.*)$")


class Problem(NamedTuple):
    """A problem or caution: its code, what was found and where, and what to do."""

    code: str
    found: str
    remedy: str


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
            found.append(Problem(first.group(1), first.group(2).strip(), ""))
        elif line.startswith("{") and '"code"' in line:
            one = json.loads(line)
            found.append(Problem(one["code"], f"{one['place']}: {one['found']}", one["remedy"]))
        elif found and line.startswith("  "):
            last = found[-1]
            found[-1] = last._replace(remedy=(last.remedy + " " + line.strip()).strip())
    return found


def failure(code, err):
    """The exception for an exit code."""
    problems = [p for p in read(err) if "-C" not in p.code]
    said = "\n".join(line for line in err.splitlines() if not re.match(r"\[ *[0-9.]+ s\] ", line)).strip()
    if code == 1 and problems:  # Java ends so too, where it cannot begin
        return ProblemsError(problems, said)
    if code == 2:
        return UsageError(said)
    return Fault(said or f"the program ended with code {code}")


def warn(cautions):
    for caution in cautions:
        warnings.warn(f"{caution.code} {caution.found}\n{caution.remedy}".strip(), Caution, stacklevel=4)
