# Sets JAVA_HOME to a JDK 25 or newer, or says what to install. Sourced by ./synram, ./check and the scripts beside it.

# G1, the default collector, moves arrays of JDK 25 to 25.0.2 while native code uses them (JDK-8377811, SPARK-55852).
jdk_minimum=25000000
jdk_sound=25000003

# Every start runs this, so that it starts no other program where the shell can do the work.
jdk_number() { # a version such as 25.0.3 as one number that can be compared, such as 25000003
    IFS=.
    set -- ${1%%[!0-9.]*}
    echo $((${1:-0} * 1000000 + ${2:-0} * 1000 + ${3:-0}))
}

jdk_version() { # the version of a JDK's folder, empty if it is none
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    while IFS= read -r line; do
        case $line in
            JAVA_VERSION=\"*\")
                line=${line#*\"}
                echo "${line%\"*}"
                return 0
                ;;
        esac
    done <"$1/release"
}

jdk_on_path() { # the JDK that a program on PATH belongs to
    program=$(command -v javac) || return 0
    while [ -L "$program" ]; do
        target=$(readlink "$program")
        case $target in
            /*) program=$target ;;
            *) program=$(dirname "$program")/$target ;;
        esac
    done
    program=${program%/*}
    echo "${program%/*}"
}

find_jdk() { # JAVA_HOME is the user's choice, then comes PATH unless its JDK is unsound, then the newest
    best=${JAVA_HOME:-}
    best_number=$(jdk_number "$(jdk_version "$best")")
    [ "$best_number" -lt $jdk_minimum ] || return 0
    best=$(jdk_on_path)
    best_number=$(jdk_number "$(jdk_version "$best")")
    [ "$best_number" -lt $jdk_sound ] || return 0
    for candidate in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/*jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
        number=$(jdk_number "$(jdk_version "$candidate")")
        if [ "$number" -gt "$best_number" ]; then
            best=$candidate
            best_number=$number
        fi
    done
    if [ "$best_number" -lt $jdk_minimum ]; then
        echo "synram: no JDK 25 or newer found; install one (Eclipse Temurin, for example) or set JAVA_HOME to it" >&2
        return 1
    fi
}

find_jdk || exit 1
if [ "$best_number" -lt $jdk_sound ]; then
    echo "synram: warning: JDK $(jdk_version "$best") in $best can corrupt data (SPARK-55852); install 25.0.3 or newer" >&2
fi
JAVA_HOME=$best
export JAVA_HOME
