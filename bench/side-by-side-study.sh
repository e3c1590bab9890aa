# Sourced by side-by-side.sh: W10, the whole demo study beside peer_study.py, at squares of 5 km and of 1 km. Whole processes, in
# turns, nothing kept between runs. The script does less (no intervals, report, corridors or sensitivity) and draws 999
# permutations everywhere; ours draws what the correction for so many units asks for (999,999 at 1 km), and once more as
# many as the script. Check: cells of the 23 counties that changed their class from the first to the last phase, which both
# write.
/usr/bin/python3 -c 'import rasterio, geopandas, scipy, esda, mapclassify, matplotlib' 2>/dev/null ||
  { echo "side-by-side: the script needs rasterio, geopandas, SciPy, esda, mapclassify and matplotlib (python3-* of Debian)" >&2; exit 2; }
[ -f "$in/demo/study/study.yaml" ] || "$here/../carbonscape" demo --cache none --out "$in/demo" >"$out/lines" 2>&1 ||
  { tail -n 5 "$out/lines" >&2; exit 2; }

whole() { # whole WORKLOAD WHO CHECK COMMAND...: into the folder $out/study
  local work=$1 who=$2 check=$3; shift 3
  rm -rf "$out/study"
  if ! /usr/bin/time -f '%e %U %S %M' -o "$out/time" timeout 1800 "$@" >"$out/lines" 2>&1; then
    echo "side-by-side: $who failed on $work: $(tail -n 1 "$out/lines")" >&2; return 0
  fi
  awk -v OFS='\t' -v work="$work" -v who="$who" -v mb="$(du -sk "$out/study" | cut -f 1)" -v check="$($check)" \
    '{print work, who, $1, $2 + $3, $4 / 1024, mb / 1024, check}' "$out/time" >>"$log"
}
ours_changed() {
  zcat -f "$out"/study/tables/transitions.csv* | awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    $at["unit_set"] == "counties" && $at["from_year"] == 2005 && $at["to_year"] == 2020 && $at["from_class"] != $at["to_class"] { n += $at["cells"] }
    END { print n + 0 }'
}
theirs_changed() { # a row a county after that of no county, a column a pair of codes 0 to 6
  awk -F, 'NR > 2 { for (a = 1; a <= 6; a++) for (b = 1; b <= 6; b++) if (a != b) n += $(7 * a + b + 2) } END { print n + 0 }' \
    "$out/study/transfer_2005_2020.csv"
}
for side in 5 1; do
  rm -rf "$out/input"; cp -r "$in/demo/study" "$out/input"
  sed -i "s/fishnet: 5 km/fishnet: $side km/" "$out/input/study.yaml"
  sed 's/local-\(moran\|geary\): {}/local-\1: { permutations: 999 }/; s/permutations: auto/permutations: 999/' \
    "$out/input/study.yaml" >"$out/input/as-the-script.yaml"
  for _ in $(seq "$rounds"); do
    whole "$side km" carbonscape ours_changed "$here/../carbonscape" run "$out/input/study.yaml" --cache none --out "$out/study"
    whole "$side km" 'carbonscape, 999 permutations' ours_changed \
      "$here/../carbonscape" run "$out/input/as-the-script.yaml" --cache none --out "$out/study"
    whole "$side km" script theirs_changed /usr/bin/python3 "$shared/peer_study.py" "$out/input" "$out/study" "${side}000" 999
  done
done

echo "| squares | who | whole process s | cpu s | peak MB | output MB | x ours, whole process | x ours, cpu | x ours of 999, whole process | check |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
awk -F'\t' '
  function least(a, k, v) { if (!(k in a) || v < a[k]) a[k] = v }
  { k = $1 SUBSEP $2; if (!(k in check)) { order[++n] = k; work[k] = $1; who[k] = $2 }
    least(w, k, $3 + 0); least(c, k, $4 + 0); if ($5 > peak[k]) peak[k] = $5; mb[k] = $6; check[k] = $7 }
  END {
    for (i = 1; i <= n; i++) {
      k = order[i]; o = work[k] SUBSEP "carbonscape"; bad = !(o in check) || check[k] != check[o]; if (bad) wrong = 1
      same = work[k] SUBSEP "carbonscape, 999 permutations"
      printf "| %s | %s | %.2f | %.2f | %.0f | %.0f | %.2f | %.2f | %.2f | %s%s |\n", work[k], who[k], w[k], c[k], peak[k], mb[k],
        o in w ? w[k] / w[o] : 0, o in c ? c[k] / c[o] : 0, same in w ? w[k] / w[same] : 0, check[k], bad ? " DIFFERS" : ""
    }
    exit wrong
  }' "$log"
exit $?
