#!/bin/sh
# Reads damaged files of every kind: scripts/fuzz.sh [FILES PER KIND [FIRST SEED]]
set -eu
cd "$(dirname "$0")/.."
. scripts/jdk.sh
mvn -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true package dependency:copy-dependencies -pl fuzz -am
exec "$JAVA_HOME/bin/java" -Xmx3g --add-modules jdk.incubator.vector -cp "fuzz/target/classes:fuzz/target/dependency/*" dev.synram.fuzz.Fuzz "$@"
