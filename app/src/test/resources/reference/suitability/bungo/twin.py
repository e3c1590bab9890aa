#!/usr/bin/python3
"""Bungo in NumPy, cell by cell: expected.csv of SuitabilityTest. twin.py DATA_FOLDER (numpy, rasterio)."""
import csv, sys
import numpy as np
import rasterio

data = sys.argv[1]
land_file = rasterio.open(data + "/landcover/bungo_landcover_2010r.tif")
rows, cols = land_file.shape
west, north, size = land_file.transform.c, land_file.transform.f, (land_file.transform.a, -land_file.transform.e)
code = land_file.read(1).astype(int)
code[code == land_file.nodata] = 0
classes = ["forest", "grassland", "water", "cultivated", "unused", "construction"]
land = np.zeros((rows, cols), int)
for r in csv.reader(open(data + "/tables/landuse_table_bungo.csv")):
    if r[0] != "ID":
        i, name = int(r[0]), r[1]
        c = ("forest" if i <= 9 else "water" if name == "Water" else "construction" if "Settlement" in name
             else "grassland" if "Shrub" in name or "Grass" in name else "unused" if "Open" in name else "cultivated")
        land[code == i] = classes.index(c) + 1


def values(name):
    f = rasterio.open(data + "/drivers/" + name)
    v = f.read(1).astype("f8")
    v[v == f.nodata] = np.nan
    return f, v


def on_grid(f, v):
    """Mean of the centres inside a cell; a cell without one is drawn through the centres around its own (bilinear)."""
    sx, sy = f.transform.a, -f.transform.e
    c = np.floor((f.transform.c + (np.arange(f.width) + .5) * sx - west) / size[0]).astype(int)
    r = np.floor((north - (f.transform.f - (np.arange(f.height) + .5) * sy)) / size[1]).astype(int)
    R, C = np.meshgrid(r, c, indexing="ij")
    inside = (R >= 0) & (R < rows) & (C >= 0) & (C < cols)
    at = R[inside] * cols + C[inside]
    w = v[inside]
    centres = np.bincount(at, minlength=rows * cols)
    good = ~np.isnan(w)
    n = np.bincount(at[good], minlength=rows * cols)
    s = np.bincount(at[good], weights=w[good], minlength=rows * cols)
    with np.errstate(invalid="ignore", divide="ignore"):
        out = (s / n).astype("f4")
    x = (west + (np.arange(cols) + .5) * size[0] - f.transform.c) / sx
    y = (f.transform.f - (north - (np.arange(rows) + .5) * size[1])) / sy
    X, Y = np.meshgrid(x, y)
    near = np.full((rows, cols), np.nan)
    ok = (X >= 0) & (X < f.width) & (Y >= 0) & (Y < f.height)
    near[ok] = v[Y[ok].astype(int), X[ok].astype(int)]
    left, up = np.floor(X - .5).astype(int), np.floor(Y - .5).astype(int)
    fx, fy = X - .5 - left, Y - .5 - up
    total, weights = np.zeros((rows, cols)), np.zeros((rows, cols))
    for j in (0, 1):
        for i in (0, 1):
            rr, cc = up + j, left + i
            k = (rr >= 0) & (rr < f.height) & (cc >= 0) & (cc < f.width)
            u = np.full((rows, cols), np.nan)
            u[k] = v[rr[k], cc[k]]
            wt = (fy if j else 1 - fy) * (fx if i else 1 - fx)
            g = ~np.isnan(u)
            total[g] += (wt * u)[g]
            weights[g] += wt[g]
    with np.errstate(invalid="ignore", divide="ignore"):
        mixed = np.where(np.isnan(near), np.nan, total / weights).astype("f4")
    return np.where(centres.reshape(rows, cols) == 0, mixed, out.reshape(rows, cols))


def grade(v, breaks, scores):
    s = np.array(scores, "f8")[np.searchsorted(np.array(breaks, "f8"), v.astype("f8"), side="left")]
    s[np.isnan(v)] = np.nan
    return s


elevation = on_grid(*values("bungo_elevation.tif"))
slope = values("bungo_slope.tif")[1].astype("f4")
soil = values("bungo_soc_0-5cm_mean.tif")[1].astype("f4")
for v in (slope, soil):
    v[~np.isfinite(v)] = np.nan
quintiles = np.percentile(soil[~np.isnan(soil)].astype("f8"), [20, 40, 60, 80])
table = np.array([np.nan, 9, 7, 7, 5, 3, 1])
scores = [table[land], grade(elevation, [75, 150, 300, 800, 1200, 1600], [1, 5, 7, 9, 7, 3, 1]),
          grade(slope, [2, 5, 8, 15, 25, 35], [1, 3, 5, 7, 9, 7, 3]), grade(soil, quintiles, [1, 3, 5, 7, 9])]
matrix = np.array([[1, 3, 3, 2], [1 / 3, 1, 1, 1 / 2], [1 / 3, 1, 1, 1 / 2], [1 / 2, 2, 2, 1]])
val, vec = np.linalg.eig(matrix)
weights = np.abs(vec[:, val.real.argmax()].real)
weights /= weights.sum()


def overlay(w):
    return sum(k * s for k, s in zip(w, scores)).astype("f4")


base = overlay(weights)


def natural(score):
    """Natural breaks into three by trying every pair of distinct scores."""
    v = score[~np.isnan(score)]
    d, n = np.unique(v.astype("f8").round(6), return_counts=True)
    N, S, Q = (np.concatenate([[0], np.cumsum(a)]) for a in (n, n * d, n * d * d))
    ssd = lambda i, j: Q[j] - Q[i] - (S[j] - S[i]) ** 2 / (N[j] - N[i])
    best = (np.inf, 0, 0)
    for i in range(1, len(d) - 1):
        j = np.arange(i + 1, len(d))
        t = ssd(0, i) + ssd(i, j) + ssd(j, len(d))
        if t.min() < best[0]:
            best = (t.min(), i, j[t.argmin()])
    # a break belongs to the class below: the last score there, at the resolution of 65,536 bins of a power of two
    width = 2.0 ** np.floor(np.log2((v.max() - v.min()) / 65536) + 1)
    return [np.ceil(v[v < (d[k - 1] + d[k]) / 2].max() / width) * width for k in best[1:]]


def levels(score):
    """Each set of weights has its own breaks."""
    return np.where(np.isnan(score), 0, 3 - np.searchsorted(np.array(natural(score)), np.nan_to_num(score.astype("f8")), side="left"))


level = levels(base)
rule = np.zeros((rows, cols), int)
# slopes go up to 156, so they are percent; the bundled rule is in degrees
for number, where in reversed(list(enumerate([land == 6, level == 1, (land == 4) & (np.degrees(np.arctan(slope.astype("f8") / 100)) > 25), level == 2, level == 3], 1))):
    rule[((level > 0) | (land > 0)) & where] = number
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["what", "cells"])
for l in (1, 2, 3):
    out.writerow([f"level {l}", (level == l).sum()])
for i, name in enumerate(["built", "extreme", "steep_farmland", "relative", "general"], 1):
    out.writerow(["rule " + name, (rule == i).sum()])
for zone, rules in (("key_protection", [2]), ("key_restoration", [3, 4]), ("auxiliary_restoration", [1, 5])):
    out.writerow(["zone " + zone, np.isin(rule, rules).sum()])
out.writerow(["zone unzoned", ((rule == 0) & ((level > 0) | (land > 0))).sum()])
for k, name in enumerate(["land_use", "elevation", "slope", "soil_carbon"]):
    for sign, step in (("+", .2), ("-", -.2)):
        w = weights.copy()
        w[k] *= 1 + step
        rest = np.arange(4) != k
        w[rest] *= (1 - w[k]) / w[rest].sum()
        out.writerow([f"changed {name} {sign}20%", (levels(overlay(w)) != level).sum()])
