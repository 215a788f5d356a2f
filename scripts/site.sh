#!/bin/sh
# Makes a web site of the documents and the Javadoc: target/site/index.html
set -eu
cd "$(dirname "$0")/.."
. scripts/jdk.sh
mvn -q -B -ntp -DskipTests -Dspotless.check.skip=true -pl site -am package
rm -rf target/site
"$JAVA_HOME/bin/java" -cp "site/target/classes:site/target/lib/*" dev.synram.site.SiteBuilder . target/site
sources=$(printf '%s:' chip kernel simulator files calibration network onnx tflite compiler runtime data experiment training report | sed 's|\([a-z]*\):|\1/src/main/java:|g')
log=target/javadoc.log
"$JAVA_HOME/bin/javadoc" -quiet -Xdoclint:all,-missing --add-modules jdk.incubator.vector -windowtitle Synram -d target/site/api \
    -overview site/src/main/javadoc/overview.html -header '<a href="{@docRoot}/../index.html">Documentation</a>' \
    -classpath "site/target/lib/*" -sourcepath "$sources" -subpackages dev.synram >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
if grep 'warning:' "$log" | grep -v 'incubating module' >&2; then # the JDK's word about its Vector API
    exit 1
fi
echo target/site/index.html
