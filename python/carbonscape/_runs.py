"""Run folders."""

import functools
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pandas as pd


def _read(file, kinds=None):
    """By the kinds of its columns: identifiers are text and keep their zeros, "NA" is a name, numbers need not be whole."""
    kinds = kinds or {}
    types = {column: {"text": str, "number": float}[kind] for column, kind in kinds.items() if kind != "integer"}
    table = pd.read_csv(file, encoding="utf-8-sig", dtype=types, keep_default_na=False, na_values=[""], float_precision="round_trip")
    if table.empty:  # which tells no type of whole numbers, that may be missing where there are any
        table = table.astype({column: "int64" for column, kind in kinds.items() if kind == "integer"})
    return table


class Tables(Mapping):
    """The tables of a run by name, each read when it is asked for."""

    def __init__(self, folder):
        self._files = {}
        for file in sorted(Path(folder).glob("*.csv")) + sorted(Path(folder).glob("*.csv.gz")):
            self._files[file.name.split(".csv")[0]] = file

    def __getitem__(self, name):
        if name not in self._files:
            raise KeyError(f"the run has no table {name}, only {', '.join(self)}")
        return _read(self._files[name], self._kinds.get(name))

    @functools.cached_property
    def _kinds(self):
        """The kinds of the columns of each table, which the dictionary tells."""
        if "dictionary" not in self._files:
            return {}
        told = _read(self._files["dictionary"])
        return {name: dict(zip(rows["column"], rows["kind"])) for name, rows in told.groupby("table")}

    def __iter__(self):
        return iter(self._files)

    def __len__(self):
        return len(self._files)

    def __repr__(self):
        return f"<Tables: {', '.join(self)}>"


class Run:
    """A run folder: its record, tables, layers, rasters, figures and report."""

    def __init__(self, folder):
        self.folder = Path(folder)
        if not (self.folder / "run.json").is_file():
            raise FileNotFoundError(f"{folder} is no run folder: it holds no run.json.")

    def __fspath__(self):
        return str(self.folder)

    @property
    def record(self):
        """What was run, on what, with which result: run.json."""
        return json.loads((self.folder / "run.json").read_text(encoding="utf-8"))

    @property
    def report(self):
        return self.folder / "report.html"

    @property
    def cautions(self):
        """What is allowed but doubtful, as a data frame."""
        return pd.DataFrame(self.record["cautions"], columns=["code", "place", "found", "remedy"])

    def tables(self):
        """All tables by name."""
        return Tables(self.folder / "tables")

    def table(self, name):
        """One table as a data frame."""
        return self.tables()[name]

    def dictionary(self):
        """What each table and column holds, in English and Chinese."""
        return self.table("dictionary")

    def _layers(self):
        found = {}
        for file in sorted((self.folder / "vectors").glob("*.gpkg")):
            with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as book:
                for (name,) in book.execute(
                    "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY rowid"
                ):
                    found.setdefault(name, file)
        return found

    def layers(self):
        """Names of the vector layers: the unit sets, zones, corridors."""
        return list(self._layers())

    def layer(self, name):
        """A vector layer as a geopandas data frame."""
        import geopandas

        files = self._layers()
        if name not in files:
            raise KeyError(f"the run has no layer {name}, only {', '.join(files)}")
        return geopandas.read_file(files[name], layer=name)

    def rasters(self):
        """Paths of the rasters by name; of one written in tiles the .vrt that joins them."""
        return {
            file.stem: file for kind in ("*.vrt", "*.tif") for file in sorted((self.folder / "rasters").glob(kind))
        }

    def raster(self, name):
        """Path of one raster."""
        found = self.rasters()
        if name not in found:
            raise KeyError(f"the run has no raster {name}, only {', '.join(found)}")
        return found[name]

    def figures(self):
        """Paths of the figures (SVG) by name."""
        return {file.stem: file for file in sorted((self.folder / "figures").glob("*.svg"))}

    def _repr_html_(self):
        return f'<a href="{self.report.resolve().as_uri()}">{self.record["study"]["title"]}</a>'

    def __repr__(self):
        return f"<Run {self.folder}: {len(self.tables())} tables, {len(self.rasters())} rasters>"


def open_run(folder):
    """A run folder that is there already."""
    return Run(folder)
