"""Carbonscape in QGIS' Processing."""


def classFactory(iface):
    from .plugin import CarbonscapePlugin

    return CarbonscapePlugin()
