# Sourced by side-by-side.sh: W4 to W9. Statistics run in memory, so the times are those of the timed section alone: ours warm (the
# best of some rounds in one process; the first, cold one beside it), the peers' with their own kernels already compiled.
# Inputs are the largest of each kind that DIR holds. Check values are compared within the tolerance of each peer; 'no' where the
# peer computes something else (GRASS v.kernel has no weights; p of random draws).
first() { local f; for f in "$@"; do [ ! -f "$in/$f" ] || { echo "$f"; return; }; done; }
number() { sed 's/[^0-9]*\([0-9]*\).*/\1/' <<<"$1"; }
points=$(number "$(first points_100000.csv points_1000.csv)")
voronoi=$(number "$(first voronoi_100000.gpkg voronoi_1000.gpkg)")
large=$(number "$(first lattice_1000.f64 lattice_100.f64)")
middle=$(number "$(first lattice_300.f64 lattice_30.f64)")
rows=$(number "$(first geodet_1000000.f64 geodet_1000.f64)")
drivers=$(first driver_5000_7.tif driver_1000_7.tif | sed 's/driver_\([0-9]*\)_.*/\1/')
for p in points voronoi large middle rows; do
  [ -n "${!p}" ] || { echo "side-by-side: $in lacks the inputs of $p; make them: $shared/make_inputs.py $in" >&2; exit 2; }
done
esda=$(has_python esda && has_python libpysal && echo yes || true)
geoda=$(has_python pygeoda && echo yes || true)
saga=$(command -v saga_cmd || true)
spdep=$(command -v Rscript >/dev/null && Rscript -e 'library(spdep)' >/dev/null 2>&1 && echo yes || true)
spatstat=$(command -v Rscript >/dev/null && Rscript -e 'library(spatstat.explore)' >/dev/null 2>&1 && echo yes || true)
for p in esda geoda saga spdep spatstat; do [ -n "${!p}" ] || echo "side-by-side: $p is not installed; left out" >&2; done
export PEER_CPU=1

# line WORKLOAD WHO TOLERANCE PATTERN COMMAND...: the line whose name matches, and its CPU seconds, into the log
line() {
  local work=$1 who=$2 tolerance=$3 pattern=$4; shift 4
  /usr/bin/time -f 'time %M' -o "$out/time" timeout 600 "$@" >"$out/lines" 2>"$out/err" ||
    { echo "side-by-side: $who failed on $work: $(tail -n 1 "$out/err")" >&2; return 0; }
  take "$work" "$who" "$tolerance" "$pattern"
}
take() { # take WORKLOAD WHO TOLERANCE PATTERN: from the lines of the last command
  awk -F, -v OFS='\t' -v work="$1" -v who="$2" -v tolerance="$3" -v pattern="^$4\$" -v peak="$(sed -n 's/^time //p' "$out/time")" '
    $1 ~ pattern { s = $3; check = $5 } { at = $1; if (sub(/\.cpu$/, "", at) && at ~ pattern) cpu = $3 }
    END { if (s != "") print work, who, s, cpu == "" ? "-" : cpu, peak / 1024, check, tolerance }' "$out/lines" >>"$log"
}
mine() { # mine WORKLOAD PATTERN MAIN ARGUMENTS...
  local work=$1 pattern=$2 main=$3; shift 3
  line "$work" carbonscape 0 "$pattern" java -XX:-UsePerfData -XX:+UseParallelGC ${CARBONSCAPE_JAVA_OPTS:-} -cp "$classes:$jar" "org.carbonscape.bench.$main" "$@"
  take "$work" 'carbonscape, first round' 0 "$pattern[.]first"
}
pysal() { [ -z "$esda" ] || line "$1" "$2" "$3" "$4" /usr/bin/python3 "$shared/peer_pysal.py" "$in" "${@:5}"; }
spdep_() { [ -z "$spdep" ] || line "$1" "$2" "$3" "$4" Rscript "$shared/peer_spdep.R" "$in" "${@:5}"; }
geodet() { [ -z "$numba" ] || line "$1" "$2" "$3" "$4" /usr/bin/python3 "$shared/peer_geodet.py" "$in" "$rows" "${@:5}"; }

for _ in $(seq "$rounds"); do
  w="W4 density, $points points"
  mine "$w" "w4_$points" DensityBench "$in" "$points" "$cores" 7
  [ -z "$saga" ] || line "$w" 'SAGA kernel density' 1e-6 "w4_$points" bash "$shared/peer_saga.sh" "$in" "$points" "$out"
  [ -z "$spatstat" ] || line "$w" 'spatstat density.ppp (binned)' 1e-3 "w4_$points" Rscript "$shared/peer_spatstat.R" "$in" "$points"
  [ -z "$grass" ] || line "$w" 'GRASS v.kernel (unweighted)' no "w4_${points}_unweighted" bash "$shared/peer_grass.sh" "$in" "${drivers:-5000}" "w4_$points" "$out"

  w="W5 queen, $voronoi polygons"
  mine "$w" "w5_voronoi_$voronoi" WeightsBench "$in" voronoi "$voronoi" "$cores" 5
  pysal "$w" 'libpysal Queen' 0 "w5_voronoi_$voronoi" w5poly "$voronoi"
  pysal "$w" 'libpysal Graph' 0 "w5_voronoi_$voronoi" w5graph "$voronoi"
  spdep_ "$w" 'spdep poly2nb' 0 "w5_voronoi_$voronoi" w5poly "$voronoi"

  w="W6 global Moran x 999, $large x $large"
  mine "$w" "w6_moran_perm999_$large" MoranBench "$in" "$large" 999 "$cores" 3
  pysal "$w" 'esda Moran' 1e-9 "w6_moran_perm999_$large" moran "$large" 999

  w="W6 local Moran x 9,999 shared, $large x $large"
  mine "$w" "w6_lmoran_perm9999_shared_$large" LisaBench "$in" "$large" 9999 shared "$cores" 7
  w="W6 local Moran x 999 independent, $large x $large"
  mine "$w" "w6_lmoran_perm999_independent_$large" LisaBench "$in" "$large" 999 independent "$cores" 1
  w="W6 local Moran, $middle x $middle: ours x 99,999, others x 999"
  mine "$w" "w6_lmoran_perm99999_shared_$middle" LisaBench "$in" "$middle" 99999 shared "$cores" 5
  pysal "$w" 'esda Moran_Local (divisor n-1)' 0.002 "w6_lmoran_perm999_$middle" lmoran "$middle" 999

  w="W7 Gi* analytic, $large x $large"
  mine "$w" "w7_gstar_perm0_$large" GetisBench "$in" "$large" 0 "$cores" 9
  spdep_ "$w" 'spdep localG (its list not counted)' 1e-9 "w7_gstar_analytic_$large" gstar "$large"
  pysal "$w" 'esda G_Local' 1e-9 "w7_gstar_analytic_$large" gstar "$large" 0

  w="W8 ten factors, $rows rows"
  mine "$w" "w8_factor_$rows" DetectorBench "$in" "$rows" factor "$cores" 5
  geodet "$w" 'numpy' 1e-9 "w8_factor_$rows" factor numpy
  geodet "$w" 'numba' 1e-9 "w8_factor_$rows" factor numba
  w="W8 45 interactions, $rows rows"
  mine "$w" "w8_inter_$rows" DetectorBench "$in" "$rows" inter "$cores" 5
  geodet "$w" 'numpy' no "w8_inter_$rows" inter numpy
  geodet "$w" 'numba' no "w8_inter_$rows" inter numba

  if [ -n "$drivers" ]; then
    w="W9 overlay of 8, $drivers x $drivers"
    # a heap of 256 MB, so that the memory shown is what the work needs and not what the machine has
    CARBONSCAPE_JAVA_OPTS="${CARBONSCAPE_JAVA_OPTS:-} -Xmx256m" mine "$w" "w9_${drivers}_overlay" OverlayBench "$in" "$drivers" "$cores" 2 "$out"
    take "$w, breaks, levels" carbonscape 0 "w9_${drivers}_total"
    if [ -n "$numpy" ]; then
      line "$w" 'numpy' no "w9_${drivers}_overlay" /usr/bin/python3 "$shared/peer_python_raster.py" "$in" "$drivers" w9 numpy "$out"
      take "$w, breaks, levels" 'numpy, mapclassify (sample)' no "w9_${drivers}_total"
    fi
    if [ -n "$terra" ]; then
      line "$w" 'terra' no "w9_${drivers}_overlay" Rscript "$shared/peer_terra.R" "$in" "$drivers" w9 "$out"
      take "$w, breaks, levels" 'terra, classInt (sample)' no "w9_${drivers}_total"
    fi
    [ -z "$grass" ] || line "$w" 'GRASS r.mapcalc' no "w9_${drivers}_overlay" bash "$shared/peer_grass.sh" "$in" "$drivers" w9 "$out"
  fi
done

echo "| workload | who | seconds | cpu s | peak MB | x ours | check |"
echo "| --- | --- | --- | --- | --- | --- | --- |"
awk -F'\t' '
  { k = $1 SUBSEP $2; if (!(k in work)) { order[++n] = k; work[k] = $1; who[k] = $2; s[k] = $3 + 0; cpu[k] = $4 }
    if ($3 + 0 < s[k]) s[k] = $3 + 0; if ($4 != "-" && $4 + 0 < cpu[k] + 0) cpu[k] = $4; if ($5 > peak[k]) peak[k] = $5; check[k] = $6; tolerance[k] = $7 }
  END {
    for (i = 1; i <= n; i++) {
      k = order[i]; o = work[k] SUBSEP "carbonscape"; d = check[k] - check[o]; if (d < 0) d = -d; size = check[o] < 0 ? -check[o] : check[o]
      bad = tolerance[k] != "no" && d > tolerance[k] * size; if (bad) wrong = 1
      printf "| %s | %s | %.3f | %s | %.0f | %s | %.10g%s |\n", work[k], who[k], s[k], cpu[k] == "-" ? "-" : sprintf("%.2f", cpu[k]), peak[k],
        ((o in s) && (s[o] > 0)) ? sprintf("%.1f", s[k] / s[o]) : "-", check[k], bad ? " DIFFERS" : ""
    }
    exit wrong
  }' "$log"
exit
