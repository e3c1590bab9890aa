"""Styles of results: the QML beside a raster or named after a layer."""

from pathlib import Path

from qgis.core import QgsProcessingLayerPostProcessorInterface
from qgis.PyQt import sip


class Styled(QgsProcessingLayerPostProcessorInterface):
    _kept = []

    @classmethod
    def another(cls):
        """One for each layer: a context deletes that of each of its layers as it ends, but does not keep Python's part."""
        cls._kept = [one for one in cls._kept if not sip.isdeleted(one)]
        cls._kept.append(cls())
        return cls._kept[-1]

    @staticmethod
    def style(layer):
        """Whether a style was found: inside the GeoPackage, or as a file."""
        source = layer.source()
        file = Path(source.split("|")[0])
        name = source.split("layername=")[-1] if "layername=" in source else file.stem
        if "layername=" in source:
            said, found = layer.loadDefaultStyle()
            if found:
                return True
        style = file.with_name(name + ".qml")
        if style.is_file():
            return layer.loadNamedStyle(str(style))[1]
        return False

    def postProcessLayer(self, layer, context, feedback):
        self.style(layer)
