"""Opens a run in QGIS and tells, a line for each layer, what is drawn: used by QgisTest.

look_in_qgis.py RUN: the project of the run and every layer of its GeoPackages.
Each drawing is compared with colours worked out here from the cells or attributes and the style's text, without QGIS.
"""
import os
import re
import sqlite3
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
import numpy
from osgeo import gdal
from qgis.core import (QgsApplication, QgsLayerTreeGroup, QgsMapRendererSequentialJob, QgsMapSettings, QgsProject,
                       QgsRasterLayer, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

gdal.UseExceptions()
run = sys.argv[1]
QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()


def rgb(colour):
    return tuple(int(colour[i:i + 2], 16) for i in (1, 3, 5))


def drawn(layer, extent, width, height):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(extent)
    settings.setOutputSize(QSize(width, height))
    settings.setBackgroundColor(QColor(255, 255, 255))
    settings.setFlag(QgsMapSettings.Antialiasing, False)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def pixel(image, x, y):
    c = QColor(image.pixel(x, y))
    return c.red(), c.green(), c.blue()


def raster(layer, file):
    """Share of the cells that are drawn in the colour of their class, at one pixel a cell."""
    data = gdal.Open(file)
    band = data.GetRasterBand(1)
    cells = band.ReadAsArray()
    none = band.GetNoDataValue()
    style = open(file[:-4] + ".qml", encoding="utf-8").read()
    palette = re.findall(r'paletteEntry value="(\d+)" color="(#\w+)"', style)
    tops = re.findall(r'item value="([^"]+)" color="(#\w+)"', style)
    image = drawn(layer, layer.extent(), cells.shape[1], cells.shape[0])
    fits = 0
    for y in range(cells.shape[0]):
        for x in range(cells.shape[1]):
            v = float(cells[y, x])
            if v != v or none is not None and v == none:
                wanted = (255, 255, 255)
            elif palette:
                wanted = rgb(dict(palette)[str(int(v))])
            else:
                wanted = next(rgb(c) for top, c in tops if top == "inf" or v <= float(top))
            fits += max(abs(a - b) for a, b in zip(wanted, pixel(image, x, y))) <= 1
    return fits / cells.size, len(set(cells[numpy.isfinite(cells.astype(float))].tolist()))


def vector(layer, style):
    """Share of the features that have the colour of their class at a point inside."""
    attribute = re.search(r'attr="([^"]*)"', style)
    ranges = re.findall(r'range lower="([^"]+)" upper="([^"]+)"[^>]*symbol="(\d+)"', style)
    categories = re.findall(r'category value="([^"]*)"[^>]*symbol="(\d+)"', style)
    colours = {n: tuple(map(int, c.split(",")[:3]))
               for n, c in re.findall(r'symbol name="(\d+)".*?k="(?:line_)?color" v="([^"]+)"', style)}
    extent = layer.extent()
    extent.grow(max(extent.width(), extent.height()) * 0.01)
    width = 1200
    height = max(1, round(width * extent.height() / extent.width()))
    image = drawn(layer, extent, width, height)
    fits = looked = 0
    for feature in layer.getFeatures():
        at = feature.geometry().pointOnSurface().asPoint()
        if feature.geometry().type() == 1:
            at = feature.geometry().interpolate(feature.geometry().length() / 2).asPoint()
        value = feature[attribute.group(1)] if attribute and attribute.group(1) else None
        if ranges:
            symbol = next((n for low, high, n in ranges if float(low) <= value <= float(high)), None)
        elif categories:
            symbol = next((n for v, n in categories if v == str(value)), None)
        else:
            symbol = "0"
        x = int((at.x() - extent.xMinimum()) / extent.width() * width)
        y = int((extent.yMaximum() - at.y()) / extent.height() * height)
        near = [pixel(image, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)
                if 0 <= x + dx < width and 0 <= y + dy < height]
        looked += 1
        fits += (symbol in colours and colours[symbol] in near) or (symbol is None and (255, 255, 255) in near)
    return fits / max(1, looked), looked


def tell(*words):
    print("\t".join(str(w) for w in words), flush=True)


project = QgsProject.instance()
tell("project", project.read(os.path.join(run, "study.qgz")), project.crs().authid(), project.title())


def walk(group, path):
    for node in group.children():
        here = path + [node.name()]
        if isinstance(node, QgsLayerTreeGroup):
            walk(node, here)
            continue
        layer = node.layer()
        valid = layer is not None and layer.isValid()
        fit = looked = 0
        if valid and isinstance(layer, QgsRasterLayer):
            fit, looked = raster(layer, layer.source())
        elif valid:
            file, name = layer.source().split("|layername=")
            with sqlite3.connect(file) as db:
                qml = [q for (q,) in db.execute("SELECT styleQML FROM layer_styles WHERE f_table_name = ?", (name,))]
            column = layer.renderer().classAttribute() if hasattr(layer.renderer(), "classAttribute") else ""
            style = next(q for q in qml if not column or 'attr="' + column + '"' in q)
            fit, looked = vector(layer, style)
        tell("layer", "/".join(here), valid, node.isVisible(), "%.4f" % fit, looked)


walk(project.layerTreeRoot(), [])
for name in sorted(os.listdir(os.path.join(run, "vectors"))):
    file = os.path.join(run, "vectors", name)
    with sqlite3.connect(file) as db:
        usual = db.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault = 1").fetchall()
        tables = [t for (t,) in db.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")]
    tell("tables", name, len(tables), len(usual))
    for table, style in usual:
        layer = QgsVectorLayer(file + "|layername=" + table, table, "ogr")  # QGIS takes its default style itself
        fit, looked = vector(layer, style)
        tell("opened", table, layer.isValid(), layer.renderer().type(), "%.4f" % fit, looked)
for name in sorted(os.listdir(os.path.join(run, "rasters"))):
    if name.endswith(".tif"):
        file = os.path.join(run, "rasters", name)
        fit, looked = raster(QgsRasterLayer(file, name), file)
        tell("raster", name, "%.4f" % fit, looked)
os._exit(0)  # QGIS sometimes crashes on its way out
