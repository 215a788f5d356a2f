#!/bin/sh
# Makes an archive that runs without Maven and the sources, on machines like this one: target/synram-VERSION.tar.gz
# With --edge: that of the small runner, which needs no Java, target/synram-edge-VERSION.tar.gz
set -eu
cd "$(dirname "$0")/.."
. scripts/jdk.sh
case ${1:-} in
    --edge)
        . scripts/edge.sh
        exit 0
        ;;
    ?*)
        echo "dist.sh: '$1' is no option; give --edge, or nothing" >&2
        exit 2
        ;;
esac
rm -f target/synram-[0-9]*.tar.gz
mvn -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -Pdist -pl cli -am package
ls target/synram-[0-9]*.tar.gz
