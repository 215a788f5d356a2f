package dev.synram.experiment.job;

import dev.synram.experiment.setting.SettingException;
import dev.synram.files.JsonText;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;

/**
 * The program that does one job, started by a server. Standard output has lines of JSON: steps of the work, or {@code error} with
 * the reason of a failure. The process ends when its standard input does: it does not outlive a server that was killed.
 */
public final class JobProcess {

    /** Exit status of a job that failed and has told why. */
    public static final int FAILED = 1;

    private static final int ABANDONED = 3;

    private JobProcess() {}

    /**
     * Does a job.
     *
     * @param arguments the folder of the job, in which its order is, and the number of threads
     */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        PrintStream lines = System.out;
        System.setOut(System.err); // what libraries print is no line of ours
        Thread.ofPlatform().daemon().start(JobProcess::endWithServer);
        JobFolder folder = new JobFolder(Path.of(arguments[0])).create();
        // A process of a killed server may still be ending: two must not write the same files.
        try (FileChannel channel =
                FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            JobOrder.read(Files.readAllBytes(folder.order()), Integer.parseInt(arguments[1]))
                    .job()
                    .run(folder, new ReportedProgress(lines::println));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            lines.println(JsonText.line(Map.of("error", reason(e, folder))));
            lines.flush();
            Runtime.getRuntime().halt(FAILED);
        }
        lines.flush();
        System.exit(0);
    }

    private static void endWithServer() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is sent.
            }
        } catch (IOException e) {
            // As at its end.
        }
        Runtime.getRuntime().halt(ABANDONED);
    }

    /** In the words of the program's exceptions, without the place of the folder. */
    private static String reason(Throwable problem, JobFolder folder) {
        if (problem instanceof SettingException setting) {
            return JobException.text(setting);
        }
        if (problem instanceof OutOfMemoryError) {
            return "the job needs more memory than there is; order a smaller one";
        }
        boolean own = problem.getClass().getName().startsWith("dev.synram.");
        return own
                ? String.valueOf(problem.getMessage()).replace(folder.path() + File.separator, "")
                : "internal error; the server's administrator finds it in %s of the job"
                        .formatted(folder.log().getFileName());
    }
}
