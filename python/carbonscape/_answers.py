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


# the columns of a table without rows, as the program tells their kinds
_KINDS = {"text": object, "integer": "int64", "number": "float64"}


def empty(kinds):
    """A table without rows, of these columns by name."""
    return pd.DataFrame({name: pd.Series(dtype=_KINDS[kind]) for name, kind in kinds.items()})


def frame(rows, cautions=()):
    """Rows as the program prints them; what has no value is missing."""
    table = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
    for name in table.columns[table.isna().all()] if len(table) else ():  # only numbers lack values
        table[name] = table[name].astype(float)
    table.attrs["cautions"] = list(cautions)
    return table


def is_table(value):
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _told(value, empties):
    """Tables within an answer are data frames, too: compare(a, b).results.total."""
    if is_table(value):
        return frame(value)
    if isinstance(value, list) and empties:
        return empty(empties)
    if isinstance(value, dict):
        return Answer((name, _told(one, empties.get(name, {}))) for name, one in value.items())
    return value


def answer(found, cautions=()):
    """One table, or an answer by name."""
    found.pop("cautions", None)
    said = _told(found, found.pop("emptyTables", {}))
    if len(said) == 1:
        only = next(iter(said.values()))
        if isinstance(only, pd.DataFrame):
            return frame(only, cautions)
    said["cautions"] = list(cautions)
    return said
