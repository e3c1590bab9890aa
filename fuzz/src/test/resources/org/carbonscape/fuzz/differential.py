"""Lawful but odd rasters, polygons and tables, written by GDAL and Python, with what these read out of them again.

usage: differential.py FOLDER SEED RASTERS POLYGONS TABLES
Writes index.txt: a line for each file, its kind and name; beside each raster NAME.f32 (cells as GDAL reads them with
mask, scale and offset applied, little-endian float32, missing = NaN), beside each layer and table NAME.expected.
"""
import csv
import io
import math
import os
import random
import sys

import numpy as np
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
ogr.UseExceptions()
folder, seed, rasters, polygons, tables = sys.argv[1], *map(int, sys.argv[2:])
os.chdir(folder)
rnd = random.Random(seed)
index = open("index.txt", "w", encoding="utf-8")

TYPES = {
    "Byte": (gdal.GDT_Byte, np.uint8), "UInt16": (gdal.GDT_UInt16, np.uint16), "Int16": (gdal.GDT_Int16, np.int16),
    "UInt32": (gdal.GDT_UInt32, np.uint32), "Int32": (gdal.GDT_Int32, np.int32), "Int8": (gdal.GDT_Int8, np.int8),
    "Float32": (gdal.GDT_Float32, np.float32), "Float64": (gdal.GDT_Float64, np.float64),
    "Int64": (gdal.GDT_Int64, np.int64), "UInt64": (gdal.GDT_UInt64, np.uint64)}


def raster(n):
    name = f"r{n}.tif"
    kind = rnd.choice(list(TYPES))
    gtype, ntype = TYPES[kind]
    columns, rows = rnd.choice([1, 3, 17, 64, 100, 257, 600]), rnd.choice([1, 2, 16, 33, 128, 300])
    rng = np.random.default_rng(rnd.randrange(1 << 30))
    if kind.startswith("Float"):
        cells = rng.normal(0, 10 ** rnd.randint(-3, 6), (rows, columns)).astype(ntype)
        if rnd.random() < 0.3:
            cells[rng.random(cells.shape) < 0.1] = np.nan
    else:
        most = min(np.iinfo(ntype).max, rnd.choice([3, 120, 60000, 16_000_000]))
        least = max(np.iinfo(ntype).min, 0 if rnd.random() < 0.5 else -most)
        cells = rng.integers(least, most + 1, (rows, columns)).astype(ntype)
    constant = rnd.random() < 0.3
    if constant:
        cells[:, :] = cells[0, 0]
    options = [f"COMPRESS={rnd.choice(['NONE', 'LZW', 'DEFLATE', 'PACKBITS', 'ZSTD'])}"]
    if "NONE" not in options[0] and "PACKBITS" not in options[0] and rnd.random() < 0.5:
        options.append("PREDICTOR=" + ("3" if kind.startswith("Float") and rnd.random() < 0.6 else "2"))
    if rnd.random() < 0.5:
        options += ["TILED=YES", f"BLOCKXSIZE={rnd.choice([16, 64, 256])}", f"BLOCKYSIZE={rnd.choice([16, 64, 256])}"]
    elif rnd.random() < 0.5:
        options.append(f"BLOCKYSIZE={rnd.choice([1, 3, 1000])}")
    options += rnd.choice([[], ["BIGTIFF=YES"]])
    if "PREDICTOR=3" not in options:  # GDAL 3.10 does not read back what it writes with both; ours reads what was meant
        options += rnd.choice([[], ["ENDIANNESS=BIG"]])
    if not constant and (cells != cells.flat[0]).any():  # a file of one strip that stores nothing is refused by ours: a writer that was cut off leaves it
        options += rnd.choice([[], ["SPARSE_OK=TRUE"]])
    if kind == "Byte" and "PREDICTOR=2" not in options and rnd.random() < 0.3:
        bits = rnd.choice([1, 2, 4])
        cells = (cells % (1 << bits)).astype(np.uint8)
        options.append(f"NBITS={bits}")
    internal = rnd.random() < 0.5
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES" if internal else "NO")
    out = gdal.GetDriverByName("GTiff").Create(name, columns, rows, 1, gtype, options)
    size = rnd.choice([30.0, 100.0, 12.5, 0.1])
    out.SetGeoTransform((500000 + rnd.randrange(100), size, 0, 3100000 + rnd.randrange(100), 0, -size))
    system = osr.SpatialReference()
    system.ImportFromEPSG(rnd.choice([4547, 32649, 3857]))
    out.SetProjection(system.ExportToWkt())
    band = out.GetRasterBand(1)
    way = rnd.choice(["none", "none", "nodata", "mask"])
    if way == "nodata":
        value = cells.flat[rnd.randrange(cells.size)]
        if not (kind.startswith("Float") and math.isnan(value)):
            if kind in ("Int64", "UInt64"):
                getattr(band, "SetNoDataValueAs" + kind)(int(value))
            else:
                band.SetNoDataValue(float(value))
    if rnd.random() < 0.2 and "NBITS" not in " ".join(options):
        band.SetScale(rnd.choice([0.1, 2.0, 0.0001]))
        band.SetOffset(rnd.choice([0.0, -273.15, 10.0]))
    band.WriteArray(cells)
    if way == "mask":
        out.CreateMaskBand(gdal.GMF_PER_DATASET)
        band.GetMaskBand().WriteArray(((rng.random(cells.shape) < 0.7) * 255).astype(np.uint8))
    out.FlushCache()
    del band, out
    if rnd.random() < 0.3 and kind not in ("Int8",):
        gdal.Open(name, gdal.GA_Update).BuildOverviews("NEAREST", [2])
    source = gdal.Open(name)
    band = source.GetRasterBand(1)
    values = band.ReadAsArray()
    valid = band.GetMaskBand().ReadAsArray() != 0
    scale, offset = band.GetScale(), band.GetOffset()
    read = values.astype(np.float64)
    if scale is not None or offset is not None:
        read = read * (1.0 if scale is None else scale) + (0.0 if offset is None else offset)
    read = read.astype(np.float32)
    read[~valid] = np.nan
    read.astype("<f4").tofile(name + ".f32")
    none = band.GetNoDataValue() if way == "nodata" and kind == "Float32" else None
    print(f"raster\t{name}\t{columns}\t{rows}\t{'' if none is None else repr(float(none))}\t{kind} {' '.join(options)} {way} scale {scale} offset {offset}", file=index)


def star(x, y, radius, corners):
    ring = ogr.Geometry(ogr.wkbLinearRing)
    points = []
    for k in range(corners):
        r = radius * rnd.uniform(0.4, 1)
        points.append((x + r * math.cos(2 * math.pi * k / corners), y + r * math.sin(2 * math.pi * k / corners)))
    if rnd.random() < 0.5:
        points.reverse()
    for p in points + points[:1]:
        ring.AddPoint_2D(*p)
    return ring


def polygon(x, y, radius):
    shape = ogr.Geometry(ogr.wkbPolygon)
    shape.AddGeometry(star(x, y, radius, rnd.randint(5, 40)))
    if rnd.random() < 0.4:
        shape.AddGeometry(star(x, y, radius * 0.3, rnd.randint(3, 9)))
    return shape


def layer(n):
    driver, ending = rnd.choice([("GPKG", "gpkg"), ("ESRI Shapefile", "shp"), ("GeoJSON", "geojson")])
    name = f"p{n}.{ending}"
    system = osr.SpatialReference()
    system.ImportFromEPSG(4547)
    options = []
    if ending == "shp":
        options = [f"ENCODING={rnd.choice(['UTF-8', 'GBK'])}"]
    out = ogr.GetDriverByName(driver).CreateDataSource(name)
    made = out.CreateLayer(f"p{n}", system, ogr.wkbMultiPolygon if ending != "shp" else ogr.wkbPolygon, options)
    text = ogr.FieldDefn("name", ogr.OFTString)
    text.SetWidth(60)
    made.CreateField(ogr.FieldDefn("id", ogr.OFTInteger))
    made.CreateField(text)
    made.CreateField(ogr.FieldDefn("v", ogr.OFTReal))
    count = rnd.randint(1, 30)
    for i in range(count):
        feature = ogr.Feature(made.GetLayerDefn())
        feature["id"] = i + 1
        feature["name"] = rnd.choice(["长沙县", "Changsha", "a, \"b\"", "望城区 " + str(i), "x" * 50])
        if rnd.random() < 0.8:
            feature["v"] = rnd.choice([0.0, -1.5, 1e6, rnd.gauss(0, 1000)])
        shape = polygon(500000 + 1000 * (i % 6), 3100000 + 1000 * (i // 6), 450)
        if ending != "shp" or rnd.random() < 0.3:
            many = ogr.Geometry(ogr.wkbMultiPolygon)
            many.AddGeometry(shape)
            if rnd.random() < 0.3:
                many.AddGeometry(polygon(500000 + 1000 * (i % 6), 3200000 + 1000 * (i // 6), 450))
            shape = many
        feature.SetGeometry(shape)
        made.CreateFeature(feature)
    del made, out
    source = ogr.Open(name)
    with open(name + ".expected", "w", encoding="utf-8") as expected:
        for feature in source.GetLayer(0):
            known = feature.GetFieldIndex("v") >= 0  # a GeoJSON in which every v is missing has no such field
            value = "" if not known or feature["v"] is None else repr(float(feature["v"]))
            print(f"{feature['id']}\t{feature['name']}\t{value}\t{feature.GetGeometryRef().GetArea()!r}", file=expected)
    print(f"layer\t{name}", file=index)


def table(n):
    name = f"t{n}.csv"
    encoding = rnd.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    columns = rnd.randint(2, 6)
    words = ["长沙", "a", "1", "-0.5", "1e6", "", "a,b", "say \"so\"", "two\nlines", " padded", "0012", "2020年"]
    header = [f"c{k}" if rnd.random() < 0.5 else f"列{k}" for k in range(columns)]
    rows = [[rnd.choice(words) for _ in range(columns)] for _ in range(rnd.randint(1, 40))]
    for row in rows:
        row[0] = rnd.choice(["x", "长", "7"])
    buffer = io.StringIO()
    writer = csv.writer(
        buffer, delimiter=rnd.choice([",", ";", "\t"]), lineterminator=rnd.choice(["\n", "\r\n"]),
        quoting=rnd.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer.writerow(header)
    writer.writerows(rows)
    with open(name, "w", encoding=encoding, newline="") as out:
        out.write(buffer.getvalue())
    with open(name + ".expected", "w", encoding="utf-8") as expected:
        for row in [header] + rows:
            print("\x1f".join(cell.replace("\n", "\x1e") for cell in row), file=expected)
    print(f"table\t{name}\t{encoding}", file=index)


for n in range(rasters):
    raster(n)
for n in range(polygons):
    layer(n)
for n in range(tables):
    table(n)
index.close()
