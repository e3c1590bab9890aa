"""Makes the small files beside this script, one of each kind, for machines without GDAL. Run: /usr/bin/python3 make.py
Made with GDAL 3.10.3. Cells follow the rule of cell(); index.txt lists, separated by |: file, band, columns, rows, rule,
no data, west, north, cell width, cell height (north-up), and what the CRS is held against ("" = none)."""
import os, struct, sys
import numpy as np
from osgeo import gdal, osr
gdal.UseExceptions()
here = os.path.dirname(os.path.abspath(__file__))
drv = gdal.GetDriverByName("GTiff")
index = []
W, H = 37, 29
UTM = "EPSG:32648"


def cell(rule, band=1):
    """codes: patches of 0..5; wide: some codes beyond a byte; values: quarters, exact in 16 bits; bits1, bits2, bits4: fewer."""
    y, x = np.mgrid[0:H, 0:W]
    patch = (x // 5 * 3 + y // 4 * 2 + band - 1) % 6
    return {"codes": patch, "wide": np.where(patch == 5, 300, patch), "big": np.where(patch == 5, 70000, patch),
            "values": patch * 0.25 + (x * 7 + y * 3) % 8 * 0.5, "bits1": patch % 2, "bits2": patch % 4, "bits4": patch * 3,
            "signed": np.where(patch == 5, -7, patch)}[rule]


def crs(text):
    s = osr.SpatialReference()
    s.SetFromUserInput(text)
    return s.ExportToWkt()


def make(name, rule, gtype, opts=(), bands=1, nodata=None, gt=(500000, 30, 0, 3000000, 0, -20), srs=UTM, against=UTM, colours=False, point=False):
    path = f"{here}/{name}.tif"
    ds = drv.Create(path, W, H, bands, gtype, list(opts))
    if gt:
        ds.SetGeoTransform(gt)
    if srs:
        ds.SetProjection(crs(srs))
    if point:
        ds.SetMetadataItem("AREA_OR_POINT", "Point")
    if colours: # before the cells
        t = gdal.ColorTable()
        for i, c in enumerate([(0, 0, 0), (255, 200, 10), (34, 139, 34)]):
            t.SetColorEntry(i, c)
        ds.GetRasterBand(1).SetRasterColorTable(t)
    for b in range(bands):
        band = ds.GetRasterBand(b + 1)
        a = cell(rule, b + 1)
        if gt and gt[5] > 0:
            a = a[::-1]
        band.WriteArray(a.astype(np.float64))
        if nodata is not None:
            band.SetNoDataValue(nodata)
    ds = None
    note(name, rule, bands, nodata, gt, against)


def note(name, rule, bands=1, nodata=None, gt=(500000, 30, 0, 3000000, 0, -20), against=UTM):
    north = gt[3] + gt[5] * H if gt[5] > 0 else gt[3]
    for b in range(bands):
        index.append(f"{name}.tif|{b + 1}|{W}|{H}|{rule}|{'' if nodata is None else nodata}|{gt[0]!r}|{north!r}|{gt[1]!r}|{abs(gt[5])!r}|{against}")


def handmade(name, rule, dtype, order, fmt, tags=()):
    """A strip file written here byte by byte, for what GDAL does not write."""
    a = cell(rule).astype(np.dtype(dtype).newbyteorder(order))
    data = a.tobytes()
    t = [(256, 3, [W]), (257, 3, [H]), (258, 3, [a.itemsize * 8]), (259, 3, [1]), (262, 3, [1]), (273, 4, [0]), (277, 3, [1]), (278, 3, [H]),
         (279, 4, [len(data)]), (339, 3, [fmt]), (33550, 12, [30.0, 20.0, 0.0]), (33922, 12, [0.0, 0.0, 0.0, 500000.0, 3000000.0, 0.0]),
         (34735, 3, [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32648])]
    at = 8 + 2 + len(t) * 12 + 4
    extra = b""
    body = b""
    for tag, typ, vals in t:
        raw = struct.pack(order + str(len(vals)) + {3: "H", 4: "I", 12: "d"}[typ], *vals)
        if tag == 273:
            body += struct.pack(order + "HHI", tag, typ, 1) + b"OFFS"
        elif len(raw) <= 4:
            body += struct.pack(order + "HHI", tag, typ, len(vals)) + raw.ljust(4, b"\0")
        else:
            body += struct.pack(order + "HHII", tag, typ, len(vals), at + len(extra))
            extra += raw
    body = body.replace(b"OFFS", struct.pack(order + "I", at + len(extra)))
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8) + struct.pack(order + "H", len(t)) + body + bytes(4)
    open(f"{here}/{name}.tif", "wb").write(head + extra + data)
    note(name, rule)


G = gdal
tile = ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"]
for c in ("NONE", "LZW", "DEFLATE", "PACKBITS", "ZSTD"):
    make(f"byte-{c.lower()}-strips", "codes", G.GDT_Byte, [f"COMPRESS={c}", "BLOCKYSIZE=3"], nodata=0)
make("byte-lzw-tiles-p2", "codes", G.GDT_Byte, tile + ["COMPRESS=LZW", "PREDICTOR=2"])
make("uint16-deflate-p2-big", "wide", G.GDT_UInt16, ["COMPRESS=DEFLATE", "PREDICTOR=2", "ENDIANNESS=BIG"], nodata=300)
make("int16-zstd-p2-bigtiff", "signed", G.GDT_Int16, tile + ["COMPRESS=ZSTD", "PREDICTOR=2", "BIGTIFF=YES"], nodata=-7)
make("int8-lzw", "signed", G.GDT_Int8, ["COMPRESS=LZW"], nodata=-7)
make("uint32-bigtiff-big", "big", G.GDT_UInt32, ["BIGTIFF=YES", "ENDIANNESS=BIG"], nodata=70000)
make("int32-deflate-tiles", "big", G.GDT_Int32, tile + ["COMPRESS=DEFLATE"])
make("int64-deflate", "big", G.GDT_Int64, ["COMPRESS=DEFLATE"])
make("uint64-lzw-tiles", "big", G.GDT_UInt64, tile + ["COMPRESS=LZW"])
make("float32-deflate-p3", "values", G.GDT_Float32, tile + ["COMPRESS=DEFLATE", "PREDICTOR=3"], nodata=float("nan"))
make("float32-lzw-p3-strips", "values", G.GDT_Float32, ["COMPRESS=LZW", "PREDICTOR=3"], nodata=0.25)
make("float32-p2-zstd", "values", G.GDT_Float32, ["COMPRESS=ZSTD", "PREDICTOR=2"], nodata=-3.4028234663852886e38)
make("float64-deflate-p3-big", "values", G.GDT_Float64, ["COMPRESS=DEFLATE", "PREDICTOR=3", "ENDIANNESS=BIG"])
make("float64-none-big", "values", G.GDT_Float64, ["ENDIANNESS=BIG"], nodata=1e38)
make("float16-deflate", "values", G.GDT_Float32, ["NBITS=16", "COMPRESS=DEFLATE"])
handmade("float16-le", "values", "f2", "<", 3)
handmade("int64-be", "big", "i8", ">", 2)
make("bits1", "bits1", G.GDT_Byte, ["NBITS=1", "COMPRESS=PACKBITS"])
make("bits2-tiles", "bits2", G.GDT_Byte, tile + ["NBITS=2", "COMPRESS=DEFLATE"])
make("bits4", "bits4", G.GDT_Byte, ["NBITS=4"])
make("three-pixel", "codes", G.GDT_Byte, tile + ["INTERLEAVE=PIXEL", "COMPRESS=DEFLATE", "PREDICTOR=2"], bands=3)
make("three-band", "wide", G.GDT_UInt16, ["INTERLEAVE=BAND", "COMPRESS=LZW"], bands=3)
make("palette", "codes", G.GDT_Byte, ["COMPRESS=DEFLATE"], nodata=0, colours=True)
make("south-up-strips", "codes", G.GDT_Byte, ["COMPRESS=DEFLATE", "BLOCKYSIZE=5"], gt=(500000, 30, 0, 2999420, 0, 20))
make("south-up-tiles", "values", G.GDT_Float32, tile + ["COMPRESS=LZW"], gt=(500000, 30, 0, 2999420, 0, 20))
make("point", "codes", G.GDT_Byte, ["COMPRESS=LZW"], point=True)
# sparse: nothing written is no data
ds = drv.Create(f"{here}/sparse.tif", W, H, 1, G.GDT_Byte, tile + ["COMPRESS=LZW", "SPARSE_OK=TRUE"])
ds.SetGeoTransform((500000, 30, 0, 3000000, 0, -20)); ds.SetProjection(crs(UTM)); ds.GetRasterBand(1).SetNoDataValue(0)
ds.GetRasterBand(1).WriteArray(cell("codes")[:16, 16:32].astype(np.uint8), 16, 0)
ds = None
note("sparse", "sparse", nodata=0)
# world file and .prj
make("world", "codes", G.GDT_Byte, ["COMPRESS=LZW", "PROFILE=BASELINE", "TFW=YES"], srs=None)
open(f"{here}/world.prj", "w").write(osr.SpatialReference(crs(UTM)).ExportToWkt(["FORMAT=WKT1_ESRI"]))
# systems: by name in the test
KRASS = 'GEOGCS["Krasovsky",DATUM["D_Krasovsky",SPHEROID["Krassowsky 1940",6378245,298.3]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]'
make("crs-albers", "codes", G.GDT_Byte, ["COMPRESS=LZW"], srs="+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m",
     against="+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m")
make("crs-albers-krasovsky", "codes", G.GDT_Byte, ["COMPRESS=LZW"], srs=
     f'PROJCS["Krasovsky_1940_Albers",{KRASS},PROJECTION["Albers_Conic_Equal_Area"],PARAMETER["latitude_of_center",0],PARAMETER["longitude_of_center",105],PARAMETER["standard_parallel_1",25],PARAMETER["standard_parallel_2",47],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1]]',
     against="+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +a=6378245 +rf=298.3 +units=m")
for name, p in {"lcc": "+proj=lcc +lat_1=27 +lat_2=45 +lat_0=35 +lon_0=105 +datum=WGS84 +units=m",
                "tm": "+proj=tmerc +lat_0=0 +lon_0=112.5 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m",
                "mercator": "+proj=merc +lon_0=100 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m",
                "longlat": "+proj=longlat +a=6378245 +rf=298.3"}.items():
    gt = (112, 0.01, 0, 29, 0, -0.01) if name == "longlat" else (500000, 30, 0, 3000000, 0, -20)
    make(f"crs-{name}", "codes", G.GDT_Byte, ["COMPRESS=LZW"], srs=p, against=p, gt=gt)
make("crs-esri-pe", "codes", G.GDT_Byte, ["COMPRESS=LZW", "GEOTIFF_KEYS_FLAVOR=ESRI_PE"], srs="EPSG:4547", against="EPSG:4547")
make("crs-4490", "codes", G.GDT_Byte, ["COMPRESS=LZW"], srs="EPSG:4490", against="EPSG:4490", gt=(112, 0.01, 0, 29, 0, -0.01))
# what must be refused, not in the index
ds = drv.Create(f"{here}/rotated.tif", 3, 3, 1, G.GDT_Byte); ds.SetGeoTransform((500000, 30, 5, 3000000, 5, -20)); ds.SetProjection(crs(UTM)); ds = None
ds = drv.Create(f"{here}/complex.tif", 3, 3, 1, G.GDT_CFloat32); ds.SetGeoTransform((500000, 30, 0, 3000000, 0, -20)); ds = None
ds = drv.Create(f"{here}/jpeg.tif", 16, 16, 1, G.GDT_Byte, ["COMPRESS=JPEG"]); ds.SetGeoTransform((500000, 30, 0, 3000000, 0, -20)); ds = None
ds = drv.Create(f"{here}/nowhere.tif", 3, 3, 1, G.GDT_Byte); ds = None
# where a cell's centre lies, in degrees, by PROJ, for the systems spelled out
out = open(f"{here}/index.txt", "w")
for line in index:
    f = line.split("|")
    ll = ["", ""]
    if f[10].startswith("+"):
        s = osr.SpatialReference(); s.SetFromUserInput(f[10]); s.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        g = s.CloneGeogCS(); g.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        x, y, _ = osr.CoordinateTransformation(s, g).TransformPoint(float(f[6]) + 0.5 * float(f[8]), float(f[7]) - 0.5 * float(f[9]))
        ll = [f"{x:.10f}", f"{y:.10f}"]
    out.write("|".join(f + ll) + "\n")
for f in os.listdir(here):
    if f.endswith(".aux.xml"):
        os.remove(f"{here}/{f}")
print(len(index), "bands,", sum(os.path.getsize(f"{here}/{f}") for f in os.listdir(here)), "bytes")
