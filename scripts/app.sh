# Sets jars to a folder with the program as the sources are now, built if they have changed. Sourced by ./synram.
#
# Every build leaves its jars in a new folder, .app/ID, and nothing writes there again: a build takes nothing away from
# programs that run, and neither does mvn clean. .app/current names the newest build, .app/users/HOST.PID the build that a
# process runs from.

# Some commands need more: sweeps Apache Spark, the server Helidon and gRPC, chips behind a network gRPC. Builds leave out such a
# module, with all that it needs, until a command first needs it; then a folder of its name among the jars holds what only such
# commands load.
extras="sweep service remote"

apps=$home/.app
lock=$home/.build-lock

# Every start runs this: no other program where the shell can do the work.
find_current() { # app: the newest build, empty if there is none
    app=
    if [ -r "$apps/current" ]; then IFS= read -r app <"$apps/current" || true; fi
}

find_host() { # host: the name of this machine
    host=
    if [ -r /proc/sys/kernel/hostname ]; then IFS= read -r host </proc/sys/kernel/hostname || true; fi
    [ -n "$host" ] || host=$(uname -n)
}

up_to_date() {
    find_current
    stamp=$apps/$app/build.stamp
    [ -e "$stamp" ] || return 1
    for module in $extras; do
        [ ! -e "$apps/with-$module" ] || [ -d "$apps/$app/$module" ] || return 1
    done
    [ -z "$(find "$home/pom.xml" "$home/.mvn" "$home"/*/pom.xml "$home"/*/src/main -newer "$stamp" | head -n 1)" ]
}

build() {
    command -v mvn >/dev/null || { echo "synram: Maven builds Synram and was not found; install it" >&2; return 1; }
    echo "synram: building (the first time takes some minutes)" >&2
    rm -rf "$apps/new"
    mkdir -p "$apps/new" "$apps/users"
    touch "$apps/new/build.stamp"
    # Jars of earlier versions would stay there.
    modules=cli
    for module in cli $extras; do
        rm -rf "$home/$module/target/lib" "$home/$module/target/synram-$module"-*.jar
        if [ -e "$apps/with-$module" ]; then modules=$modules,$module; fi
    done
    log=$apps/build.log
    (cd "$home" && exec mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl $modules -am package >"$log" 2>&1) &
    maven=$!
    if [ -t 2 ]; then show_time; fi
    wait "$maven" || { cat "$log" >&2; echo "synram: the build failed; the lines above say why" >&2; return 1; }
    collect
    app=$(date +%Y%m%d%H%M%S)-$$
    mv "$apps/new" "$apps/$app"
    lift "$apps/$app"
    # A short command waits, since it starts from what is left here; others would rather begin.
    if [ -n "$quick" ]; then rehearse "$apps/$app"; fi
    echo "$app" >"$apps/current.new"
    mv -f "$apps/current.new" "$apps/current"
    if [ -z "$quick" ]; then rehearse_beside "$apps/$app"; fi
    tidy
}

show_time() { # seconds on a terminal while Maven runs
    seconds=0
    while kill -0 "$maven" 2>/dev/null; do
        printf '\rsynram: building, %s s ' "$seconds" >&2
        sleep 1
        seconds=$((seconds + 1))
    done
    printf '\n' >&2
}

collect() { # the jars into the new folder; those that are as in the build before take no room again
    find_current
    before=$apps/$app
    for jar in "$home"/cli/target/lib/*.jar "$home"/cli/target/synram-cli-*.jar; do
        keep "$jar" "${jar##*/}"
    done
    for module in $extras; do
        [ -e "$apps/with-$module" ] || continue
        mkdir "$apps/new/$module"
        for jar in "$home/$module"/target/lib/*.jar "$home/$module/target/synram-$module"-*.jar; do
            [ -e "$apps/new/${jar##*/}" ] || keep "$jar" "$module/${jar##*/}"
        done
    done
}

lift() { # gives old classes in a build a format that Java keeps
    [ -e "$home/scripts/LiftClassFiles.java" ] || return 0
    for jar in "$1"/picocli-*.jar; do
        [ -e "$jar" ] || continue
        # Not in its place: it may be the file of the build before, too.
        if "$JAVA_HOME/bin/java" "$home/scripts/LiftClassFiles.java" "$jar" "$1/lifted"; then mv -f "$1/lifted" "$jar"; fi
    done >>"$apps/build.log" 2>&1
}

rehearse() { # leaves classes and profiles of short commands in a build, from which Java starts sooner; without them it only starts later
    [ -e "$home/scripts/LiftClassFiles.java" ] || return 0
    jars=$1
    # One at a time. What is left by one that was cut off is taken away.
    temporary=$jars/rehearsing
    if [ -n "$(find "$temporary" -prune -mmin +10 2>/dev/null)" ]; then rm -rf "$temporary"; fi
    mkdir "$temporary" 2>/dev/null || return 0
    (
        # Classes are kept for starts without options of the user's own.
        unset JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS _JAVA_OPTIONS
        rehearse_kind files || true
        for rehearsed in list help inspect multiply; do
            # Other starts see a whole file or none. Java's exit status is 0 even if it could not write it.
            new=$temporary/$rehearsed.aot
            if rehearse_kind $rehearsed "-XX:AOTCacheOutput=$new" && [ -s "$new" ]; then mv "$new" "$jars/$rehearsed.aot"; fi
        done
    ) >>"$apps/build.log" 2>&1 || true
    rm -rf "$temporary"
    # A rehearsal that failed is not made again; one that was cut off is.
    touch "$jars/rehearsed" 2>/dev/null || true
}

rehearse_beside() { # a build, while a command runs; the end of its terminal is not that of the rehearsal
    (
        trap '' HUP
        gently="nice -n 19"
        rehearse "$1" </dev/null >/dev/null 2>&1 &
    )
}

rehearse_kind() { # a kind of short commands, and perhaps an option of Java
    jars_of "$1"
    ${gently:-} "$JAVA_HOME/bin/java" $quick_java ${2:+"$2"} -cp "$path" dev.synram.cli.Rehearsal "$1" "$temporary"
}

keep() { # a jar under a name in the new folder
    { cmp -s "$1" "$before/$2" && ln "$before/$2" "$apps/new/$2"; } 2>/dev/null || cp "$1" "$apps/new/$2"
}

tidy() { # removes builds that nothing runs from
    # A process of another machine or container only seems to be gone: its word is taken for a day or two.
    find "$apps/users" -type f -mtime +1 | while IFS= read -r user; do
        runs "${user##*.}" || rm -f "$user"
    done
    used=$(cat "$apps/current" "$apps"/users/* 2>/dev/null || true)
    set -- "$apps"/[0-9]*
    # Who cannot write here leaves no word: the newest builds stay.
    while [ $# -gt 3 ]; do
        echo "$used" | grep -qxF "${1##*/}" || rm -rf "$1"
        shift
    done
}

runs() { # whether a process is there; others' processes refuse signals
    kill -0 "$1" 2>/dev/null || ps -p "$1" >/dev/null 2>&1
}

if [ -n "$extra" ] && [ ! -e "$apps/with-$extra" ]; then
    case " $* " in
        *" --help "* | *" -h "*) ;;
        *)
            case $extra in
                sweep) echo "synram: sweeps run on Apache Spark, which is fetched now, about 280 MB" >&2 ;;
                service) echo "synram: the server runs on Helidon and gRPC, which are fetched now, about 30 MB" >&2 ;;
                remote) echo "synram: chips behind a network need gRPC, which is fetched now, about 15 MB" >&2 ;;
            esac
            mkdir -p "$apps" && : >"$apps/with-$extra"
            ;;
    esac
fi

# One build at a time: the others wait. A lock whose owner is gone is taken away.
if ! up_to_date; then
    until mkdir "$lock" 2>/dev/null; do
        [ -w "$home" ] || { echo "synram: $home cannot be written, but the program must be built; make it writable" >&2; exit 1; }
        owner=$(cat "$lock/owner" 2>/dev/null || true)
        if [ -n "$owner" ] && ! runs "$owner"; then rm -rf "$lock"; fi
        sleep 1
    done
    trap 'rm -rf "$lock"' EXIT
    maven=
    trap 'kill $maven 2>/dev/null; exit 130' INT TERM
    echo $$ >"$lock/owner"
    up_to_date || build
    rm -rf "$lock"
    trap - EXIT INT TERM
fi

# Java takes over this process and its id. A build that another process made meanwhile may not have seen the word: then again.
find_host
find_current
until
    used=$app
    { echo "$used" >"$apps/users/$host.$$"; } 2>/dev/null || break
    find_current
    [ "$app" = "$used" ]
do
    :
done
jars=$apps/$app
if [ -n "$quick" ] && [ ! -e "$jars/rehearsed" ] && [ -w "$jars" ]; then rehearse_beside "$jars"; fi
