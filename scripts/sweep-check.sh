#!/bin/sh
# A larger test of sweeps than those of ./check: scripts/sweep-check.sh [CHIPS]
# Measures chips (100 unless told otherwise) in threads of the command, then on a cluster on this machine that loses a worker
# meanwhile, and compares the rows byte by byte. It takes about 2 s of processor time a chip.
set -eu
cd "$(dirname "$0")/.."
chips=${1:-100}
out=target/sweep-check
rm -rf $out
mkdir -p $out
sweep() { # a folder, then options of its own
    folder=$1
    shift
    ./synram sweep --chip-seed "1..$chips" --calibration-age 0,12h --out "$out/$folder" --csv "$out/$folder.csv" "$@"
}
sweep threads
scripts/sweep-cluster.sh start 2
trap 'scripts/sweep-cluster.sh stop' EXIT
sweep cluster --master spark://127.0.0.1:7077 &
command=$!
while kill -0 $command 2>/dev/null && [ -z "$(ls "$out/cluster/rows" 2>/dev/null)" ]; do sleep 1; done
kill -9 "$(cat .app/cluster/worker2.pid)"
wait $command
cmp $out/threads.csv $out/cluster.csv
echo "sweep-check: $chips chips have the same rows in threads and on a cluster that lost a worker"
