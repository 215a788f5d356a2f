package dev.synram.service.jobs;

import dev.synram.experiment.job.JobFolder;
import dev.synram.experiment.job.JobProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs each job in a process of its own, at the lowest priority where the system knows one: neither its memory nor its time is
 * inference's, and a mistake in a native library does not end the server.
 */
final class ProcessRunner implements JobRunner {

    private static final List<String> OPTIONS = List.of(
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:MaxRAMPercentage=40",
            "-Djava.awt.headless=true",
            "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider");

    /** Programs that run another one with less right to the processor; the second gives it only what is left over. */
    private static final List<List<String>> LOWER = List.of(List.of("nice", "-n", "19"), List.of("chrt", "-i", "0"));

    private final List<String> lowestPriority = lowestPriority();

    @Override
    public JobRun begin(JobFolder folder, int threads, Consumer<String> progress) {
        List<String> command = new ArrayList<>(lowestPriority);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), JobProcess.class.getName()));
        command.addAll(List.of(folder.path().toString(), String.valueOf(threads)));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectError(folder.log().toFile());
            builder.environment().remove("JDK_JAVA_OPTIONS"); // those of the server, such as its heap
            Process process = builder.start();
            return new ProcessRun(process, progress);
        } catch (IOException e) {
            return new FailedRun("no process can be started for the job: %s".formatted(e.getMessage()));
        }
    }

    private static List<String> lowestPriority() {
        return LOWER.stream()
                .filter(ProcessRunner::isUsable)
                .flatMap(List::stream)
                .toList();
    }

    /** Whether a program is there and may do this: containers can forbid it. */
    private static boolean isUsable(List<String> prefix) {
        try {
            return new ProcessBuilder(Stream.concat(prefix.stream(), Stream.of("true"))
                                    .toList())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private record FailedRun(String reason) implements JobRun {

        @Override
        public JobOutcome await() {
            return new JobOutcome.Failed(reason);
        }

        @Override
        public void stop() {
            // It has not begun.
        }
    }
}
