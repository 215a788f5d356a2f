#!/bin/sh
# A small cluster of Apache Spark on this machine, from the jars of ./synram sweep: scripts/sweep-cluster.sh start [WORKERS] | stop
# A master on port 7077 of the loopback interface, and workers with one core each (2 unless told otherwise).
set -eu
cd "$(dirname "$0")/.."
. scripts/jdk.sh
address=127.0.0.1
state=$PWD/.app/cluster

start() { # one process: its name, then its class and arguments
    name=$1
    shift
    SPARK_HOME=$state SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=$address nohup "$JAVA_HOME/bin/java" -Xmx512m --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow -cp "$state/jars/*" "$@" >"$state/$name.log" 2>&1 &
    echo $! >"$state/$name.pid"
}

stop() {
    for file in "$state"/worker*.pid "$state"/master.pid; do
        [ -e "$file" ] || continue
        kill "$(cat "$file")" 2>/dev/null || true
        rm "$file"
    done
}

case ${1:-} in
    start)
        app=$PWD/.app/$(cat .app/current 2>/dev/null || true)
        [ -d "$app/sweep" ] || { echo "sweep-cluster: Apache Spark is not here yet; run ./synram sweep once" >&2; exit 1; }
        [ ! -e "$state/master.pid" ] || { echo "sweep-cluster: a cluster runs already; stop it with scripts/sweep-cluster.sh stop" >&2; exit 1; }
        rm -rf "$state"
        mkdir -p "$state/jars"
        # Of two jars with one name, the program's own is taken.
        cp -l "$app"/*.jar "$app"/sweep/*.jar "$state/jars" 2>/dev/null || cp "$app"/*.jar "$app"/sweep/*.jar "$state/jars"
        rm "$state"/jars/slf4j-nop-*.jar # processes of the cluster write logs
        start master org.apache.spark.deploy.master.Master --host $address --port 7077 --webui-port 8080
        i=1
        while [ $i -le "${2:-2}" ]; do
            start "worker$i" org.apache.spark.deploy.worker.Worker --host $address --cores 1 --memory 2g --work-dir "$state/work$i" \
                --webui-port $((8080 + i)) spark://$address:7077
            i=$((i + 1))
        done
        echo "spark://$address:7077; logs are in $state"
        ;;
    stop) stop ;;
    *)
        echo "usage: scripts/sweep-cluster.sh start [WORKERS] | stop" >&2
        exit 2
        ;;
esac
