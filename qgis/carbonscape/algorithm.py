"""A command of the program as an algorithm: its form, and running it."""

import csv
import json
import os
import re
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
    QgsProcessingParameterVectorLayer,
    QgsRasterLayer,
    QgsVectorLayer,
)

from . import program
from .styles import Styled

# of every command, or set by the algorithm itself
_OURS = {"json", "lang", "threads", "layer", "replace", "out", "csv-bom"}
_RASTERS = {"raster", "rasters", "like", "by"}
# what they answer is told, or stands in the folder they write
_TABLELESS = {"check", "publish", "new"}
# run folders
_FOLDERS = {"RUN": ("Run folder", "结果文件夹"), "A": ("First run folder", "第一个结果文件夹"), "B": ("Second run folder", "第二个结果文件夹")}
# shown below "advanced": most users leave them
_PLAIN = {"folder", "units", "raster", "rasters", "value", "values", "x", "y", "variables", "events", "population", "id", "legend"}
# where each stage of a run begins, in percent
_STAGES = [
    (("check", "检查"), 0),
    (("count", "计数"), 10),
    (("change", "变化"), 22),
    (("account", "核算"), 25),
    (("rasters", "栅格"), 30),
    (("statistics", "空间统计"), 40),
    (("drivers", "驱动因子"), 60),
    (("suitability", "适宜性"), 72),
    (("zones", "分区"), 80),
    (("vectors", "矢量"), 85),
    (("report", "报告"), 88),
    (("record", "记录"), 98),
]


def _chinese():
    return QgsApplication.instance() is not None and QgsApplication.locale().startswith("zh")


def _plain(value):
    """Whether it is a value, or several: no table, and nothing that holds any."""
    several = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return not any(isinstance(one, (list, dict)) for one in several)


def _phases(argument):
    """Whether it is YEAR=FILE for each phase of land use, and not any files."""
    return argument["label"] == "FILE" and "YEAR=FILE" in argument["doc"]["en"]


class CarbonscapeAlgorithm(QgsProcessingAlgorithm):
    def __init__(self, command):
        super().__init__()
        self.command = command
        self.options = {o["name"]: o for o in command["options"]}

    def createInstance(self):
        return CarbonscapeAlgorithm(self.command)

    def _said(self, text):
        return text["zh" if _chinese() else "en"]

    def name(self):
        return self.command["name"].replace("-", "_")

    def displayName(self):
        return self._said(self.command["title"])

    def group(self):
        return {
            "study": "研究" if _chinese() else "Studies",
            "statistics": "空间统计" if _chinese() else "Spatial statistics",
            "steps": "单项计算" if _chinese() else "Single steps",
        }[self.groupId()]

    def groupId(self):
        if self._is_study() or not self.command["method"]:
            return "study"
        return "statistics" if "weights" in self.options else "steps"

    def shortHelpString(self):
        lines = [self._said(self.command["summary"]), ""]
        for argument in self.command["arguments"]:
            lines.append(f"<b>{argument['label']}</b> {self._said(argument['doc'])}")
        for name, option in self.options.items():
            if name not in _OURS:
                lines.append(f"<b>{name}</b> {self._said(option['doc'])}")
        return "<br>".join(lines)

    def _is_study(self):
        """Whether it writes a run folder."""
        return "out" in self.options and not self.options["out"]["written"]

    # the form

    def initAlgorithm(self, configuration=None):
        for argument in self.command["arguments"]:
            self._argument(argument)
        for name, option in self.options.items():
            if name not in _OURS:
                self._add(self._parameter(name, option), name)
        self._outputs()

    def _argument(self, argument):
        label = argument["label"]
        optional = not argument["required"]
        if _phases(argument):
            self.addParameter(
                QgsProcessingParameterMultipleLayers("PHASES", "土地利用栅格" if _chinese() else "Land-use rasters, a year each", QgsProcessing.TypeRaster)
            )
            self.addParameter(
                QgsProcessingParameterString(
                    "YEARS", "各栅格的年份（空：取名称中的年份）" if _chinese() else "Their years (empty: those in their names), such as 2005,2020", "", optional=True
                )
            )
        elif label == "TABLE":
            self.addParameter(
                QgsProcessingParameterVectorLayer(label, "表或图层" if _chinese() else "Table or layer", [QgsProcessing.TypeVector], optional=optional)
            )
        elif label in _FOLDERS:
            self.addParameter(QgsProcessingParameterFile(label, _FOLDERS[label][_chinese()], QgsProcessingParameterFile.Folder))
        elif label == "DIR":
            self.addParameter(QgsProcessingParameterFolderDestination(label, "要写出的文件夹" if _chinese() else "Folder to write"))
        elif argument["many"]:
            self.addParameter(QgsProcessingParameterMultipleLayers(label, label.capitalize(), QgsProcessing.TypeFile))
        else:
            self.addParameter(
                QgsProcessingParameterFile(
                    label, {"STUDY": "研究文件" if _chinese() else "Study file"}.get(label, label.capitalize()), optional=optional
                )
            )

    def _parent(self):
        return "TABLE" if any(a["label"] == "TABLE" for a in self.command["arguments"]) else "UNITS"

    def _parameter(self, name, option):
        key = name.replace("-", "_").upper()
        shown = self._label(name, self._said(option["doc"]))
        optional = not option["required"]
        schema = option["schema"]
        label = option["label"]
        default = option["default"] if option["default"] != "" else None
        if name in _RASTERS:
            if option["list"]:
                return QgsProcessingParameterMultipleLayers(key, shown, QgsProcessing.TypeRaster, optional=True)
            return QgsProcessingParameterRasterLayer(key, shown, optional=optional)
        if name == "units":
            return QgsProcessingParameterVectorLayer(key, shown, [QgsProcessing.TypeVectorAnyGeometry], optional=optional)
        if label == "COLUMN":
            return QgsProcessingParameterField(
                key, shown, parentLayerParameterName=self._parent(), allowMultiple=option["list"], optional=optional
            )
        if option["choices"] and not option["list"]:
            return QgsProcessingParameterEnum(
                key, shown, option["choices"], defaultValue=default, optional=optional, usesStaticStrings=True
            )
        if schema.get("type") == "boolean":
            return QgsProcessingParameterBoolean(key, shown, bool(default), optional=True)
        if schema.get("type") in ("integer", "number") and not option["list"]:
            whole = schema["type"] == "integer"
            bounds = {}
            if "minimum" in schema or "exclusiveMinimum" in schema:
                bounds["minValue"] = schema.get("minimum", schema.get("exclusiveMinimum"))
            if "maximum" in schema or "exclusiveMaximum" in schema:
                bounds["maxValue"] = schema.get("maximum", schema.get("exclusiveMaximum"))
            kind = QgsProcessingParameterNumber.Integer if whole else QgsProcessingParameterNumber.Double
            return QgsProcessingParameterNumber(key, shown, kind, default, optional, **bounds)
        if name == "folder":
            return QgsProcessingParameterFolderDestination(key, shown, optional=True, createByDefault=False)
        if option["written"]:
            return QgsProcessingParameterFileDestination(key, shown, optional=True, createByDefault=False)
        if label == "FILE":
            return QgsProcessingParameterFile(key, shown, optional=optional)
        return QgsProcessingParameterString(key, shown, None if default is None else str(default), optional=optional)

    @staticmethod
    def _label(name, text):
        """The name and the first sentence, without what stands in brackets, or as much of it as has room."""
        bracketed = re.compile(r"\s*[(（][^()（）]*[)）]")
        while bracketed.search(text):
            text = bracketed.sub("", text)
        for end in ("。|[.] ", "；|; ", "：|: "):
            text = re.split(end, text)[0].rstrip(".")
            if len(text) < 90:
                return f"{name}: {text}"
        return name

    def _add(self, parameter, name):
        if name not in _PLAIN and parameter.flags() & QgsProcessingParameterDefinition.FlagOptional:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.FlagAdvanced)
        self.addParameter(parameter)

    def _outputs(self):
        if self._is_study():
            self.addParameter(QgsProcessingParameterFolderDestination("OUTPUT", "结果文件夹" if _chinese() else "Run folder"))
            self.addParameter(QgsProcessingParameterBoolean("LOAD", "加载结果图层" if _chinese() else "Load the layers", True))
            self.addOutput(QgsProcessingOutputMultipleLayers("LAYERS", "图层" if _chinese() else "Layers"))
            return
        endings = self._endings()
        if "gpkg" in endings:
            self.addParameter(
                QgsProcessingParameterVectorDestination(
                    "OUTPUT", "结果图层" if _chinese() else "Result", optional=True, createByDefault=True
                )
            )
        if "tif" in endings:
            self.addParameter(
                QgsProcessingParameterRasterDestination(
                    "OUTPUT_RASTER", "结果栅格" if _chinese() else "Result raster", optional="gpkg" in endings, createByDefault="gpkg" not in endings
                )
            )
        if endings and "gpkg" not in endings and "tif" not in endings:
            self.addParameter(
                QgsProcessingParameterFileDestination(
                    "OUTPUT", "结果文件" if _chinese() else "Result", ";;".join(f"{e} (*.{e})" for e in endings), optional=True
                )
            )
        if not endings and self.command["name"] not in _TABLELESS:
            self.addParameter(
                QgsProcessingParameterFileDestination("OUTPUT", "结果表" if _chinese() else "Table", "CSV (*.csv)", optional=True)
            )

    def _endings(self):
        out = self.options.get("out")
        found = re.findall(r"\.(csv|gpkg|tif|gal|gwt|swm|pdf|docx)\b", out["doc"]["en"]) or ["tif"] if out and out["written"] else []
        return list(dict.fromkeys(found))

    # running

    def processAlgorithm(self, parameters, context, feedback):
        with tempfile.TemporaryDirectory(prefix="carbonscape-") as room:
            words = [self.command["name"]]
            for argument in self.command["arguments"]:
                words += self._argument_words(argument, parameters, context, feedback)
            for name, option in self.options.items():
                if name not in _OURS:
                    words += self._option_words(name, option, parameters, context, feedback)
            if self._is_study():
                return self._study(words, parameters, context, feedback)
            return self._step(words, parameters, context, feedback, room)

    def _argument_words(self, argument, parameters, context, feedback):
        label = argument["label"]
        if _phases(argument):
            layers = self.parameterAsLayerList(parameters, "PHASES", context)
            years = re.findall(r"-?\d+", self.parameterAsString(parameters, "YEARS", context))
            if years and len(years) != len(layers):
                raise QgsProcessingException(
                    f"{len(layers)} 个栅格需要 {len(layers)} 个年份，现有 {len(years)} 个。"
                    if _chinese()
                    else f"{len(layers)} rasters need {len(layers)} years, not {len(years)}."
                )
            return [f"{years[i] if years else self._year(layer)}={self._path(layer)}" for i, layer in enumerate(layers)]
        if label == "TABLE":
            if parameters.get(label) is None:
                return []
            path, layer = self.parameterAsCompatibleSourceLayerPathAndLayerName(
                parameters, label, context, ["gpkg", "geojson", "json", "fgb", "shp", "csv"], "gpkg", feedback
            )
            return [path] + (["--layer", layer] if layer and path.lower().endswith(".gpkg") else [])
        if argument["many"] and label != "DIR":
            return list(self.parameterAsFileList(parameters, label, context))
        if label == "DIR":
            return [self.parameterAsFileOutput(parameters, label, context)]
        value = self.parameterAsString(parameters, label, context)
        return [value] if value else []

    @staticmethod
    def _year(layer):
        found = re.findall(r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)", layer.name()) or re.findall(
            r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)", os.path.basename(layer.source())
        )
        if not found:
            raise QgsProcessingException(
                f"“{layer.name()}”的名称中没有年份，请填写年份。"
                if _chinese()
                else f"The year of {layer.name()} stands in no name; give the years."
            )
        return found[0]

    @staticmethod
    def _path(layer):
        return layer.source().split("|")[0]

    def _option_words(self, name, option, parameters, context, feedback):
        key = name.replace("-", "_").upper()
        if parameters.get(key) in (None, "") or parameters.get(key) == option["default"]:
            return []  # a default need not be said, and may be told as idle where it is
        flag = "--" + name
        if name in _RASTERS:
            if option["list"]:
                layers = self.parameterAsLayerList(parameters, key, context)
                dated = name == "rasters" and "years" not in self.options
                return [w for layer in layers for w in (flag, f"{self._year(layer)}={self._path(layer)}" if dated else self._path(layer))]
            return [flag, self._path(self.parameterAsRasterLayer(parameters, key, context))]
        if name == "units":
            path, layer = self.parameterAsCompatibleSourceLayerPathAndLayerName(
                parameters, key, context, ["gpkg", "geojson", "json", "fgb", "shp"], "gpkg", feedback
            )
            return [flag, path] + (["--layer", layer] if layer and path.lower().endswith(".gpkg") else [])
        definition = self.parameterDefinition(key)
        if isinstance(definition, QgsProcessingParameterField):
            fields = getattr(self, "parameterAsStrings", self.parameterAsFields)  # the first since QGIS 3.34
            return [w for field in fields(parameters, key, context) for w in (flag, field)]
        if isinstance(definition, QgsProcessingParameterEnum):
            return [flag, self.parameterAsEnumString(parameters, key, context)]
        if isinstance(definition, QgsProcessingParameterBoolean):
            return [flag] if self.parameterAsBool(parameters, key, context) else []
        if isinstance(definition, QgsProcessingParameterNumber):
            whole = definition.dataType() == QgsProcessingParameterNumber.Integer
            value = self.parameterAsInt(parameters, key, context) if whole else self.parameterAsDouble(parameters, key, context)
            return [flag, repr(value)]
        if isinstance(definition, (QgsProcessingParameterFileDestination, QgsProcessingParameterFolderDestination)):
            return [flag, self.parameterAsFileOutput(parameters, key, context)]
        value = self.parameterAsString(parameters, key, context)
        return [flag, value] if value else []

    def _call(self, words, feedback):
        words = [*words, "--lang", "zh" if _chinese() else "en"]
        try:
            path = program.find()
            feedback.pushCommandInfo(" ".join([path, *words]))
            accepted = (0, 1) if self.command["name"] in ("check", "inspect") else (0,)
            out = program.run(path, words, lambda line: self._tell(line, feedback), feedback.isCanceled, accepted)
        except (program.NoProgram, program.Failed, OSError) as e:
            raise QgsProcessingException(str(e)) from e
        return out

    @staticmethod
    def _tell(line, feedback):
        stage = re.match(r"\[ *[0-9.]+ s\] (.*)", line)
        if stage:
            feedback.setProgressText(stage.group(1))
            percent = CarbonscapeAlgorithm._percent(stage.group(1))
            if percent is not None:
                feedback.setProgress(percent)
        elif line.startswith("{") and '"code"' in line:  # where the answer is a list
            feedback.pushWarning(program.worded(json.loads(line)))
        elif re.match(r"[A-Z]{3,}-C\d+ ", line):
            feedback.pushWarning(line)
        else:
            feedback.pushInfo(line)

    @staticmethod
    def _percent(told):
        """How far a run is: where its stage begins, and of what lies between that and the next the share done."""
        for i, (names, begins) in enumerate(_STAGES):
            if told.startswith(names):
                share = re.search(r"\b(\d{1,3}) ?%", told)
                ends = _STAGES[i + 1][1] if i + 1 < len(_STAGES) else 100
                return begins + (ends - begins) * (int(share.group(1)) if share else 0) / 100
        return None

    def _study(self, words, parameters, context, feedback):
        folder = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        out = self._call([*words, "--out", folder], feedback)
        if out is None:
            return {}
        rasters = sorted(Path(folder, "rasters").glob("*.vrt"))  # each joins the tiles of one
        overviews = {f"{file.stem}_overview" for file in rasters}
        rasters += [f for f in sorted(Path(folder, "rasters").glob("*.tif")) if f.stem not in overviews]
        layers = [str(file) for file in rasters]
        for file in sorted(Path(folder, "vectors").glob("*.gpkg")):
            with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as book:
                layers += [
                    f"{file}|layername={name}"
                    for (name,) in book.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")
                ]
        if self.parameterAsBool(parameters, "LOAD", context):
            for source in layers:
                self._load(source, context)
        return {"OUTPUT": folder, "REPORT": os.path.join(folder, "report.html"), "LAYERS": layers}

    @staticmethod
    def _load(source, context):
        name = source.split("layername=")[-1] if "layername=" in source else Path(source).stem
        layer = QgsVectorLayer(source, name, "ogr") if "layername=" in source else QgsRasterLayer(source, name)
        if not layer.isValid():
            return
        Styled.style(layer)
        context.temporaryLayerStore().addMapLayer(layer)
        details = QgsProcessingContext.LayerDetails(name, context.project())
        details.setPostProcessor(Styled.another())
        context.addLayerToLoadOnCompletion(layer.id(), details)

    def _step(self, words, parameters, context, feedback, room):
        results = {}
        endings = self._endings()
        raster = parameters.get("RASTER") is not None or parameters.get("RASTERS") is not None or "gpkg" not in endings
        made = ""
        if "tif" in endings and raster and parameters.get("OUTPUT_RASTER") is not None:
            made = self.parameterAsOutputLayer(parameters, "OUTPUT_RASTER", context)
            results["OUTPUT_RASTER"] = made
        elif "gpkg" in endings and parameters.get("OUTPUT") is not None:
            made = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
            results["OUTPUT"] = made
        elif endings and "gpkg" not in endings and parameters.get("OUTPUT") is not None:
            made = self.parameterAsFileOutput(parameters, "OUTPUT", context)
            results["OUTPUT"] = made
        if made:
            words = [*words, "--out", made, "--replace"]
        out = self._call([*words, "--json"], feedback)
        if out is None:
            return {}
        answer = json.loads(out)
        if isinstance(answer, dict):
            cautions = answer.pop("cautions", [])
            if self.command["name"] == "check":
                self._checked(answer["problems"], cautions, feedback)
            for name, value in answer.items():
                if _plain(value):
                    results[name] = value
                    feedback.pushInfo(f"{name} = {value}")
        if not endings and parameters.get("OUTPUT") is not None:
            tables = answer if isinstance(answer, dict) else {"": answer}
            main = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
            rows = [(n, v) for n, v in tables.items() if isinstance(v, list) and v and isinstance(v[0], dict)]
            for name, value in sorted(rows or [("", self._rows(answer))], key=lambda r: r[0] != self.command["name"]):  # its own table first
                file = main if "OUTPUT" not in results else main.with_name(f"{main.stem}-{name}{main.suffix}")
                self._write(file, value)
                results["OUTPUT" if file == main else name] = str(file)
                if file != main:
                    feedback.pushInfo(str(file))
        return results

    @staticmethod
    def _checked(problems, cautions, feedback):
        """What check answers stands in no other output of it."""
        for one in cautions:
            feedback.pushWarning(program.worded(one))
        if problems:
            raise QgsProcessingException("\n".join(program.worded(one) for one in problems))

    @staticmethod
    def _rows(answer):
        """An answer without tables as one: lists of equal length, as names and weights, side by side, else all in a row."""
        lists = {name: value for name, value in answer.items() if isinstance(value, list) and value}
        if lists and len({len(value) for value in lists.values()}) == 1:
            return [dict(zip(lists, values)) for values in zip(*lists.values())]
        row = {}
        for name, value in answer.items():
            row.update({f"{name}_{key}": one for key, one in value.items()} if isinstance(value, dict) else {name: value})
        return [row]

    @staticmethod
    def _write(file, rows):
        with open(file, "w", encoding="utf-8-sig" if _chinese() else "utf-8", newline="") as out:
            writer = csv.DictWriter(out, fieldnames=list(dict.fromkeys(name for row in rows for name in row)))
            writer.writeheader()
            writer.writerows(rows)
