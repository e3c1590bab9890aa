"""Styles of results: the QML beside a raster or named after a layer."""

from pathlib import Path

from qgis.core import QgsProcessingLayerPostProcessorInterface


class Styled(QgsProcessingLayerPostProcessorInterface):
    _one = None

    @classmethod
    def instance(cls):
        if cls._one is None:  # QGIS does not keep it
            cls._one = cls()
        return cls._one

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
