"""Regional carbon studies from Python.

Every command of the program Carbonscape is a function here, made from what the program itself says of its commands:
``carbonscape.hot_spots(units="units.gpkg", value="net")``. Hyphens become underscores. Answers are pandas data frames
(geopandas ones where units have shapes), :class:`Answer` where there is more than one table, and :class:`Run` for
studies; problems of the input are exceptions that hold their codes.

The program is looked for in the environment variable ``CARBONSCAPE``, on the ``PATH`` and beside this package.
"""

from ._answers import Answer, Checked
from ._commands import commands, function, names
from ._problems import CarbonscapeError, Caution, Fault, Problem, ProblemsError, UsageError
from ._program import program
from ._runs import Run, open_run

__all__ = [
    "Answer",
    "CarbonscapeError",
    "Caution",
    "Checked",
    "Fault",
    "Problem",
    "ProblemsError",
    "Run",
    "UsageError",
    "commands",
    "open_run",
    "program",
]


def __getattr__(name):
    # made when first asked for: importing needs no program
    if name.startswith("_"):
        raise AttributeError(name)
    return function(name)


def __dir__():
    return sorted(__all__ + names())
