# Sets JAVA_HOME to a JDK 25 or newer, or says what to install. Sourced by ./synram, ./check and the scripts beside it.

# G1, the default collector, moves arrays of JDK 25 to 25.0.2 while native code uses them (JDK-8377811, SPARK-55852).
jdk_minimum=25000000
jdk_sound=25000003

# Every start runs this, so that it starts no other program or shell where this one can do the work: functions leave their results
# in variables.
jdk_number() { # number: a version such as 25.0.3 as one number that can be compared, such as 25000003
    rest=${1%%[!0-9.]*}.
    number=0
    for _ in 1 2 3; do
        part=${rest%%.*}
        rest=${rest#*.}
        number=$((number * 1000 + ${part:-0}))
    done
}

jdk_version() { # version: that of a JDK's folder, empty if it is none; number: the same as one number
    version=
    if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
        while IFS= read -r line; do
            case $line in
                JAVA_VERSION=\"*\")
                    line=${line#*\"}
                    version=${line%\"*}
                    break
                    ;;
            esac
        done <"$1/release"
    fi
    jdk_number "$version"
}

jdk_on_path() { # best: the JDK that a program on PATH belongs to, one of those that are given if it is there
    best=
    program=$(command -v javac) || return 0
    for candidate; do
        if [ "$candidate/bin/javac" -ef "$program" ]; then
            best=$candidate
            return 0
        fi
    done
    while [ -L "$program" ]; do
        target=$(readlink "$program")
        case $target in
            /*) program=$target ;;
            *) program=$(dirname "$program")/$target ;;
        esac
    done
    program=${program%/*}
    best=${program%/*}
}

find_jdk() { # JAVA_HOME is the user's choice, then comes PATH unless its JDK is unsound, then the newest
    best=${JAVA_HOME:-}
    jdk_version "$best"
    best_number=$number
    [ "$best_number" -lt $jdk_minimum ] || return 0
    set -- /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/*jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*
    jdk_on_path "$@"
    jdk_version "$best"
    best_number=$number
    [ "$best_number" -lt $jdk_sound ] || return 0
    for candidate; do
        jdk_version "$candidate"
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
    jdk_version "$best"
    echo "synram: warning: JDK $version in $best can corrupt data (SPARK-55852); install 25.0.3 or newer" >&2
fi
JAVA_HOME=$best
export JAVA_HOME
