#!/usr/bin/env python3
"""Numbers of the Bungo case, made without Carbonscape: GDAL burns the units (pixel-centre rule), NumPy counts.

    /usr/bin/python3 make.py /work/shared/data/bungo .

Writes areas.csv, transitions.csv.gz and stock.csv beside this file. The stock is exact decimal arithmetic
(cells x cell area x density), rounded once at the end.
"""
import csv, gzip, io, os, sys
from fractions import Fraction
import numpy as np
from osgeo import gdal, ogr

gdal.UseExceptions()
src, out = sys.argv[1:3]
YEARS = [1990, 2000, 2005, 2010]
rows = list(csv.DictReader(open(src + "/tables/carbon_bungo.csv", encoding="utf-8-sig")))
names = {int(r["ID"]): r["LC"] for r in rows}
density = {int(r["ID"]): Fraction(r["CARBON"]) for r in rows}

phases, cell_ha = [], None
for y in YEARS:
    d = gdal.Open(f"{src}/landcover/bungo_landcover_{y}r.tif")
    band = d.GetRasterBand(1)
    a = band.ReadAsArray().astype(int)
    a[a == int(band.GetNoDataValue())] = -1
    g = d.GetGeoTransform()
    cell_ha = Fraction(g[1]) * Fraction(-g[5]) / 10000
    phases.append(a)
    grid = d


def burn(path, column):
    """Unit number of every cell: 0 outside, k = k-th feature."""
    v = ogr.Open(path)
    layer = v.GetLayer(0)
    target = gdal.GetDriverByName("MEM").Create("", grid.RasterXSize, grid.RasterYSize, 1, gdal.GDT_UInt16)
    target.SetGeoTransform(grid.GetGeoTransform())
    target.SetProjection(grid.GetProjection())
    mem = ogr.GetDriverByName("Memory").CreateDataSource("m")
    copy = mem.CreateLayer("u", layer.GetSpatialRef())
    copy.CreateField(ogr.FieldDefn("k", ogr.OFTInteger))
    ids = ["outside"]
    for k, f in enumerate(layer, 1):
        g = ogr.Feature(copy.GetLayerDefn())
        g.SetGeometry(f.GetGeometryRef())
        g.SetField("k", k)
        copy.CreateFeature(g)
        ids.append(f.GetFieldAsString(column))
    assert gdal.RasterizeLayer(target, [1], copy, options=["ATTRIBUTE=k"]) == 0
    return target.ReadAsArray().astype(int), ids


sets = {"region": (np.ones_like(phases[0]), ["", "region"]),
        "plans": burn(src + "/zones/planning_unit_bungo.shp", "IDS"),
        "villages": burn(src + "/zones/bungo_villages_146.gpkg", "KODE2010")}


def write(name, header, lines):
    text = io.StringIO()
    w = csv.writer(text, lineterminator="\n")
    w.writerow(header)
    w.writerows(lines)
    data = text.getvalue().encode()
    with open(os.path.join(out, name), "wb") as f:
        f.write(gzip.compress(data, 9, mtime=0) if name.endswith(".gz") else data)


areas, transitions, stock = [], [], []
for y, a in zip(YEARS, phases):
    codes, n = np.unique(a[a >= 0], return_counts=True)
    areas += [[y, names[c], k] for c, k in zip(codes.tolist(), n.tolist())]
for name, (units, ids) in sets.items():
    for i, j in [(0, 1), (1, 2), (2, 3), (0, 3)]:
        a, b = phases[i], phases[j]
        ok = (a >= 0) & (b >= 0)
        key = (units[ok] * 256 + a[ok]) * 256 + b[ok]
        keys, n = np.unique(key, return_counts=True)
        for k, c in zip(keys.tolist(), n.tolist()):
            transitions.append([name, ids[k >> 16], YEARS[i], YEARS[j], names[k >> 8 & 255], names[k & 255], c])
    for y, a in zip(YEARS, phases):
        ok = a >= 0
        keys, n = np.unique(units[ok] * 256 + a[ok], return_counts=True)
        held = {}
        for k, c in zip(keys.tolist(), n.tolist()):
            held[k >> 8] = held.get(k >> 8, 0) + c * cell_ha * density[k & 255]
        stock += [[name, ids[u], y, repr(float(t))] for u, t in sorted(held.items())]
write("areas.csv", ["year", "class", "cells"], areas)
write("transitions.csv.gz", ["unit_set", "unit", "from_year", "to_year", "from_class", "to_class", "cells"], transitions)
write("stock.csv", ["unit_set", "unit", "year", "stock_tC"], stock)
print(gdal.__version__, np.__version__, len(areas), len(transitions), len(stock), float(cell_ha))
