#!/usr/bin/env python3
"""Weights of other programs' files as libpysal reads them, and a .swm as it writes one: python3 make.py (in this folder)."""
import gzip, tempfile, os, warnings
warnings.simplefilter("ignore")
import libpysal

def rows(w, out):
    with open("files/" + out, "w") as f:
        for i in w.id_order:
            f.write(" ".join([str(i)] + [f"{j} {v!r}" for j, v in sorted(zip(map(int, w.neighbors[i]), map(float, w.weights[i])))]) + "\n")

for name in ["ohio.swm", "us48_INVERSE_DISTANCE.swm", "us48_CONTIGUITY_EDGES_ONLY.swm"]:
    rows(libpysal.io.open("files/" + name, "r").read(), name + ".expected")
rows(libpysal.io.open("files/stata_full.txt", "r", "stata_text").read(), "stata_full.txt.expected")
with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "k.kwt")
    open(path, "wb").write(gzip.open("files/baltim.tri.k12.kwt.gz").read())
    rows(libpysal.io.open(path, "r").read(), "baltim.tri.k12.kwt.expected")
