"""Functions made from what the program says of its commands."""

import functools
import inspect
import json
import keyword
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from ._answers import Answer, Checked, answer, frame
from ._problems import CarbonscapeError, problem, read, warn
from ._program import call, program
from ._runs import Run

# options that the functions set themselves
_OURS = {"json"}


@functools.lru_cache(maxsize=None)
def _declared(path):
    said = call(["commands", "--json"])[0]
    try:
        return {c["name"]: c for c in json.loads(said)["commands"]}
    except ValueError:
        raise CarbonscapeError(f"{path} does not answer as Carbonscape does.") from None


def _all():
    return _declared(program())


def commands():
    """All commands as a data frame: name of the function, command, what it does."""
    return pd.DataFrame(
        [(_python(name), name, c["summary"]["en"]) for name, c in _all().items()],
        columns=["function", "command", "summary"],
    )


def names():
    """Names of all functions; none where there is no program."""
    try:
        return [_python(name) for name in _all()]
    except Exception:
        return []


def _python(name):
    word = name.replace("-", "_")
    return word + "_" if keyword.iskeyword(word) else word


def _name(label):
    """The name of an argument; YEAR=FILE for each phase of land use is a dictionary by year."""
    return _python(label.lower().replace("file", "phases").replace("|", "_or_"))


@functools.lru_cache(maxsize=None)
def function(name):
    """The function of a command."""
    for command in _all().values():
        if _python(command["name"]) == name:
            return _made(command)
    raise AttributeError(f"carbonscape has no command {name.replace('_', '-')}")


def _made(command):
    arguments = [_name(a["label"]) for a in command["arguments"]]
    options = {_python(o["name"]): o for o in command["options"] if o["name"] not in _OURS}

    def run(*values, progress=None, **given):
        if len(values) > len(arguments):
            raise TypeError(f"{_python(command['name'])}() takes {len(arguments)} arguments without a name")
        bound = dict(zip(arguments, values))
        for name in arguments:
            if name in given and name not in options:
                bound[name] = given.pop(name)
        for name in given:
            if name not in options:
                raise TypeError(f"{_python(command['name'])}() has no option {name}; it has {', '.join(options)}")
        with tempfile.TemporaryDirectory(prefix="carbonscape-") as room:
            words = [command["name"]]
            for name, argument in zip(arguments, command["arguments"]):
                if bound.get(name) is None:
                    if argument["required"]:
                        raise TypeError(f"{_python(command['name'])}() needs {name}: {argument['doc']['en']}")
                    continue
                words += _argument(bound[name], argument, room)
            for name, value in given.items():
                words += _option(options[name], value, room)
            return _carried_out(command, words, given, bound, room, progress)

    run.__name__ = run.__qualname__ = _python(command["name"])
    run.__module__ = "carbonscape"
    run.__doc__ = _doc(command, arguments, options)
    shown = [inspect.Parameter(a, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=None) for a in arguments]
    shown += [
        inspect.Parameter(n, inspect.Parameter.KEYWORD_ONLY, default=None) for n in options if n not in arguments
    ]
    run.__signature__ = inspect.Signature(
        [*shown, inspect.Parameter("progress", inspect.Parameter.KEYWORD_ONLY, default=None)]
    )
    return run


def _doc(command, arguments, options):
    lines = [command["summary"]["en"], ""]
    for name, argument in zip(arguments, command["arguments"]):
        lines.append(f"{name}: {argument['doc']['en']}")
    for name, option in options.items():
        lines.append(f"{name}: {option['doc']['en']}")
    return "\n".join([*lines, "progress: called with each line that the program says while it works."])


def _argument(value, argument, room):
    if isinstance(value, dict) and "YEAR=FILE" not in argument["doc"]["en"]:  # run.rasters()
        value = list(value.values())
    if isinstance(value, dict):  # {2005: "a.tif"}
        return [f"{_file(name, room)}={_file(one, room)}" for name, one in value.items()]
    called = re.sub("[^a-z]+", "-", argument["label"].lower()).strip("-")
    return [_file(one, room, called) for one in (value if _several(value) and not _matrix(value) else [value])]


def _option(option, value, room):
    if value is None:
        return []
    name = "--" + option["name"]
    if isinstance(value, bool):
        return [f"{name}={'true' if value else 'false'}"]
    if isinstance(value, dict):
        named = option["label"] != "FILE"  # run.rasters() names files that have names already
        value = [f"{_file(key, room)}={_file(one, room)}" if named else one for key, one in value.items()]
    if isinstance(value, pd.Series) and option["label"] == "COLUMN" and not option["list"]:
        value = value.name  # value=towns.net: the column, not its numbers
    if _several(value):
        words = [_file(one, room, option["name"]) for one in value]
        return [f"{name}={word}" for word in (words if option["list"] else [",".join(words)])]
    return [f"{name}={_file(value, room, option['name'])}"]


def _several(value):
    """Lists, columns of a data frame, arrays: what has several words."""
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes, os.PathLike, pd.DataFrame))


def _matrix(value):
    """Rows of cells, as lists or as an array: a table without names."""
    rows = list(value) if _several(value) and not isinstance(value, dict) else []
    return bool(rows) and all(_several(row) and not any(map(_several, row)) for row in rows)


def _file(value, room, called="table"):
    """What a word of the command line is; data frames and rows of cells are written first, and problems call them so."""
    if _matrix(value):
        file = _free(Path(room), called, ".csv")
        pd.DataFrame(list(map(list, value))).to_csv(file, index=False, header=False)
        return str(file)
    if isinstance(value, pd.DataFrame):
        return str(_written(value.rename(columns=str).infer_objects(), Path(room), called))
    if isinstance(value, float) and value.is_integer():  # a year of a column that has gaps: 2020.0
        value = int(value)
    return os.fspath(value) if isinstance(value, os.PathLike) else str(value)


def _free(room, called, ending):
    """A file of that name, or of one with a number behind it where there is one already."""
    file = room / (called + ending)
    number = 2
    while file.exists():
        file = room / f"{called}-{number}{ending}"
        number += 1
    return file


def _written(table, room, called):
    if hasattr(table, "geometry") and hasattr(table, "crs"):
        file = _free(room, called, ".gpkg")
        fid, shape = (_beside(table.columns, name) for name in ("fid", "geom"))
        table.to_file(file, layer="units", driver="GPKG", FID=fid, GEOMETRY_NAME=shape)
    else:
        file = _free(room, called, ".csv")
        # as geopandas has it: an index that only numbers the rows is no column
        told = any(name is not None for name in table.index.names) or not pd.api.types.is_integer_dtype(table.index)
        label = None if table.index.nlevels > 1 else table.index.name or "index"
        table.to_csv(file, index=told, index_label=label)
    return file


def _beside(columns, name):
    """A name for a column of the format's own, which no column of the user's has."""
    taken = {column.lower() for column in columns}
    while name in taken:
        name += "_"
    return name


def _carried_out(command, words, given, bound, room, progress):
    name = command["name"]
    options = {o["name"]: o for o in command["options"]}
    if name == "check":
        out, _ = call([*words, "--json"], progress, accepted=(0, 1))
        told = json.loads(out)
        return Checked(*([problem(p) for p in told[k]] for k in ("problems", "cautions")))
    if name == "verify":
        out, err = call([*words, "--json"], progress, accepted=(0, 1))
        cautions = [p for p in read(err) if "-C" in p.code]
        warn(cautions)
        return answer(json.loads(out), cautions)
    if "out" in options and not options["out"]["written"]:  # a run folder
        out, err = call(words, progress)
        warn([p for p in read(err) if "-C" in p.code])
        return Run(Path(out.strip().splitlines()[-1]).parent)
    if "port" in options:  # serves until it is interrupted
        try:
            call(words, progress, said=print)
        except KeyboardInterrupt:
            pass
        return None
    shapes = None
    if "out" in options and options["out"]["written"] and "out" not in given and _has_shapes(given, options):
        shapes = Path(room) / "answer.gpkg"
        words = [*words, "--out", str(shapes)]
    looks = name == "inspect"  # what is wrong with a file is part of its answer, and keeps nothing of the others back
    out, err = call([*words, "--json"], progress, accepted=(0, 1) if looks else (0,))
    told = read(err)
    cautions = [p for p in told if "-C" in p.code]
    warn(told if looks else cautions)
    found = json.loads(out)
    if "written" in found:  # the answer is a file
        return found["written"]
    said = frame(found, cautions) if isinstance(found, list) else answer(found, cautions)
    if shapes is None or not shapes.exists():
        return said
    import geopandas

    table = geopandas.read_file(shapes, layer=0)  # its styles are another, and would be warned of
    table.attrs["cautions"] = cautions
    units = given["units"]
    if isinstance(units, pd.DataFrame) and len(units) == len(table):  # row by row: towns["cluster"] = found.cluster
        table.index = units.index
    if isinstance(said, Answer):  # class breaks: the answer, and the class of each unit
        said["units"] = table
        return said
    return table


def _has_shapes(given, options):
    """Whether the answer is wanted with the shapes of its units: they come from a file of shapes, geopandas is there."""
    units = given.get("units")
    if units is None or options["out"]["required"] or ".gpkg" not in options["out"]["doc"]["en"]:
        return False
    try:
        import geopandas  # noqa: F401
    except ImportError:
        return False
    if isinstance(units, pd.DataFrame):
        return hasattr(units, "crs") and units.crs is not None
    return str(units).lower().endswith((".gpkg", ".geojson", ".json", ".fgb", ".kml", ".shp"))
