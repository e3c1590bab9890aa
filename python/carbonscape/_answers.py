"""What the program answers, as pandas has it."""

import pandas as pd


class Answer(dict):
    """An answer by name; tables in it are data frames. Names are attributes too: ``answer.i``."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"the answer has no {name}, only {', '.join(self)}") from None

    def __dir__(self):
        return [*super().__dir__(), *self]


class Checked:
    """What is wrong with a study: `problems` and `cautions`, each a list of Problem."""

    def __init__(self, problems, cautions):
        self.problems = problems
        self.cautions = cautions

    def __bool__(self):
        return not self.problems

    def __repr__(self):
        return f"<Checked: {len(self.problems)} problems, {len(self.cautions)} cautions>"


def frame(rows, cautions=()):
    """Rows as the program prints them; what has no value is missing."""
    table = pd.DataFrame(rows)
    table.attrs["cautions"] = list(cautions)
    return table


def is_table(value):
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _told(value):
    """Tables within an answer are data frames, too: compare(a, b).results.total."""
    if is_table(value):
        return frame(value)
    return Answer((name, _told(one)) for name, one in value.items()) if isinstance(value, dict) else value


def answer(found, cautions=()):
    """One table, or an answer by name."""
    found.pop("cautions", None)
    tables = [name for name, value in found.items() if is_table(value)]
    if len(tables) == 1 and len(found) == 1:
        return frame(found[tables[0]], cautions)
    said = _told(found)
    said["cautions"] = list(cautions)
    return said
