# Sets JAVA_HOME to a JDK 25 or newer, or says what to install. Sourced by ./synram and ./check.

jdk_version() { # the feature version of a JDK's folder, 0 if it is none
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || { echo 0; return; }
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    echo "${version:-0}"
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
    dirname "$(dirname "$program")"
}

find_jdk() {
    minimum=25
    best=
    best_version=0
    if [ "$(jdk_version "${JAVA_HOME:-}")" -ge $minimum ]; then
        return 0
    fi
    on_path=$(jdk_on_path)
    if [ -n "$on_path" ] && [ "$(jdk_version "$on_path")" -ge $minimum ]; then
        JAVA_HOME=$on_path
        return 0
    fi
    for candidate in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/*jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
        version=$(jdk_version "$candidate")
        if [ "$version" -ge $minimum ] && [ "$version" -gt "$best_version" ]; then
            best=$candidate
            best_version=$version
        fi
    done
    if [ -z "$best" ]; then
        echo "synram: no JDK $minimum or newer found; install one (Eclipse Temurin, for example) or set JAVA_HOME to it" >&2
        return 1
    fi
    JAVA_HOME=$best
}

find_jdk || exit 1
export JAVA_HOME
