package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a checkout of its own, whose Maven copies two small jars: a program that says a word, and the word. Told to
 * wait, the program looks for the word when its input ends.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher runs in WSL there")
class LauncherTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final String PROGRAM = """
            package dev.synram.cli;

            import java.util.List;

            public class Main {
                public static void main(String[] arguments) throws Exception {
                    if (arguments.length > 0 && arguments[0].equals("fail")) {
                        System.err.print("WARNING: one\\rtwo");
                        System.exit(7);
                    }
                    if (arguments.length > 0 && List.of("sweep", "serve", "chip-server", "calibrate").contains(arguments[0])) {
                        System.out.println(Main.class.getResource("/engine") == null ? "no engine" : "engine");
                        return;
                    }
                    if (arguments.length > 0 && arguments[0].equals("--version")) {
                        System.out.println(Main.class.getResource("/word") == null ? "few jars" : "all jars");
                        return;
                    }
                    if (arguments.length > 0 && List.of("inspect", "multiply", "run").contains(arguments[0])) {
                        System.out.println(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? "vectors" : "plain");
                        return;
                    }
                    if (arguments.length > 0) {
                        System.out.println("waiting");
                        System.in.readAllBytes();
                    }
                    try (var word = Main.class.getResourceAsStream("/word")) {
                        System.out.println(new String(word.readAllBytes()));
                    }
                }
            }
            """;

    private static final String REHEARSAL = """
            package dev.synram.cli;

            public class Rehearsal {
                public static void main(String[] arguments) {
                    System.exit(arguments.length == 2 ? 0 : 1);
                }
            }
            """;

    private static final String MAVEN = """
            #!/bin/sh
            set -e
            echo build >>"$MADE/builds"
            sleep "$SECONDS_OF_BUILD"
            mkdir -p cli/target/lib
            cp "$MADE/word.jar" cli/target/lib
            cp "$MADE/program.jar" cli/target/synram-cli-1.jar
            for module in sweep service remote; do
                case " $* " in
                    *",$module "* | *",$module,"*)
                        mkdir -p $module/target/lib
                        cp "$MADE/word.jar" $module/target/lib
                        cp "$MADE/engine.jar" $module/target/synram-$module-1.jar
                        ;;
                esac
            done
            """;

    @TempDir
    private Path folder = Path.of(".");

    private Path home = folder;
    private Path made = folder;

    @BeforeEach
    void makeCheckout() throws IOException {
        home = Files.createDirectory(folder.resolve("a checkout"));
        made = Files.createDirectory(folder.resolve("made"));
        copy("synram", "scripts/jdk.sh", "scripts/app.sh");
        Files.createDirectories(home.resolve(".mvn"));
        Files.createDirectories(home.resolve("cli/src/main"));
        Files.createFile(home.resolve("pom.xml"));
        Files.createFile(home.resolve("cli/pom.xml"));
        Path maven = made.resolve("mvn");
        Files.writeString(maven, MAVEN);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        compile("Main", PROGRAM);
        edit("one");
    }

    /** Makes the program's jar of a class, and of those that were compiled before. */
    private void compile(String name, String code) throws IOException {
        Path sources = Files.createDirectories(made.resolve("dev/synram/cli"));
        Path source = sources.resolve(name + ".java");
        Files.writeString(source, code);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        try (OutputStream file = Files.newOutputStream(made.resolve("program.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            for (Path compiled : list(sources)) {
                if (compiled.toString().endsWith(".class")) {
                    jar.putNextEntry(new JarEntry("dev/synram/cli/" + compiled.getFileName()));
                    jar.write(Files.readAllBytes(compiled));
                }
            }
        }
    }

    private void copy(String... files) throws IOException {
        for (String file : files) {
            Path target = home.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(PROJECT.resolve(file), target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private void jar(String name, String entry, byte[] content) throws IOException {
        try (OutputStream file = Files.newOutputStream(made.resolve(name));
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new JarEntry(entry));
            jar.write(content);
        }
    }

    /** Changes the word. Builds before lie ten seconds back, since some systems tell whole seconds only. */
    private void edit(String word) throws IOException {
        for (Path build : builds()) {
            age(build.resolve("build.stamp"), Duration.ofSeconds(10));
        }
        jar("word.jar", "word", word.getBytes(StandardCharsets.UTF_8));
        Files.writeString(home.resolve("cli/src/main/Word"), word);
    }

    private static void age(Path file, Duration by) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(by)));
    }

    private List<Path> builds() throws IOException {
        return Files.exists(home.resolve(".app"))
                ? list(home.resolve(".app")).stream()
                        .filter(path -> path.getFileName().toString().matches("\\d+-\\d+"))
                        .toList()
                : List.of();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Process start(int secondsOfBuild, String... arguments) throws IOException {
        return launcher(secondsOfBuild, arguments)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private ProcessBuilder launcher(int secondsOfBuild, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(home.resolve("synram").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MADE", made.toString());
        builder.environment().put("SECONDS_OF_BUILD", String.valueOf(secondsOfBuild));
        builder.environment().merge("PATH", "", (path, none) -> made + ":" + path);
        return builder;
    }

    private Process startJob() throws IOException {
        Process job = start(0, "wait");
        assertThat(job.inputReader().readLine()).isEqualTo("waiting");
        return job;
    }

    /** What a program says to the end of its life. */
    private static String said(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return said.strip();
    }

    private static String saidByJob(Process job) throws IOException, InterruptedException {
        job.getOutputStream().close();
        String said = job.inputReader().readLine();
        assertThat(job.waitFor()).isZero();
        return said;
    }

    private long numBuilds() throws IOException {
        return Files.readAllLines(made.resolve("builds")).size();
    }

    @Test
    void whatHasChangedIsBuilt() throws Exception {
        assertThat(said(start(0))).isEqualTo("one");
        assertThat(said(start(0))).isEqualTo("one");
        assertThat(numBuilds()).isEqualTo(1);
        edit("two");
        assertThat(said(start(0))).isEqualTo("two");
        assertThat(numBuilds()).isEqualTo(2);
    }

    /** Both kinds of loops give the same bits: plain ones are done before fast ones would be compiled. */
    @Test
    void onlyShortCommandsComputeWithPlainLoops() throws Exception {
        Files.writeString(home.resolve("small one.csv"), "1,2\n");
        Files.writeString(home.resolve("large.csv"), "1".repeat(70_000));
        String small = home.resolve("small one.csv").toString();
        String large = home.resolve("large.csv").toString();
        assertThat(said(start(0, "inspect", small))).isEqualTo("plain");
        assertThat(said(start(0, "inspect", small, "--chip", "2"))).isEqualTo("vectors");
        assertThat(said(start(0, "run", small))).isEqualTo("vectors");
        assertThat(said(start(0, "run", "--help"))).isEqualTo("plain");
        assertThat(said(start(0, "multiply", "--weights", small, "--inputs", small)))
                .isEqualTo("plain");
        assertThat(said(start(0, "multiply", "--weights=" + small, "--inputs=" + small)))
                .isEqualTo("plain");
        assertThat(said(start(0, "multiply", "--weights", small, "--inputs", large)))
                .isEqualTo("vectors");
        assertThat(said(start(0, "multiply", "--weights", small, "--inputs", small, "--runs", "9")))
                .isEqualTo("vectors");
        assertThat(said(start(0, "multiply", "--weights", small))).isEqualTo("vectors");
    }

    /** The list of commands starts from few jars where the build has left classes for it. What Java cannot use, it leaves out. */
    @Test
    void shortCommandsStartFromClassesOfTheirKind() throws Exception {
        assertThat(said(start(0, "--version"))).isEqualTo("all jars");
        Path list = builds().getFirst().resolve("list.aot");
        Files.writeString(list, "no classes");
        Files.copy(list, list.resolveSibling("inspect.aot"));
        assertThat(said(start(0, "--version"))).isEqualTo("few jars");
        assertThat(said(start(0, "--version", "--quiet"))).isEqualTo("all jars");
        assertThat(said(start(0, ""))).endsWith("one");
        assertThat(said(start(0, "inspect", "x"))).isEqualTo("plain");
        assertThat(errors(launcher(0, "--version"))).isEmpty();
    }

    /**
     * Before a short command, which starts from what is rehearsed; beside one that takes longer, whose terminal may be closed
     * meanwhile.
     */
    @Test
    void aBuildIsRehearsed() throws Exception {
        copy("scripts/LiftClassFiles.java");
        compile("Rehearsal", REHEARSAL);
        assertThat(said(start(0, "inspect", "x"))).isEqualTo("plain");
        assertThat(rehearsed()).containsExactly("help", "inspect", "list", "multiply");
        edit("two");
        ProcessBuilder closed = launcher(0);
        closed.command(
                "bash",
                "-c",
                "set -m; \"$0\" run x & wait $!; kill -HUP -- -$!",
                home.resolve("synram").toString());
        assertThat(said(closed.start())).isEqualTo("vectors");
        awaitRehearsal();
        assertThat(rehearsed()).containsExactly("help", "inspect", "list", "multiply");
    }

    /** Java ends with 0 even if it writes no file. Nothing is left, and nothing is built or rehearsed again. */
    @Test
    void theProgramStartsWithoutARehearsalThatFails() throws Exception {
        copy("scripts/LiftClassFiles.java");
        compile("Rehearsal", REHEARSAL);
        for (int i = 0; i < 2; i++) {
            ProcessBuilder failing = launcher(0, "inspect", "x").redirectError(ProcessBuilder.Redirect.DISCARD);
            failing.environment().put("JDK_AOT_VM_OPTIONS", "-Xbogus");
            assertThat(said(failing.start())).isEqualTo("plain");
            assertThat(list(newest()))
                    .extracting(path -> path.getFileName().toString())
                    .containsExactlyInAnyOrder("build.stamp", "rehearsed", "synram-cli-1.jar", "word.jar");
        }
        assertThat(numBuilds()).isEqualTo(1);
    }

    @Test
    void aRehearsalThatWasCutOffIsMadeUpFor() throws Exception {
        assertThat(said(start(0))).isEqualTo("one");
        copy("scripts/LiftClassFiles.java");
        Path cutOff = Files.createDirectory(newest().resolve("rehearsing"));
        Files.createFile(cutOff.resolve("list.aot.config"));
        assertThat(said(start(0, "inspect", "x"))).isEqualTo("plain");
        assertThat(cutOff.resolve("list.aot.config")).exists(); // it may not have been cut off
        age(cutOff, Duration.ofHours(1));
        ProcessBuilder rehearsing = launcher(0, "inspect", "x").redirectError(ProcessBuilder.Redirect.DISCARD);
        // It has no rehearsal whose classes could be kept.
        rehearsing.environment().put("JDK_AOT_VM_OPTIONS", "-Xbogus");
        assertThat(said(rehearsing.start())).isEqualTo("plain");
        awaitRehearsal();
        assertThat(cutOff).doesNotExist();
    }

    private void awaitRehearsal() throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!Files.exists(newest().resolve("rehearsed"))) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private Path newest() throws IOException {
        return home.resolve(
                ".app/" + Files.readString(home.resolve(".app/current")).strip());
    }

    /** The kinds of which the newest build has classes. */
    private List<String> rehearsed() throws IOException {
        return list(newest()).stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> name.endsWith(".aot"))
                .map(name -> name.substring(0, name.length() - 4))
                .sorted()
                .toList();
    }

    @Test
    void aBuildTakesNothingFromWhatRuns() throws Exception {
        Process job = startJob();
        edit("two");
        assertThat(said(start(0))).isEqualTo("two");
        delete(home.resolve("cli/target")); // as mvn clean does
        assertThat(saidByJob(job)).isEqualTo("one");
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Test
    void oldBuildsStayWhileSomethingRunsFromThem() throws Exception {
        Process job = startJob();
        Path first = builds().getFirst();
        for (String word : List.of("two", "three", "four", "five")) {
            edit(word);
            for (Path user : list(home.resolve(".app/users"))) {
                age(user, Duration.ofDays(3));
            }
            assertThat(said(start(0))).isEqualTo(word);
        }
        assertThat(builds()).hasSize(4).contains(first);
        assertThat(saidByJob(job)).isEqualTo("one");
        edit("six");
        assertThat(said(start(0))).isEqualTo("six");
        assertThat(builds()).hasSize(3).doesNotContain(first);
    }

    @Test
    void buildsShareWhatIsAlike() throws Exception {
        said(start(0));
        edit("two");
        said(start(0));
        assertThat(builds()).hasSize(2);
        assertThat(Files.isSameFile(
                        builds().getFirst().resolve("synram-cli-1.jar"),
                        builds().getLast().resolve("synram-cli-1.jar")))
                .isTrue();
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        Process first = start(1);
        Process second = start(1);
        assertThat(said(first)).isEqualTo("one");
        assertThat(said(second)).isEqualTo("one");
        assertThat(numBuilds()).isEqualTo(1);
    }

    @Test
    void anInterruptedBuildIsMadeAgain() throws Exception {
        Process process = start(2);
        while (!Files.exists(made.resolve("builds"))) {
            Thread.sleep(10);
        }
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(home.resolve(".build-lock")).doesNotExist();
        assertThat(said(start(0))).isEqualTo("one");
    }

    /** Nobody else fetches or loads the engine of sweeps. */
    @Test
    void sweepsAreBuiltWhenTheyAreFirstUsed() throws Exception {
        jar("engine.jar", "engine", new byte[0]);
        assertThat(said(start(0))).isEqualTo("one");
        assertThat(said(start(0, "sweep", "--help"))).isEqualTo("no engine");
        assertThat(builds()).hasSize(1).noneMatch(build -> Files.exists(build.resolve("sweep")));
        assertThat(errors(launcher(0, "sweep"))).contains("Apache Spark, which is fetched now, about 280 MB");
        assertThat(said(start(0, "sweep"))).isEqualTo("engine");
        assertThat(numBuilds()).isEqualTo(2);
        edit("two");
        assertThat(said(start(0))).isEqualTo("two");
        assertThat(said(start(0, "sweep"))).isEqualTo("engine");
        assertThat(numBuilds()).isEqualTo(3);
        assertThat(builds())
                .filteredOn(build -> Files.exists(build.resolve("sweep")))
                .hasSize(2)
                .allSatisfy(build -> assertThat(list(build.resolve("sweep")))
                        .extracting(jar -> jar.getFileName().toString())
                        .containsExactly("synram-sweep-1.jar"));
    }

    /** So is the server. */
    @Test
    void theServerIsBuiltWhenItIsFirstUsed() throws Exception {
        jar("engine.jar", "engine", new byte[0]);
        assertThat(said(start(0))).isEqualTo("one");
        assertThat(errors(launcher(0, "serve"))).contains("Helidon and gRPC, which are fetched now, about 30 MB");
        assertThat(said(start(0, "serve"))).isEqualTo("engine");
        assertThat(said(start(0, "sweep", "--help"))).isEqualTo("no engine");
        assertThat(numBuilds()).isEqualTo(2);
    }

    /** Together with that of sweeps, of which neither loads the other. */
    @Test
    void chipsBehindANetworkAreBuiltWhenTheyAreFirstUsed() throws Exception {
        jar("engine.jar", "engine", new byte[0]);
        assertThat(said(start(0, "calibrate"))).isEqualTo("no engine");
        assertThat(said(start(0, "chip-server", "--help"))).isEqualTo("no engine");
        assertThat(errors(launcher(0, "calibrate", "--server", "localhost:1")))
                .contains("need gRPC, which is fetched now, about 15 MB");
        assertThat(said(start(0, "chip-server"))).isEqualTo("engine");
        assertThat(said(start(0, "calibrate", "--server=localhost:1"))).isEqualTo("engine");
        assertThat(said(start(0, "calibrate"))).isEqualTo("no engine");
        assertThat(numBuilds()).isEqualTo(2);
        assertThat(said(start(0, "sweep"))).isEqualTo("engine");
        assertThat(said(start(0, "chip-server"))).isEqualTo("engine");
        assertThat(numBuilds()).isEqualTo(3);
    }

    /** Java's line about its Vector API is left out, and nothing else. */
    @Test
    void onlyTheWarningOfJavaIsLeftOut() throws Exception {
        said(start(0));
        assertThat(errors(launcher(0))).isEmpty();
        assertThat(errors(launcher(0, "fail"))).isEqualTo("WARNING: one\rtwo");
        ProcessBuilder options = launcher(0, "fail");
        options.environment().put("JDK_JAVA_OPTIONS", "-Dx=y");
        assertThat(errors(options)).isEqualTo("NOTE: Picked up JDK_JAVA_OPTIONS: -Dx=y\nWARNING: one\rtwo");
        options.environment().put("JDK_JAVA_OPTIONS", "-XX:+NoSuchOption");
        assertThat(errors(options)).contains("Unrecognized VM option 'NoSuchOption'", "Could not create");
    }

    private static String errors(ProcessBuilder launcher) throws IOException {
        Process process = launcher.start();
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void exitStatusAndSignalsAreThoseOfTheProgram() throws Exception {
        said(start(0));
        Process failed = start(0, "fail");
        assertThat(failed.waitFor()).isEqualTo(7);
        Process job = startJob();
        job.toHandle()
                .destroy(); // unlike that of the process, it leaves the standard input open, whose end would end the
        // job
        assertThat(job.waitFor()).isEqualTo(143);
    }

    /** The program runs without a standard error, and without a place for a pipe. */
    @Test
    void theProgramRunsWithoutAPipe() throws Exception {
        said(start(0));
        ProcessBuilder nowhere = launcher(0);
        nowhere.environment().put("TMPDIR", folder.resolve("missing").toString());
        assertThat(said(nowhere.start())).isEqualTo("one");
        ProcessBuilder closed = launcher(0);
        closed.command("sh", "-c", "exec \"$0\" 2>&-", home.resolve("synram").toString());
        assertThat(said(closed.start())).isEqualTo("one");
    }

    @Test
    void anArchiveRunsAsItIs() throws Exception {
        delete(home.resolve("scripts/app.sh"));
        Path lib = Files.createDirectory(home.resolve("lib"));
        Files.copy(made.resolve("word.jar"), lib.resolve("word.jar"));
        Files.copy(made.resolve("program.jar"), lib.resolve("program.jar"));
        assertThat(said(start(0))).isEqualTo("one");
        assertThat(made.resolve("builds")).doesNotExist();
    }
}
