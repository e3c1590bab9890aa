"""The provider: an algorithm for each command of the program."""

import os

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsProcessingProvider

from . import program
from .algorithm import CarbonscapeAlgorithm

# about the program itself, not about data; and what goes on until it is ended
_LEFT_OUT = {"new", "verify", "methods", "explain", "commands", "cache", "cluster-check", "serve", "studio"}


class CarbonscapeProvider(QgsProcessingProvider):
    def id(self):
        return "carbonscape"

    def name(self):
        return "Carbonscape"

    def longName(self):
        return "Carbonscape: regional carbon studies"

    def supportedOutputVectorLayerExtensions(self):
        return ["gpkg"]

    def supportedOutputRasterLayerExtensions(self):
        return ["tif"]

    def load(self):
        ProcessingConfig.settingIcons[self.name()] = self.icon()
        ProcessingConfig.addSetting(
            Setting(self.name(), program.SETTING, "Program carbonscape (empty: $CARBONSCAPE or the PATH)", "", valuetype=Setting.FILE)
        )
        ProcessingConfig.readSettings()
        self.refreshAlgorithms()
        return True

    def unload(self):
        ProcessingConfig.removeSetting(program.SETTING)

    def loadAlgorithms(self):
        try:
            path = program.find()
            kept = os.path.join(QgsApplication.qgisSettingsDirPath(), "carbonscape-commands.json")
            for command in program.declared(path, kept):
                if command["name"] not in _LEFT_OUT:
                    self.addAlgorithm(CarbonscapeAlgorithm(command))
        except (program.NoProgram, program.Failed, OSError) as e:
            QgsMessageLog.logMessage(str(e), self.name(), Qgis.Warning)
