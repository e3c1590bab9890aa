"""Run by PackagesTest of the module app, which makes the data; CARBONSCAPE names the program, CARBONSCAPE_TEST the data."""

import json
import os
import tempfile
import unittest
import unittest.mock
import warnings
from pathlib import Path

import geopandas
import pandas as pd

import carbonscape as cs
from carbonscape._answers import frame
from carbonscape._commands import _declared, _made
from carbonscape._program import call

DATA = Path(os.environ.get("CARBONSCAPE_TEST", "missing"))


@unittest.skipUnless(DATA.is_dir(), "skipped: CARBONSCAPE_TEST names no data")
class TestCarbonscape(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        warnings.simplefilter("ignore", cs.Caution)
        cls.told = []
        cls.run_ = cs.run(DATA / "study.yaml", out=DATA / "run", lang="zh", progress=cls.told.append)

    def test_every_command_is_a_function_with_its_options(self):
        listed = cs.commands()
        self.assertIn("hot_spots", set(listed.function))
        self.assertIn("local_geary", dir(cs))
        self.assertIn("permutations", cs.hot_spots.__doc__)
        with self.assertRaisesRegex(TypeError, "has no option unit; it has units, layer"):
            cs.hot_spots(unit="a.gpkg")
        with self.assertRaises(AttributeError):
            cs.cold_spots
        for name in listed.function:  # one had an argument that is no name in Python: METHOD|RUN
            self.assertEqual(getattr(cs, name).__name__, name)
        self.assertIn("Gi*", str(cs.explain(method_or_run="hot-spots")))

    def test_a_run_gives_its_tables_layers_rasters_and_record(self):
        run = self.run_
        self.assertEqual(run.record["study"]["title"], "desk")
        areas = run.tables()["class-areas"]
        self.assertEqual(list(areas.columns), ["year", "class", "cells", "area_km2", "share"])
        self.assertEqual(areas[areas.year == 2020].cells.sum(), 144)
        self.assertEqual(run.layers(), ["towns"])
        towns = run.layer("towns")
        self.assertIsInstance(towns, geopandas.GeoDataFrame)
        self.assertEqual(towns.crs.to_epsg(), 4547)
        self.assertEqual(list(towns.id), ["01", "02", "03", "04"])
        # identifiers keep their zeros in tables too
        self.assertEqual(set(run.table("carbon-by-unit").unit), {"region", "01", "02", "03", "04"})
        told = run.dictionary()  # text is text, though it looks like a number or is empty
        for row in told[(told.kind == "text") & told.table.notna()].itertuples():
            self.assertEqual(run.table(row.table)[row.column].dtype, object, row)
        self.assertTrue(run.raster("landuse_2020").is_file())
        self.assertTrue(run.report.is_file())
        self.assertIn("碳源", set(run.dictionary().column_zh))
        with self.assertRaisesRegex(KeyError, "has no layer"):
            run.layer("villages")
        with self.assertRaisesRegex(KeyError, "has no table villages, only .*carbon-by-unit"):
            run.table("villages")
        with self.assertRaisesRegex(KeyError, "has no raster villages, only .*landuse_2020"):
            run.raster("villages")
        with self.assertRaises(FileNotFoundError):
            cs.open_run(DATA)

    def test_local_statistics_have_the_shapes_of_their_units(self):
        layer = self.run_.layer("towns")
        spots = cs.hot_spots(units=layer, value="net_tCO2_2020", id="id", permutations=0)
        self.assertIsInstance(spots, geopandas.GeoDataFrame)
        self.assertEqual(list(spots.id), list(layer.id))
        by_file = cs.hot_spots(
            units=self.run_.folder / "vectors/units.gpkg", value="net_tCO2_2020", id="id", permutations=0
        )
        pd.testing.assert_series_equal(spots.z, by_file.z)
        self.assertAlmostEqual(spots.geometry.area.sum(), layer.geometry.area.sum(), places=3)

    def test_an_answer_has_the_index_of_its_units(self):
        layer = self.run_.layer("towns")
        kept = layer.iloc[[3, 1, 2]].set_index(pd.Index([30, 10, 20]))  # of a selection, in another order
        spots = cs.local_moran(units=kept, value="net_tCO2_2020", id="id", permutations=0)
        self.assertEqual(list(kept.assign(same=spots.id).same), list(kept["id"]))
        self.assertEqual(list(kept.assign(same=spots.value).same), list(kept.net_tCO2_2020))

    def test_one_number_answers_and_tables(self):
        moran = cs.morans_i(units=self.run_.folder / "vectors/units.gpkg", value="net_tCO2_2020", permutations=0)
        self.assertEqual(moran.n, 4)
        self.assertAlmostEqual(moran.expected, -1 / 3)
        change = cs.transitions({2010: DATA / "lu2010.tif", 2020: DATA / "lu2020.tif"}, legend="cnlucc-6")
        self.assertEqual(change.transitions.cells.sum(), 144)
        weights = cs.ahp(pd.DataFrame([["a", 1, 3], ["b", "1/3", 1]], columns=["", "a", "b"]))
        for plain in ([[1, 3], ["1/3", 1]], pd.DataFrame([[1, 3], [1 / 3, 1]]).to_numpy(), ([1, 3], [1 / 3, 1])):
            self.assertEqual([round(w, 6) for w in cs.ahp(plain).weights], [0.75, 0.25])
        group = cs.ahp([[[1, 3], ["1/3", 1]], [[1, 1], [1, 1]]])
        self.assertAlmostEqual(group.weights[0], 3**0.5 / (1 + 3**0.5), 6)
        self.assertAlmostEqual(sum(weights.weights), 1)
        self.assertAlmostEqual(weights.weights[0], 0.75)

    def test_problems_are_exceptions_with_their_codes(self):
        with self.assertRaises(cs.ProblemsError) as told:
            cs.transitions({2010: "none.tif"}, legend="cnlucc-6")
        self.assertEqual(told.exception.codes, ["FILE-01"])
        self.assertIn("none.tif", told.exception.problems[0].found)
        self.assertTrue(told.exception.problems[0].remedy)
        for wrong in (  # told in JSON, and as text
            lambda: cs.verify(DATA / "nowhere"),
            lambda: cs.run(DATA / "nowhere", out=DATA / "never", lang="zh"),
            lambda: cs.report(DATA / "nowhere"),
        ):
            with self.assertRaises(cs.ProblemsError) as told:
                wrong()
            self.assertEqual([p.place for p in told.exception.problems], [str(DATA / "nowhere")])
        with self.assertRaises(cs.ProblemsError) as told:  # a data frame is called as what it was given for
            cs.hot_spots(units=self.run_.layer("towns"), value="nothing")
        self.assertIn("units.gpkg", told.exception.problems[0].place)
        with tempfile.TemporaryDirectory() as room:  # a file is told as its path
            self.assertEqual(cs.new(Path(room) / "study"), str(Path(room) / "study/study.yaml"))
        with self.assertRaisesRegex(cs.UsageError, "permutations"):
            cs.hot_spots(units="a.gpkg", value="x", permutations=-1)
        checked = cs.check(DATA / "wrong.yaml")
        self.assertFalse(checked)
        self.assertEqual([p.code for p in checked.problems], ["STUDY-03"])
        with self.assertRaises(cs.ProblemsError):
            cs.run(DATA / "wrong.yaml", out=DATA / "none")
        self.assertFalse((DATA / "none").exists())

    def test_a_changed_run_is_told_by_verify(self):
        self.assertTrue(cs.verify(self.run_)["passed"])

    def test_tables_within_an_answer_are_data_frames(self):
        total = cs.compare(self.run_, self.run_).results.total
        self.assertEqual(list(total.difference), [0] * len(total))

    def test_tables_without_rows_have_their_columns(self):
        one = {2010: DATA / "lu2010.tif"}
        changes = cs.transitions(one, legend="cnlucc-6").transitions
        two = cs.transitions({**one, 2020: DATA / "lu2020.tif"}, legend="cnlucc-6").transitions
        self.assertEqual((len(changes), list(changes.columns)), (0, list(two.columns)))
        self.assertEqual(list(changes.dtypes), list(two.dtypes))
        with self.assertRaisesRegex(cs.UsageError, "two years or more"):
            cs.intensity(one, legend="cnlucc-6")
        self.assertEqual(list(cs.inspect(DATA / "lu2010.tif").problems.columns), ["code", "place", "found", "remedy"])
        same = cs.compare(self.run_, self.run_)
        self.assertEqual(list(same.changed.inputs.columns), ["what", "a", "b"])
        self.assertEqual(list(cs.verify(self.run_).sums.differences.columns), ["file", "where", "expected", "got"])
        self.assertNotIn("emptyTables", same)
        self.assertEqual(cs.weights(units=self.run_.layer("towns"), id="id").islandIds, [])  # of words, no table

    def test_columns_have_the_kinds_that_the_dictionary_tells(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        room = Path(folder.name)
        (room / "tables").mkdir()
        (room / "run.json").write_text('{"cautions": []}')
        (room / "tables/dictionary.csv").write_text("table,column,kind\na,id,text\na,year,integer\na,t,number\n")
        kinds = [object, "int64", "float64"]
        for rows in ("", "01,2020,0.00676229508196721\n"):
            (room / "tables/a.csv").write_text("id,year,t\n" + rows)
            self.assertEqual(list(cs.open_run(room).table("a").dtypes), kinds)
        self.assertEqual(cs.open_run(room).table("a").t[0], 0.00676229508196721)  # to the last digit
        self.assertEqual(list(cs.open_run(room).cautions.columns), ["code", "place", "found", "remedy"])
        lacks = frame([{"id": "a", "z": None, "n": 1}, {"id": "b", "z": None, "n": None}])
        self.assertEqual(list(lacks.dtypes), [object, "float64", "float64"])

    def test_several_values_may_be_what_pandas_makes(self):
        towns = self.run_.layer("towns")
        breaks = towns["net_tCO2_2020"].sort_values().iloc[1:3].round(3)
        found = cs.class_breaks(units=towns, value="net_tCO2_2020", method="manual", breaks=breaks)
        self.assertEqual(found.breaks[1:-1], list(breaks))
        columns = towns.columns[towns.columns.str.startswith("net_tCO2_20")]
        found = cs.local_geary_multivariate(units=towns, variables=columns, id="id", permutations=99)
        self.assertIn("value_2", found.columns)

    def test_any_column_of_a_frame_may_be_given(self):
        towns = self.run_.layer("towns")
        odd = towns.assign(fid=1, geom=0.5, mixed=pd.Series([1.5, None, 2.5, 4], dtype=object))
        odd[7] = odd["net_tCO2_2020"]
        spots = cs.hot_spots(units=odd, value=7, id="id", permutations=0)
        pd.testing.assert_series_equal(
            spots.z, cs.hot_spots(units=towns, value="net_tCO2_2020", id="id", permutations=0).z
        )
        self.assertEqual(cs.class_breaks(units=odd, value="mixed", classes=2.0).missing, 1)

    def test_a_column_may_stand_for_its_name(self):
        towns = self.run_.layer("towns")
        spots = cs.hot_spots(units=towns, value=towns.net_tCO2_2020, id=towns["id"], permutations=0)
        self.assertEqual(list(spots.value), list(towns.net_tCO2_2020))

    def test_an_index_that_says_something_is_a_column(self):
        matrix = pd.DataFrame([[66, 5], [2, 55]], columns=["a", "b"])
        for index in (["a", "b"], pd.Index(["a", "b"], name="map")):
            found = cs.area_estimate(matrix.set_axis(index), pixels=[1000, 2000], cell_area=900)
            self.assertEqual(list(found.classes.name), ["a", "b"])
        phases = {2010.0: DATA / "lu2010.tif"}  # a year of a column with gaps
        self.assertEqual(cs.transitions(phases, legend="cnlucc-6").classAreas.cells.sum(), 144)

    def test_what_is_wrong_with_a_file_keeps_nothing_of_the_others_back(self):
        with self.assertWarnsRegex(cs.Caution, "FILE-01 none.tif"):
            found = cs.inspect(["none.tif", DATA / "lu2010.tif"])
        self.assertEqual(list(found.problems.code), ["FILE-01"])
        self.assertEqual(list(found.files.kind), ["raster", "raster"])

    def test_files_by_name_are_files(self):
        rasters = {name: file for name, file in self.run_.rasters().items() if name.startswith("net_20")}
        self.assertEqual(len(cs.inspect(rasters).files), len(rasters))
        self.assertEqual(list(cs.ellipse(raster=rasters, part="sink").year), [2010, 2020])

    def test_shapes_are_read_without_a_warning(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)
            warnings.simplefilter("ignore", cs.Caution)
            cs.hot_spots(units=self.run_.layer("towns"), value="net_tCO2_2020", id="id", permutations=0)

    def test_progress_is_told(self):
        self.assertTrue(any("报告" in line for line in self.told), self.told)


class TestProgram(unittest.TestCase):
    def test_a_program_that_is_not_there_is_told(self):
        kept = os.environ.get("CARBONSCAPE")
        try:
            for named in ("/nowhere/carbonscape", __file__, os.path.dirname(__file__)):  # none, one as a jar, a folder
                os.environ["CARBONSCAPE"] = named
                with self.assertRaisesRegex(cs.CarbonscapeError, f"{named}, which is no program"):
                    cs.program()
        finally:
            os.environ.pop("CARBONSCAPE")
            if kept:
                os.environ["CARBONSCAPE"] = kept

    @unittest.skipIf(os.name == "nt", "skipped: needs a shell")
    def test_only_what_writes_a_run_folder_answers_with_one(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        stub = Path(folder.name) / "carbonscape"
        declared = {"name": "cluster-check", "summary": {"en": ""}, "options": [{"name": "json", "doc": {"en": ""}}]}
        declared["arguments"] = [{"label": "STUDY", "required": False, "doc": {"en": ""}}]
        answer = [declared, {"executors": 2}]
        stub.write_text(
            "#!/bin/sh\nif [ \"$1\" = commands ]; then cat <<'E'\n"
            + json.dumps({"commands": answer[:1]}) + "\nE\nelse cat <<'E'\n" + json.dumps(answer[1]) + "\nE\nfi\n"
        )
        stub.chmod(0o755)
        with unittest.mock.patch.dict(os.environ, {"CARBONSCAPE": str(stub)}):
            function = _made(_declared(str(stub))["cluster-check"])
            self.assertEqual(function("study").executors, 2)

    @unittest.skipIf(os.name == "nt", "skipped: needs a shell")
    def test_a_program_that_does_not_begin_is_a_fault(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        stub = Path(folder.name) / "carbonscape"
        with unittest.mock.patch.dict(os.environ, {"CARBONSCAPE": str(stub)}):
            stub.write_text("#!/bin/sh\necho 'Error: Invalid or corrupt jarfile' >&2; exit 1\n")
            stub.chmod(0o755)
            with self.assertRaisesRegex(cs.Fault, "corrupt jarfile"):
                cs.commands()
            stub.write_text("#!/bin/sh\necho another\n")
            with self.assertRaisesRegex(cs.CarbonscapeError, "does not answer as Carbonscape"):
                cs.commands()

    @unittest.skipIf(os.name == "nt", "skipped: needs a shell")
    def test_an_interrupted_program_may_still_take_away_what_it_wrote(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        room = Path(folder.name)
        stub = room / "carbonscape"
        stub.write_text(f"#!/bin/sh\ntrap 'echo gone > {room}/left; exit 0' TERM\necho begun\nwhile :; do sleep 0.1; done\n")
        stub.chmod(0o755)

        def interrupt(line):
            raise KeyboardInterrupt(line)

        with unittest.mock.patch.dict(os.environ, {"CARBONSCAPE": str(stub)}):
            with self.assertRaisesRegex(KeyboardInterrupt, "begun"):
                call([], said=interrupt)
        self.assertEqual((room / "left").read_text(), "gone\n")


if __name__ == "__main__":
    unittest.main()
