#!/usr/bin/python3
"""Writes cases.json: inputs and the answers of esda and spdep. Run: ./make.py (needs python3-esda, r-cran-spdep)."""
import json, subprocess, warnings
import numpy as np
import scipy.stats
warnings.filterwarnings("ignore")
import esda, libpysal
from esda.lee import Spatial_Pearson, Spatial_Pearson_Local
from esda.geary_local import Geary_Local
from esda.geary_local_mv import Geary_Local_MV
from esda.join_counts_local import Join_Counts_Local
from esda.join_counts_local_bv import Join_Counts_Local_BV

rng = np.random.default_rng(20260101)
n = 80
px, py = rng.uniform(0, 100, n).round(3), rng.uniform(0, 100, n).round(3)
x = rng.gamma(2, 10, n).round(4)
y = (0.4 * x + rng.normal(0, 8, n)).round(4)
v3 = rng.normal(5, 2, n)
events = rng.poisson(20, n) * 1.0
population = rng.integers(500, 20000, n) * 1.0
few = rng.integers(0, 3, n) * 1.0
mark = (x > np.quantile(x, 0.65)) * 1.0
other = (y > np.quantile(y, 0.5)) * 1.0
knn = libpysal.weights.KNN.from_array(np.column_stack((px, py)), k=5)
neighbours = [sorted(int(j) for j in knn.neighbors[i]) for i in range(n)]
# unlike numbers of neighbours
for i in range(0, n, 3):
    neighbours[i] = neighbours[i][:3]
w = libpysal.weights.W({i: neighbours[i] for i in range(n)}, silence_warnings=True)
w.transform = "r"
dense = w.full()[0]
out = dict(tools=["esda " + esda.__version__, "libpysal " + libpysal.__version__], n=n)
for name in "px py x y v3 events population few mark other".split():
    out[name] = [float(v) for v in globals()[name]]
out["neighbours"] = neighbours
f = lambda a: [None if np.isnan(v) else float(v) for v in np.asarray(a, dtype=float).ravel()]
e = out["esda"] = {}
e["Moran_BV.I"] = float(esda.Moran_BV(x, y, w, permutations=0).I)
e["Moran_Local_BV.Is"] = f(esda.Moran_Local_BV(x, y, w, permutations=0).Is)
e["Moran_Local_BV.q"] = [int(q) for q in esda.Moran_Local_BV(x, y, w, permutations=0).q]
c = lambda a: a.reshape(-1, 1)
e["Spatial_Pearson"] = float(Spatial_Pearson(connectivity=w.sparse, permutations=0).fit(c(x), c(y)).association_[0, 1])
e["Spatial_Pearson_Local"] = f(Spatial_Pearson_Local(connectivity=dense, permutations=0).fit(c(x), c(y)).associations_)
e["Geary_Local"] = f(Geary_Local(connectivity=w, permutations=9, seed=1).fit(x).localG)
e["Geary_Local_MV"] = f(Geary_Local_MV(connectivity=w, permutations=0).fit([x, y, v3]).localG)
b = libpysal.weights.W({i: neighbours[i] for i in range(n)}, silence_warnings=True)
e["Join_Counts_Local"] = f(Join_Counts_Local(connectivity=b).fit(mark, permutations=0).LJC)
for case in ("CLC", "BJC"):
    e["Join_Counts_Local_BV." + case] = f(Join_Counts_Local_BV(connectivity=b).fit(mark, other, case=case, permutations=0).LJC)
from esda.smoothing import assuncao_rate
e["assuncao_rate"] = f(assuncao_rate(events, population))
e["Moran_Rate.I"] = float(esda.Moran_Rate(events, population, w, permutations=0).I)
e["Moran_Local_Rate.Is"] = f(esda.Moran_Local_Rate(events, population, w, permutations=0).Is)
# exact p of join counts by SciPy
nm = int(mark.sum())
e["hypergeom"] = [float(scipy.stats.hypergeom(n - 1, nm - 1, len(neighbours[i])).sf(k - 1)) if k > 0 else None
                  for i, k in enumerate(e["Join_Counts_Local"])]

series = [rng.normal(0, 1, 9) + 0.2 * np.arange(9), rng.integers(0, 4, 9) * 1.0, np.arange(9.0), -np.arange(9.0) ** 2,
          rng.normal(0, 1, 9)]
years = [1990.0, 1995.0, 2000.0, 2003.0, 2005.0, 2010.0, 2015.0, 2018.0, 2020.0]
out["years"] = years
out["series"] = [[float(v) for v in s] for s in series]
out["tools"].append("scipy " + scipy.__version__)
sc = out["scipy"] = []
for s in series:
    k = scipy.stats.kendalltau(np.arange(9), s, method="auto" if len(set(s)) == 9 else "asymptotic")
    sc.append(dict(tau=float(k.statistic), p=float(k.pvalue), slope=float(scipy.stats.theilslopes(s, years)[0])))

r = "suppressMessages(library(spdep)); options(digits=17)\n"
r += "nb <- list(" + ",".join("c(" + ",".join(str(j + 1) + "L" for j in row) + ")" for row in neighbours) + ")\n"
r += "class(nb) <- 'nb'; attr(nb,'region.id') <- as.character(1:%d); attr(nb,'sym') <- FALSE\n" % n
for name in ("x", "y", "v3", "events", "population", "px", "py", "few"):
    r += name + " <- c(" + ",".join(repr(float(v)) for v in globals()[name]) + ")\n"
r += """
lw <- nb2listw(nb, style='W')
p <- function(name, v) cat(name, sprintf('%.17g', as.vector(v)), '\\n')
l <- lee(x, y, lw, length(x)); p('lee.L', l$L); p('lee.localL', l$localL)
p('moran_bv', sum(lag.listw(lw, as.vector(scale(y))) * as.vector(scale(x))) / sum(as.vector(scale(x))^2))
p('localmoran_bv', localmoran_bv(x, y, lw, nsim = 9)[, 1])
p('localC', localC(x, lw)); p('localC.mv', localC(cbind(x, y, v3), lw))
p('EBImoran', EBImoran.mc(events, population, lw, nsim = 9)$statistic); p('EBImoran.z', EBImoran.mc(events, population, lw, nsim = 9)$z)
p('EBImoran.few.z', EBImoran.mc(few, population, lw, nsim = 9)$z)
sym <- make.sym.nb(nb)
for (m in c('I', 'C')) { s <- sp.correlogram(sym, x, order = 3, method = m, style = 'W', zero.policy = TRUE)$res; p(paste0('sp.correlogram.', m), t(s)) }
lag <- nblag(sym, 3); for (k in 1:3) cat(paste0('nblag.', k), sapply(lag[[k]], function(v) paste(v - 1L, collapse=',')), '\\n')
for (k in 1:3) { d <- dnearneigh(cbind(px, py), c(0, 15, 30)[k], c(15, 30, 45)[k]); m <- moran.test(x, nb2listw(d, style = 'B', zero.policy = TRUE), zero.policy = TRUE)$estimate
  p(paste0('band.', k), c(sum(card(d)), m)) }
cat('version', as.character(packageVersion('spdep')), '\\n')
"""
text = subprocess.run(["Rscript", "-e", "source(file('stdin'))"], input=r, capture_output=True, text=True)
sp = out["spdep"] = {}
for line in text.stdout.splitlines():
    name, *values = line.split()
    if name == "version":
        out["tools"].append("spdep " + values[0])
    elif name.startswith("nblag"):
        sp[name] = [sorted(int(j) for j in v.split(",")) if v != "-1" else [] for v in values]
    else:
        sp[name] = [float(v) for v in values]
if "sp.correlogram.C" not in sp:
    raise SystemExit(text.stderr)
json.dump(out, open("cases.json", "w"), indent=None, separators=(",", ":"))
