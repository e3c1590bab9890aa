"""Writes GeoTIFFs of every kind with GDAL, and beside each its band's cells as float64 with NaN where there is no data."""
import sys, itertools
import numpy as np
from osgeo import gdal
gdal.UseExceptions()
out = sys.argv[1]
rng = np.random.default_rng(7)
W, H = 83, 61
drv = gdal.GetDriverByName("GTiff")
index = open(out + "/index.txt", "w")
count = 0

def make(dtype, bands, nodata, opts, band):
    global count
    np_t = {gdal.GDT_Byte: np.uint8, gdal.GDT_Int8: np.int8, gdal.GDT_UInt16: np.uint16, gdal.GDT_Int16: np.int16, gdal.GDT_UInt32: np.uint32,
            gdal.GDT_Int32: np.int32, gdal.GDT_Float32: np.float32, gdal.GDT_Float64: np.float64}[dtype]
    name = f"m{count}.tif"
    count += 1
    ds = drv.Create(f"{out}/{name}", W, H, bands, dtype, opts)
    ds.SetGeoTransform([500000, 30, 0, 3000000, 0, -20])
    data = []
    for b in range(bands):
        base = rng.integers(0, 6, (H // 8 + 1, W // 8 + 1)).repeat(8, 0).repeat(8, 1)[:H, :W]
        if np_t in (np.float32, np.float64):
            a = (base * 1.25 + rng.normal(size=(H, W)) * (base > 2)).astype(np_t)
        else:
            a = base.astype(np_t) + (rng.integers(0, 3, (H, W)) * (base > 3)).astype(np_t)
            if np.iinfo(np_t).min < 0:
                a[5, :40] = -7
            if np.iinfo(np_t).max > 255:
                a[7, :40] = 30000
        data.append(a)
        ds.GetRasterBand(b + 1).WriteArray(a)
        if nodata is not None:
            ds.GetRasterBand(b + 1).SetNoDataValue(nodata)
    ds = None
    v = data[band - 1].astype("<f8")
    if nodata is not None:
        v[data[band - 1] == np_t(nodata) if np.isfinite(nodata) else np.zeros_like(v, bool)] = np.nan
    v.tofile(f"{out}/{name}.f64")
    index.write(f"{name} {band} {W} {H} {' '.join(opts)}\n")

types = [gdal.GDT_Byte, gdal.GDT_Int8, gdal.GDT_UInt16, gdal.GDT_Int16, gdal.GDT_UInt32, gdal.GDT_Int32, gdal.GDT_Float32, gdal.GDT_Float64]
for t, c, tiled, endian, pred in itertools.product(types, ["NONE", "LZW", "DEFLATE", "ZSTD", "PACKBITS"], ["YES", "NO"], ["LITTLE", "BIG"], [1, 2, 3]):
    if pred > 1 and c not in ("LZW", "DEFLATE", "ZSTD") or pred == 3 and t not in (gdal.GDT_Float32, gdal.GDT_Float64):
        continue
    if pred == 2 and t == gdal.GDT_Float64:
        continue
    opts = [f"COMPRESS={c}", f"TILED={tiled}", f"ENDIANNESS={endian}"] + (["BLOCKXSIZE=32", "BLOCKYSIZE=16"] if tiled == "YES" else ["BLOCKYSIZE=5"])
    if pred > 1:
        opts.append(f"PREDICTOR={pred}")
    if count % 3 == 0:
        opts.append("BIGTIFF=YES")
    bands = 1 + (count % 4 == 0) * 2
    opts.append(f"INTERLEAVE={'PIXEL' if count % 8 else 'BAND'}")
    make(t, bands, [None, 0, 3][count % 3], opts, bands if count % 2 else 1)
for bits in (1, 2, 3, 4, 6):
    make(gdal.GDT_Byte, 1, None, [f"NBITS={bits}", "COMPRESS=DEFLATE"], 1) if bits >= 3 else None
for bits in (15, 17, 20, 25, 31):  # 30000 needs 15
    for c, tiled in (("NONE", "NO"), ("LZW", "YES")):
        make(gdal.GDT_UInt16 if bits < 16 else gdal.GDT_UInt32, 1 + bits % 2, 0, [f"NBITS={bits}", f"COMPRESS={c}", f"TILED={tiled}"], 1)
make(gdal.GDT_Byte, 1, 0, ["SPARSE_OK=TRUE", "TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16", "COMPRESS=LZW"], 1)
for nd in (float("nan"), -3.4028234663852886e+38, 1e38, -9999.0):
    make(gdal.GDT_Float32, 1, nd, ["COMPRESS=DEFLATE"], 1)
index.close()
