#!/usr/bin/python3
"""Writes a case or two for every statistic on units, <id>.json, from the inputs of ../stats/cases.json and the answers of
esda, SciPy and spdep. Run: ./make.py (needs python3-esda, r-cran-spdep)."""
import json, subprocess, warnings
import numpy as np
import scipy.stats
warnings.filterwarnings("ignore")
import esda, libpysal
from esda.getisord import G_Local

D = json.load(open("../stats/cases.json"))
n, E, S = D["n"], D["esda"], D["spdep"]
near = D["neighbours"]
both = [sorted(set(near[i]) | {j for j in range(n) if i in near[j]}) for i in range(n)]
ESDA, SCIPY, SPDEP = "esda " + esda.__version__, "scipy " + scipy.__version__, D["tools"][-1]
x = np.array(D["x"])


def case(tool, convention, names, expected, style="row", neighbours=near, values=None, options={}, tolerance=1e-9, **more):
    return dict(tool=tool, tolerance=tolerance, convention=convention, style=style, options=options, names=names,
                values=values or [D[v] for v in names], neighbours=neighbours, expected=expected, **more)


def w(neighbours, style):
    made = libpysal.weights.W({i: neighbours[i] for i in range(n)}, silence_warnings=True)
    made.transform = style
    return made


r = "suppressMessages(library(spdep)); options(digits=17)\n"
for name, rows in (("near", near), ("both", both)):
    r += name + " <- list(" + ",".join("c(" + ",".join(str(j + 1) + "L" for j in row) + ")" for row in rows) + ")\n"
    r += "class(%s) <- 'nb'; attr(%s,'region.id') <- as.character(1:%d)\n" % (name, name, n)
for name in ("x", "mark"):
    r += name + " <- c(" + ",".join(repr(float(v)) for v in D[name]) + ")\n"
r += """
p <- function(name, v) cat(name, sprintf('%.17g', as.vector(v)), '\\n')
W <- nb2listw(near, style='W'); B <- nb2listw(near, style='B'); S <- nb2listw(both, style='B')
for (f in c('moran', 'geary')) { t <- get(paste0(f, '.test'))(x, W); p(f, c(t$estimate, t$statistic, t$p.value)) }
t <- globalG.test(x, B); p('g', c(t$estimate, t$statistic, t$p.value))
m <- joincount.multi(factor(mark), S); for (k in c('1:1', '1:0', '0:0')) p(paste0('join.', k), m[k, 1:4])
l <- localmoran(x, W, conditional=TRUE, alternative='two.sided'); for (k in 1:5) p(paste0('local.', k), l[, k])
p('star', localG(x, nb2listw(include.self(near), style='B')))
p('gi', localG(x, B))
"""
out = subprocess.run(["Rscript", "-e", "source(file('stdin'))"], input=r, capture_output=True, text=True)
R = {}
for line in out.stdout.splitlines():
    name, *numbers = line.split()
    R[name] = [float(v) for v in numbers]
if "gi" not in R:
    raise SystemExit(out.stderr)


def numbers(found, order=("value", "expected", "variance", "z", "p")):
    return {k: [v] for k, v in zip(order, found)}


cases = {}
cases["morans-i"] = [case(SPDEP + " moran.test", "spdep", ["x"], numbers(R["moran"]))]
cases["gearys-c"] = [case(SPDEP + " geary.test", "spdep", ["x"], numbers(R["geary"]))]
cases["general-g"] = [case(SPDEP + " globalG.test", "spdep", ["x"], numbers(R["g"]), style="binary")]
joins = [R["join." + k] for k in ("1:1", "1:0", "0:0")]
cases["join-counts"] = [case(SPDEP + " joincount.multi", "spdep", ["mark"],
    {k: [j[i] for j in joins] for i, k in enumerate(("value", "expected", "variance", "z"))}, style="binary", neighbours=both)]
cases["bivariate-morans-i"] = [case(ESDA + " Moran_BV", "esda", ["x", "y"], {"value": [E["Moran_BV.I"]]}, options={"permutations": "9"})]
cases["lees-l"] = [case(ESDA + " Spatial_Pearson, " + SPDEP + " lee", "esda", ["x", "y"], {"value": [E["Spatial_Pearson"]]}, options={"permutations": "9"}),
    case(SPDEP + " lee", "spdep", ["x", "y"], {"value": S["lee.L"]}, options={"permutations": "9"})]
cases["eb-morans-i"] = [case(ESDA + " Moran_Rate", "esda", ["events", "population"], {"value": [E["Moran_Rate.I"]]}, options={"permutations": "0"}),
    case(SPDEP + " EBImoran.mc", "spdep", ["events", "population"], {"value": S["EBImoran"]})]
lag = S["nblag.1"]
corr = []
for measure, name in (("moran", "sp.correlogram.I"), ("geary", "sp.correlogram.C")):
    v = S[name]
    corr.append(case(SPDEP + " sp.correlogram", "spdep", ["x"], {"value": v[0::3], "expected": v[1::3], "variance": v[2::3]},
                     neighbours=lag, options={"lags": "3", "measure": measure}))
bands = [S["band.%d" % k] for k in (1, 2, 3)]
corr.append(case(SPDEP + " dnearneigh, moran.test", "spdep", ["x"],
    {"pairs": [int(b[0]) for b in bands], "value": [b[1] for b in bands], "variance": [b[3] for b in bands], "to": [15.0, 30.0, 45.0]},
    style="binary", options={"distances": "15, 30, 45"}, positions_m=[D["px"], D["py"]]))
cases["correlogram"] = corr
cases["local-moran"] = [case(SPDEP + " localmoran", "spdep", ["x"],
    {k: R["local.%d" % (i + 1)] for i, k in enumerate(("i", "expected", "variance", "z", "p"))}, options={"permutations": "0"}),
    case(ESDA + " Moran_Local", "esda", ["x"], {"i": [float(v) for v in esda.Moran_Local(x, w(near, "r"), permutations=0).Is]}, options={"permutations": "9"})]
cases["local-geary"] = [case(ESDA + " Geary_Local", "esda", ["x"], {"c": E["Geary_Local"]}, options={"permutations": "9"}),
    case(SPDEP + " localC", "spdep", ["x"], {"c": S["localC"]}, options={"permutations": "9"})]
cases["local-bivariate-moran"] = [case(ESDA + " Moran_Local_BV", "esda", ["x", "y"], {"i": E["Moran_Local_BV.Is"]}, options={"permutations": "9"}),
    case(SPDEP + " localmoran_bv", "spdep", ["x", "y"], {"i": S["localmoran_bv"]}, options={"permutations": "9"})]
cases["local-lee"] = [case(ESDA + " Spatial_Pearson_Local", "esda", ["x", "y"], {"l": E["Spatial_Pearson_Local"]}, options={"permutations": "9"}),
    case(SPDEP + " lee", "spdep", ["x", "y"], {"l": S["lee.localL"]}, options={"permutations": "9"})]
cases["local-geary-multivariate"] = [
    case(ESDA + " Geary_Local_MV", "esda", ["x", "y", "v3"], {"c": E["Geary_Local_MV"]}, options={"permutations": "9"}),
    case(SPDEP + " localC", "spdep", ["x", "y", "v3"], {"c": S["localC.mv"]}, options={"permutations": "9"})]
cases["eb-local-moran"] = [case(ESDA + " Moran_Local_Rate, assuncao_rate", "esda", ["events", "population"],
    {"i": E["Moran_Local_Rate.Is"], "standardised_rate": E["assuncao_rate"]}, options={"permutations": "9"})]


def joined(mark):
    counts = [sum(mark[j] for j in near[i]) * mark[i] for i in range(n)]
    theirs = esda.join_counts_local.Join_Counts_Local(connectivity=w(near, "b")).fit(mark, permutations=0).LJC
    assert np.allclose(counts, theirs)
    m = int(sum(mark))
    p = [float(scipy.stats.hypergeom(n - 1, m - 1, len(near[i])).sf(k - 1)) if mark[i] and near[i] else None for i, k in enumerate(counts)]
    return {"joins": [float(c) for c in counts], "p": p}


cases["local-join-counts"] = [case(ESDA + " Join_Counts_Local; p of " + SCIPY + " hypergeom", "carbonscape", ["mark"],
    joined(np.array(D["mark"])), style="binary", tolerance=1e-9)]
cases["quantile-lisa"] = [case(ESDA + " Join_Counts_Local of the upper quintile; p of " + SCIPY + " hypergeom", "carbonscape", ["x"],
    joined((x > np.quantile(x, 0.8)) * 1.0), style="binary"),
    case(ESDA + " Join_Counts_Local of the second quartile; p of " + SCIPY + " hypergeom", "carbonscape", ["x"],
    joined(((x > np.quantile(x, 0.25)) & (x <= np.quantile(x, 0.5))) * 1.0), style="binary", options={"quantile": "2/4"})]
cases["hot-spots"] = [case(SPDEP + " localG", "spdep", ["x"], {"z": R["star"]}, style="binary"),
    case(SPDEP + " localG", "spdep", ["x"], {"z": R["gi"]}, style="binary", options={"statistic": "gi"})]

# emerging hot spots: z of each phase by esda's G_Local, trend by SciPy, pattern by the sentences of ArcGIS' help
rng = np.random.default_rng(7)
years = [1990, 1995, 2000, 2005, 2010, 2015, 2020]
at = np.column_stack((D["px"], D["py"]))
bump = lambda cx, cy: np.exp(-((at[:, 0] - cx) ** 2 + (at[:, 1] - cy) ** 2) / 400)
phases = []
for t in range(7):
    field = 6 * bump(20, 20) + t * bump(80, 30) - (6 - t) * bump(30, 80) - 5 * bump(75, 80) * (t > 4) + 4 * bump(50, 50) * (t % 2)
    phases.append([round(float(v), 6) for v in field + rng.normal(0, 0.7, n)])
bw = w(near, "b")
zs = [G_Local(np.array(p), bw, star=True, transform="B", permutations=0).Zs for p in phases]
spots = [[int(np.sign(z)) if 2 * scipy.stats.norm.sf(abs(z)) <= 0.1 else 0 for z in zt] for zt in zs]


def pattern(s, rise):
    hot, cold, T = s.count(1), s.count(-1), len(s)
    for sign, name, same, other in ((1, "hot spot", hot, cold), (-1, "cold spot", cold, hot)):
        if same >= 0.9 * T:
            return ("historical " if s[-1] != sign else "intensifying " if rise * sign > 0 else "diminishing " if rise * sign < 0 else "persistent ") + name
        if s[-1] == sign and same < 0.9 * T and other < 0.9 * T:
            run = next((k for k in range(T) if s[T - 1 - k] != sign), T)
            if other:
                return "oscillating " + name
            return ("sporadic " if same > run else "new " if run == 1 else "consecutive ") + name
    return "no pattern detected"


tau, slope, names_ = [], [], []
for i in range(n):
    series = [float(z[i]) for z in zs]
    k = scipy.stats.kendalltau(years, series)
    s = sum(np.sign(series[b] - series[a]) for a in range(7) for b in range(a + 1, 7))
    mk = (s - np.sign(s)) / np.sqrt(7 * 6 * 19 / 18)
    rise = int(np.sign(s)) if 2 * scipy.stats.norm.sf(abs(mk)) <= 0.1 else 0
    tau.append(float(k.statistic))
    slope.append(float(scipy.stats.theilslopes(series, years)[0]))
    names_.append(pattern([t[i] for t in spots], rise))
expected = {"pattern": names_, "tau": tau, "sen_slope": slope}
for t, year in enumerate(years):
    expected["z_%d" % year] = [float(v) for v in zs[t]]
cases["emerging-hot-spots"] = [case(ESDA + " G_Local, " + SCIPY + " kendalltau and theilslopes, patterns by the definitions of ArcGIS", "arcgis",
    [str(v) for v in years], expected, style="binary", values=phases, options={"correction": "none"}, times=years)]
print({v: names_.count(v) for v in set(names_)})
for id, of in cases.items():
    json.dump(of, open(id + ".json", "w"), indent=None, separators=(",", ":"))
