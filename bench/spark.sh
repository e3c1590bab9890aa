#!/bin/bash
# What Spark costs and gains, as tables in docs/scale.md and results.md have it (spark/src/test: ScaleBench, ScalingBench,
# ReturnedBench, RangesBench).
#   bench/spark.sh DIR scaling [BLOCKS] [PASSES] [ROUNDS]            one executor of one core against two, on loopback
#   bench/spark.sh DIR live [BLOCKS]                                 the driver's heap, without what can be collected
#   bench/spark.sh DIR local|spark [BLOCKS] [ROUNDS]                 two threads, or Spark's tasks in the same Java
#   bench/spark.sh DIR returned [SIDE]                               bytes of rasters that come back to the driver
#   bench/spark.sh DIR ranges                                        bytes and requests over http, s3, s3a and HDFS
# DIR      where the files go, a hundred MB or so          BLOCKS  of 512 x 512 a side; 118 (60,416 cells) where not said
# Build first: mvn -q -B -Pspark -DskipTests -Dmaven.test.skip=false package
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
dir=$(mkdir -p "${1:?a folder for the files}" && cd "$1" && pwd); what=${2:-scaling}; blocks=${3:-118}
cd "$here"
[ -d spark/target/test-classes ] || { echo "spark.sh: build first: mvn -q -B -Pspark -DskipTests -Dmaven.test.skip=false package" >&2; exit 2; }
jars=$dir/class-path
[ -s "$jars" ] || mvn -q -B -Pspark -pl core,app,spark dependency:build-classpath -Dmdep.outputFile="$jars" >&2
path=$(printf '%s:' "$here"/{spark,core,app}/target/{test-classes,classes})$(cat "$jars")
opened=$(printf -- '--add-opens=java.base/%s=ALL-UNNAMED ' java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent sun.nio.ch)
export SPARK_LOCAL_IP=127.0.0.1 SPARK_SCALA_VERSION=2.13
java="java -XX:+UseSerialGC -XX:-UsePerfData ${CARBONSCAPE_JAVA_OPTS:--Xmx1g} -Dslf4j.provider=org.apache.logging.slf4j.SLF4JServiceProvider -Dlog4j2.configurationFile=carbonscape-log4j2.properties $opened"
case $what in
  # driver and executors share the cores here: the driver, which only merges, compiles little of its own
  scaling) exec $java -XX:TieredStopAtLevel=1 -cp "$path" org.carbonscape.spark.ScalingBench "$dir" "$blocks" "${4:-2}" "${5:-6}" ;;
  live) exec $java -cp "$path" org.carbonscape.spark.ScalingBench "$dir" "$blocks" 1 1 live ;;
  returned) exec $java -cp "$path" org.carbonscape.spark.ReturnedBench "$dir" "${3:-8192}" ;;
  ranges) exec $java -cp "$path" org.carbonscape.spark.RangesBench "$dir" ;;
  local|spark) exec $java -cp "$path" org.carbonscape.spark.ScaleBench "$dir" "$blocks" "$what" "${4:-5}" ;;
  *) echo "spark.sh: scaling, live, returned, ranges, local or spark, not $what" >&2; exit 2 ;;
esac
