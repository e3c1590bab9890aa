"""Writes cases.json: class breaks by mapclassify (Debian python3-mapclassify), for ClassBreaksReferenceTest."""
import json, sys
import mapclassify as mc, numpy as np, scipy

rng = np.random.default_rng(20260101)
data = {
    "skewed": rng.lognormal(2, 1.5, 80),
    "signed": rng.normal(0, 3, 61) ** 3,
    "ties": rng.poisson(3, 90).astype(float),
    "flat": rng.uniform(1000, 1001, 50),
}
cases = []
for name, x in data.items():
    x = x.round(6)
    ways = {"box": mc.BoxPlot(x), "box-3": mc.BoxPlot(x, hinge=3), "percentile": mc.Percentiles(x)}
    if name != "ties":  # where gaps or costs are equal, the choice is anybody's
        ways |= {"maximum": mc.MaximumBreaks(x, 5), "quantile": mc.Quantiles(x, 5), "equal": mc.EqualInterval(x, 5)}
    if name in ("skewed", "signed"):  # of values close together its natural breaks do not even ascend
        ways["natural"] = mc.FisherJenks(x, 5)
    user = [float(v) for v in np.quantile(x, [0.2, 0.5, 0.9]).round(3)]
    ways["manual"] = mc.UserDefined(x, user)
    ways["manual-beyond"] = mc.UserDefined(x, user + [float(x.max()) + 1])
    for way, c in ways.items():
        cases.append({"data": name, "way": way, "breaks": user + [float(x.max()) + 1] if way == "manual-beyond" else user,
                      "bins": [float(b) for b in c.bins], "counts": [int(n) for n in c.counts]})
json.dump({"tool": f"mapclassify {mc.__version__}, scipy {scipy.__version__}, numpy {np.__version__}",
           "data": {n: [float(v) for v in x.round(6)] for n, x in data.items()}, "cases": cases},
          open(sys.argv[1], "w"), indent=0)
