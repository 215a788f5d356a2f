# Makes an archive of the edge runner with a Java of its own: target/synram-edge-VERSION.tar.gz. Sourced by scripts/dist.sh.

most_jars=8000000   # bytes
most_image=60000000 # bytes, with the jars

bytes() { # of all files of folders
    find "$@" -type f -exec cat {} + | wc -c
}

within() { # refuses what is too large, and says how large it is
    printf '%s: %s kB, at most %s\n' "$1" $(($2 / 1000)) $(($3 / 1000))
    [ "$2" -le "$3" ] || { echo "dist.sh: the $1 take too much; leave out what the edge runner does not need" >&2; exit 1; }
}

rm -rf target/edge target/synram-edge-*.tar.gz edge/target/lib edge/target/synram-edge-*.jar
mvn -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl edge -am package
set -- edge/target/synram-edge-*.jar
version=${1##*/synram-edge-}
name=synram-edge-${version%.jar}
image=target/edge/$name
mkdir -p target/edge
# Jackson needs java.xml.
"$JAVA_HOME/bin/jlink" --add-modules java.base,java.xml,jdk.management --output "$image" \
    --strip-debug --no-header-files --no-man-pages --compress zip-9
mkdir "$image/jars"
cp edge/target/lib/*.jar "$1" "$image/jars"
cp LICENSE "$image"
cp scripts/synram-edge "$image"
within jars "$(bytes "$image/jars")" $most_jars
within image "$(bytes "$image")" $most_image
tar -czf "target/$name.tar.gz" -C target/edge "$name"
ls "target/$name.tar.gz"
