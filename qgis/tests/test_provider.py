"""Run by PackagesTest of the module app with QGIS' own Python; see there."""

import csv
import json
import os
import sys
import tempfile
import time
import unittest
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PROFILE = tempfile.mkdtemp(prefix="qgis-profile-")
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = PROFILE
sys.path.append("/usr/share/qgis/python/plugins")

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

DATA = Path(os.environ.get("CARBONSCAPE_TEST", "missing"))
APP = QgsApplication([], False)
APP.initQgis()

import processing  # noqa: E402
from processing.core.Processing import Processing  # noqa: E402

from carbonscape.algorithm import CarbonscapeAlgorithm  # noqa: E402
from carbonscape.provider import CarbonscapeProvider  # noqa: E402


class Listening(QgsProcessingFeedback):
    def __init__(self, end_at=""):
        super().__init__(False)
        self.lines = []
        self.end_at = end_at

    def setProgressText(self, text):
        self.lines.append(text)
        if self.end_at and text.startswith(self.end_at):
            self.cancel()

    def pushWarning(self, warning):
        self.lines.append(warning)


@unittest.skipUnless(DATA.is_dir(), "skipped: CARBONSCAPE_TEST names no data")
class TestProvider(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        Processing.initialize()
        cls.provider = CarbonscapeProvider()
        QgsApplication.processingRegistry().addProvider(cls.provider)
        cls.room = Path(tempfile.mkdtemp()) / "研究 #1 & 50%"  # which a URI would have otherwise; QGIS opens no %20
        cls.room.mkdir()
        cls.context = QgsProcessingContext()
        cls.context.setProject(QgsProject.instance())
        cls.listening = Listening()
        cls.result = processing.run(
            "carbonscape:run",
            {"STUDY": str(DATA / "study.yaml"), "OUTPUT": str(cls.room / "run")},
            context=cls.context,
            feedback=cls.listening,
        )
        cls.towns = str(cls.room / "run/vectors/units.gpkg") + "|layername=towns"

    def test_every_command_has_a_form(self):
        algorithms = {a.name(): a for a in self.provider.algorithms()}
        self.assertIn("hot_spots", algorithms)
        self.assertIn("geodetector", algorithms)
        for name, algorithm in algorithms.items():
            self.assertTrue(algorithm.displayName(), name)
            self.assertTrue(algorithm.shortHelpString(), name)
            self.assertTrue(algorithm.parameterDefinitions(), name)
        form = {p.name(): p for p in algorithms["hot_spots"].parameterDefinitions()}
        self.assertEqual(form["STATISTIC"].options(), ["gi-star", "gi", "both"])
        self.assertEqual(form["VALUE"].parentLayerParameterName(), "UNITS")
        self.assertEqual(form["STATISTIC"].defaultValue(), "gi-star")
        self.assertIn("WEIGHTS: Which units are neighbours".lower(), form["WEIGHTS"].description().lower())
        self.assertTrue({"serve", "studio", "cluster_check"}.isdisjoint(algorithms))  # which do not end
        self.assertEqual(algorithms["compare"].displayName(), "Compare two runs")
        legend = {p.name(): p for p in algorithms["account"].parameterDefinitions()}["LEGEND"].description()
        self.assertTrue(legend.startswith("legend: A preset, a table code,class"), legend)
        self.assertEqual(self.provider.supportedOutputVectorLayerExtensions(), ["gpkg"])

    def test_folders_of_runs(self):
        """A run is a folder, and so is what publish and compare write; a report is a PDF or a Word file."""
        run = str(self.room / "run")
        report = processing.run("carbonscape:report", {"RUN": run, "OUTPUT": str(self.room / "报告 一.docx")})
        with open(report["OUTPUT"], "rb") as file:
            self.assertEqual(file.read(2), b"PK")
        processing.run("carbonscape:publish", {"RUN": run, "DIR": str(self.room / "pages")})
        self.assertTrue((self.room / "pages/index.html").is_file())
        processing.run("carbonscape:compare", {"A": run, "B": run, "FOLDER": str(self.room / "compared")})
        self.assertTrue((self.room / "compared/results.csv").is_file())

    def test_a_check_tells_what_it_finds(self):
        with self.assertRaisesRegex(QgsProcessingException, "STUDY-03  untis"):
            processing.run("carbonscape:check", {"STUDY": str(DATA / "wrong.yaml")})
        listening = Listening()
        processing.run("carbonscape:check", {"STUDY": str(DATA / "study.yaml")}, feedback=listening)
        said = {"code": "STATS-C01", "place": "permutations", "found": "few", "remedy": "Take more."}
        CarbonscapeAlgorithm._tell(json.dumps(said), listening)  # as of answers that are lists
        CarbonscapeAlgorithm._checked([], [said], listening)
        told = [" ".join(line.split()) for line in listening.lines]
        self.assertRegex(told[0], "^CARBON-C02 .*construction")  # the study has factors alone
        self.assertEqual(told[1:], ["STATS-C01 permutations: few Take more."] * 2)

    def test_rasters_in_tiles_are_loaded_as_one(self):
        room = Path(tempfile.mkdtemp())
        stub = room / "carbonscape"
        made = room / "run"
        stub.write_text(f"#!/bin/sh\nmkdir -p {made}/rasters {made}/vectors\n"
                        f"cp '{self.room}/run/rasters/net_2020.tif' {made}/rasters/net_2020_overview.tif\n"
                        f"gdalbuildvrt -q {made}/rasters/net_2020.vrt '{self.room}/run/rasters/net_2020.tif' >/dev/null\n")
        stub.chmod(0o755)
        kept = os.environ["CARBONSCAPE"]
        os.environ["CARBONSCAPE"] = str(stub)
        try:
            found = processing.run("carbonscape:run", {"STUDY": str(DATA / "study.yaml"), "OUTPUT": str(made)})
        finally:
            os.environ["CARBONSCAPE"] = kept
        self.assertEqual([Path(layer).name for layer in found["LAYERS"]], ["net_2020.vrt"])

    def test_a_study(self):
        self.assertTrue(Path(self.result["REPORT"]).is_file())
        self.assertEqual(list(self.room.parent.iterdir()), [self.room])  # no empty file of half the name
        names = [source.split("layername=")[-1].split("/")[-1] for source in self.result["LAYERS"]]
        self.assertIn("towns", names)
        self.assertIn("landuse_2020.tif", names)
        self.assertNotIn("layer_styles", names)
        loaded = self.context.layersToLoadOnCompletion()
        self.assertEqual(len(loaded), len(names))
        layers = {d.name: self.context.temporaryLayerStore().mapLayer(i) for i, d in loaded.items()}
        self.assertEqual(layers["towns"].renderer().type(), "graduatedSymbol")
        self.assertEqual(layers["landuse_2020"].renderer().type(), "paletted")
        self.assertTrue(any("report" in line for line in self.listening.lines), self.listening.lines)

    def test_a_statistic(self):
        found = processing.run(
            "carbonscape:hot_spots",
            {
                "UNITS": self.towns,
                "VALUE": "net_tCO2_2020",
                "ID": "id",
                "PERMUTATIONS": "0",
                "OUTPUT": str(self.room / "spots.gpkg"),
            },
        )
        layer = QgsVectorLayer(found["OUTPUT"], "spots", "ogr")
        self.assertTrue(layer.isValid())
        self.assertEqual(sorted(f["id"] for f in layer.getFeatures()), ["01", "02", "03", "04"])
        self.assertIn("bin", layer.fields().names())

    def test_a_layer_in_memory(self):
        source = QgsVectorLayer(self.towns, "towns", "ogr")
        memory = source.materialize(__import__("qgis.core", fromlist=["QgsFeatureRequest"]).QgsFeatureRequest())
        found = processing.run(
            "carbonscape:morans_i", {"UNITS": memory, "VALUE": "net_tCO2_2020", "PERMUTATIONS": "0"}
        )
        self.assertEqual(found["n"], 4)
        self.assertAlmostEqual(found["expected"], -1 / 3)
        self.assertEqual(found["neighbours"]["islands"], 0)

    def test_an_answer_without_tables_is_told_and_written_as_one(self):
        judgements = self.room / "ahp.csv"
        judgements.write_text(",a,b\na,1,3\nb,1/3,1\n")
        table = str(self.room / "weights.csv")
        found = processing.run("carbonscape:ahp", {"MATRIX": [str(judgements)], "OUTPUT": table})
        self.assertEqual((found["names"], found["weights"]), (["a", "b"], [0.75, 0.25]))
        with open(found["OUTPUT"], encoding="utf-8") as file:
            self.assertEqual(list(csv.reader(file)), [["names", "weights"], ["a", "0.75"], ["b", "0.25"]])
        found = processing.run(
            "carbonscape:join_counts",
            {"UNITS": self.towns, "VALUE": "net_tCO2_2020", "AT_LEAST": "0", "PERMUTATIONS": "0", "OUTPUT": table},
        )
        with open(found["OUTPUT"], encoding="utf-8") as file:
            row = next(csv.DictReader(file))
        self.assertEqual(float(row["bb_count"]), found["bb"]["count"])

    def test_what_is_no_program_is_told(self):
        for named in ("/nowhere/carbonscape", __file__, str(self.room)):
            kept = os.environ["CARBONSCAPE"]
            os.environ["CARBONSCAPE"] = named
            try:
                with self.assertRaisesRegex(QgsProcessingException, "is no program: name the file carbonscape"):
                    processing.run("carbonscape:ahp", {"MATRIX": ["a.csv"]})
            finally:
                os.environ["CARBONSCAPE"] = kept

    def test_transitions(self):
        layers = [QgsRasterLayer(str(DATA / f"lu{year}.tif"), f"land use {year}") for year in (2010, 2020)]
        found = processing.run(
            "carbonscape:transitions",
            {"PHASES": layers, "LEGEND": "cnlucc-6", "OUTPUT": str(self.room / "transitions.csv")},
        )
        with open(found["OUTPUT"], encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(sum(int(r["cells"]) for r in rows), 144)
        self.assertEqual({r["from_year"] for r in rows}, {"2010"})

    def test_inspect_takes_any_files_and_no_years(self):
        files = [str(DATA / name) for name in ("lu2010.tif", "towns.geojson")]
        found = processing.run("carbonscape:inspect", {"FILE": files, "OUTPUT": str(self.room / "inspect.csv")})
        with open(found["OUTPUT"], encoding="utf-8") as file:
            self.assertEqual([row["kind"] for row in csv.DictReader(file)], ["raster", "vector"])
        files.append(str(DATA / "none.csv"))  # what is wrong with one keeps nothing of the others back
        found = processing.run("carbonscape:inspect", {"FILE": files, "OUTPUT": str(self.room / "inspect.csv")})
        with open(found["problems"], encoding="utf-8") as file:
            self.assertEqual([row["code"] for row in csv.DictReader(file)], ["FILE-01"])

    def test_a_context_ends_with_its_layers(self):
        """QGIS deletes what styles each layer; one for all of them would be deleted twice, and QGIS with it."""
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        algorithm = self.provider.algorithm("run")
        for source in self.result["LAYERS"][:3]:
            algorithm._load(source, context)
        styled = {id(d.postProcessor()) for d in context.layersToLoadOnCompletion().values()}
        self.assertEqual(len(styled), 3)
        del context

    def test_problems_are_told_with_their_code(self):
        with self.assertRaisesRegex(QgsProcessingException, "STUDY-03"):
            processing.run("carbonscape:run", {"STUDY": str(DATA / "wrong.yaml"), "OUTPUT": str(self.room / "none")})
        self.assertFalse((self.room / "none").exists())

    def test_cancel_ends_the_program(self):
        feedback = Listening(end_at="check")
        began = time.time()
        processing.run(
            "carbonscape:run",
            {"STUDY": str(DATA / "study.yaml"), "OUTPUT": str(self.room / "cancelled")},
            context=QgsProcessingContext(),
            feedback=feedback,
        )
        self.assertLess(time.time() - began, 60)
        self.assertTrue(feedback.isCanceled())
        self.assertFalse((self.room / "cancelled/report.html").exists())


if __name__ == "__main__":
    unittest.main()
