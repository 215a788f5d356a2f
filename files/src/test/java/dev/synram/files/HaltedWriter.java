package dev.synram.files;

import dev.synram.contract.fault.Fault;
import dev.synram.contract.fault.FaultyFileSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process of its own that publishes a set or holds a temporary file, until it is halted. */
final class HaltedWriter {

    /** The exit status of a process that is halted. */
    static final int HALTED = 137;

    private HaltedWriter() {}

    /** Arguments: a folder, and the number of the change at which it halts, or 0 to hold a temporary file until its input ends. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int at = Integer.parseInt(arguments[1]);
        if (at == 0) {
            FileOutput.write(folder.resolve("held"), out -> {
                out.write(1);
                System.out.write('r');
                System.out.flush();
                out.write(System.in.readAllBytes());
            });
            return;
        }
        Path faulty = FaultyFileSystem.of(folder, Fault.HALT, at);
        FileOutput.requireReplaceable(faulty.resolve("single"));
        FileOutput.write(faulty.resolve("single"), out -> out.write(2));
        VersionedSet.publish(faulty.resolve("results"), 2);
    }

    static Process start(Path folder, int at) throws IOException {
        // Only what is needed: a short class path starts faster.
        String classPath = String.join(
                File.pathSeparator,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry ->
                                !entry.endsWith(".jar") || entry.contains("synram") || entry.contains("assertj"))
                        .toList());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx32m",
                "-cp",
                classPath,
                HaltedWriter.class.getName()));
        command.add(folder.toString());
        command.add(Integer.toString(at));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
