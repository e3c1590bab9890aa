"""The plugin: it only brings the provider."""

from qgis.core import QgsApplication

from .provider import CarbonscapeProvider


class CarbonscapePlugin:
    def __init__(self):
        self.provider = None

    def initProcessing(self):
        self.provider = CarbonscapeProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()

    def unload(self):
        QgsApplication.processingRegistry().removeProvider(self.provider)
