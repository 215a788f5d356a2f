#!/bin/sh
# Makes an archive that runs without Maven and the sources, on machines like this one: target/synram-VERSION.tar.gz
set -eu
cd "$(dirname "$0")/.."
. scripts/jdk.sh
rm -f target/synram-*.tar.gz
mvn -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -Dsynram.user -Pdist -pl cli -am package
ls target/synram-*.tar.gz
