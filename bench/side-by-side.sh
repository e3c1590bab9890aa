#!/bin/bash
# Ours and the peers on the same files, in turns (A B A B), each as a process of its own under /usr/bin/time.
#   bench/side-by-side.sh DIR [SIDE] [ROUNDS] [SHARED_BENCH]           rasters: W1, W2, W3
#   bench/side-by-side.sh DIR statistics [ROUNDS] [SHARED_BENCH]       in memory: W4 to W8; W9 where the drivers are there
#   bench/side-by-side.sh DIR study [ROUNDS] [SHARED_BENCH]            the whole study: W10; DIR may be empty
# DIR          inputs of make_inputs.py          SIDE 1000, 5000 (default) or 20000        ROUNDS default 3 (statistics, study: 1)
# SHARED_BENCH the peers' runners; default: $CARBONSCAPE_SHARED/bench, else ../shared/bench, else /work/shared/bench
# Prints a markdown table: the best in-process seconds, whole-process seconds, CPU seconds and peak, and the ratio peer/ours.
# Peers that are not installed are left out, and said so. A difference in check values beyond 1e-6 (float32 sums) is an error.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
in=${1:?folder of inputs}; side=${2:-5000}; case $side in statistics | study) rounds=${3:-1} ;; *) rounds=${3:-3} ;; esac
shared=${4:-${CARBONSCAPE_SHARED:+$CARBONSCAPE_SHARED/bench}}
[ -n "$shared" ] || { shared="$here/../../shared/bench"; [ -d "$shared" ] || shared=/work/shared/bench; }
[ -f "$shared/peer_python_raster.py" ] || { echo "side-by-side: no peers' runners in $shared" >&2; exit 2; }
[ -x /usr/bin/time ] || { echo "side-by-side: /usr/bin/time is missing (apt-get install time)" >&2; exit 2; }
jar="$here/../app/target/carbonscape.jar"; classes="$here/target/classes"
[ -f "$jar" ] && [ -d "$classes" ] || { echo "side-by-side: build first: mvn -q -B -DskipTests package" >&2; exit 2; }
cores=$(nproc); out=$(mktemp -d); trap 'rm -rf "$out"' EXIT
log="$out/log"; : >"$log"
declare -A warm

run() { # run WORKLOAD WHO COMMAND...
  local work=$1 who=$2; shift 2
  if ! /usr/bin/time -f 'time %e %U %S %M' -o "$out/time" timeout 600 "$@" >"$out/lines" 2>"$out/err"; then
    echo "side-by-side: $who failed on $work: $(tail -n 1 "$out/err")" >&2; return 0
  fi
  local line; line=$(grep -v '^#' "$out/lines" | grep -v '\.cpu,\|\.first,\|\.decode' | sort -t, -k3,3g | head -n 1)
  awk -F, -v w="$work" -v who="$who" -v t="$(grep '^time' "$out/time")" \
    '{split(t, f, " "); printf "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", w, who, $3, f[2], f[3] + f[4], f[5] / 1024, $5}' <<<"$line" >>"$log"
}
ours() { # ours WORKLOAD MAIN ARGUMENTS: cold, as a command runs; and once warm, the best of five rounds in one process
  local work=$1 main=$2; shift 2
  local java=(java -XX:-UsePerfData -XX:+UseParallelGC ${CARBONSCAPE_JAVA_OPTS:-} -cp "$classes:$jar" "org.carbonscape.bench.$main")
  run "$work" carbonscape "${java[@]}" "$@" 1
  [ -n "${warm[$work]:-}" ] || run "$work" 'carbonscape, warm' "${java[@]}" "$@" 5
  warm[$work]=1
}
command_() { # command_ WORKLOAD PHASES: the program as users run it; its answer is made into the peers' line
  local files=() p; for p in $(seq "$2"); do files+=("$in/landuse_${side}_p$p.tif"); done
  run "$1" 'carbonscape transitions (whole command)' bash -c 'start=$(date +%s.%N); jar=$1; shift; "$jar" transitions "$@" |
    awk -F, -v t="$start" "NR == 1 { for (i = 1; i <= NF; i++) at[\$i] = i; next }
      \$at[\"to_year\"] == \$at[\"from_year\"] + 1 && \$at[\"from_class\"] == \$at[\"to_class\"] && \$at[\"from_class\"] ~ /^[1-6]\$/ { s += \$at[\"cells\"] }
      END { \"date +%s.%N\" | getline now; printf \"command,carbonscape,%.4f,0,%.10g\n\", now - t, s }"' - "$here/../carbonscape" "${files[@]}"
}
python() { run "$1" "$2" /usr/bin/python3 "$shared/peer_python_raster.py" "$in" "$side" "$3" "$4" "$out"; }
r() { run "$1" "$2" Rscript "$shared/peer_terra.R" "$in" "$side" "$3" "$out"; }
grass_() { run "$1" "$2" bash "$shared/peer_grass.sh" "$in" "$side" "$3" "$out"; }
has_python() { /usr/bin/python3 -c "import $1" 2>/dev/null; }
[ "$side" != study ] || . "$here/side-by-side-study.sh"
numba=$(has_python numba && has_python rasterio && echo yes || true)
numpy=$(has_python rasterio && has_python geopandas && echo yes || true)
terra=$(command -v Rscript >/dev/null && Rscript -e 'library(terra)' >/dev/null 2>&1 && echo yes || true)
exact=$(command -v Rscript >/dev/null && Rscript -e 'library(exactextractr)' >/dev/null 2>&1 && echo yes || true)
grass=$(command -v grass || true)
for p in numba numpy terra exact grass; do [ -n "${!p}" ] || echo "side-by-side: $p is not installed; left out" >&2; done
[ "$side" = statistics ] || [ -z "$numba" ] || /usr/bin/python3 "$shared/peer_python_raster.py" "$in" "$side" w1 numba2 "$out" >/dev/null 2>&1 || true # compiles its kernels

[ "$side" != statistics ] || . "$here/side-by-side-statistics.sh"
for _ in $(seq "$rounds"); do
  command_ w1 2
  ours w1 TransitionsBench "$in" "$side" 2 "$cores"
  [ -z "$numba" ] || python w1 'numba, 2 threads' w1 numba2
  [ -z "$grass" ] || grass_ w1 'GRASS r.stats' w1
  [ -z "$terra" ] || r w1 'terra freq' w1freq
  command_ w1x3 4
  ours w1x3 TransitionsBench "$in" "$side" 4 "$cores"
  [ -z "$numba" ] || python w1x3 'numba, 2 threads' w1x3 numba2
  [ -z "$grass" ] || grass_ w1x3 'GRASS r.stats' w1x3
  for u in zones:w2zonepoly:w2zonex fishnet:w2fishpoly:w2fishx; do
    IFS=: read -r units work exact_task <<<"$u"
    ours "$work" ZonalBench "$in" "$side" "$units" "$cores"
    [ -z "$numpy" ] || python "$work" 'rasterio + numpy' "$work" numpy
    [ -z "$exact" ] || r "$work" exactextractr "$exact_task"
  done
  ours w3 FluxMapBench "$in" "$side" "$cores" "$out" false
  [ -z "$numba" ] || python w3 'numba + GDAL, 2 threads' w3 numba2
  [ -z "$terra" ] || r w3 'terra classify' w3
  [ -z "$grass" ] || grass_ w3 'GRASS r.recode' w3
done

echo "| workload | who | seconds | whole process s | cpu s | peak MB | x ours | x ours, whole process | x ours, cpu | check |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
awk -F'\t' -v side="$side" '
  function least(a, k, v) { if (!(k in a) || v < a[k]) a[k] = v }
  { k = $1 SUBSEP $2; if (!(k in seen)) { seen[k] = 1; order[++n] = k; work[k] = $1; who[k] = $2 }
    least(s, k, $3 + 0); least(w, k, $4 + 0); least(c, k, $5 + 0); if ($6 > peak[k]) peak[k] = $6; check[k] = $7 + 0 }
  END {
    for (i = 1; i <= n; i++) {
      k = order[i]; o = work[k] SUBSEP "carbonscape"; d = check[k] - check[o]; if (d < 0) d = -d
      bad = d > 1e-6 * check[o]; if (bad) wrong = 1
      printf "| %s %s | %s | %.3f | %.2f | %.2f | %.0f | %.2f | %.2f | %.2f | %s%s |\n", work[k], side, who[k], s[k], w[k], c[k], peak[k],
        s[k] / s[o], w[k] / w[o], c[k] / c[o], sprintf("%.10g", check[k]), bad ? " DIFFERS" : ""
    }
    exit wrong
  }' "$log"
