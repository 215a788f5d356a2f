package dev.synram.fuzz;

import com.sun.management.ThreadMXBean;
import dev.synram.fuzz.KindResult.Extreme;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Reads files of a kind, each damaged by its seed. */
public final class Fuzzer {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Path folder;

    /** Writes files to a folder, below which each kind has its own. */
    public Fuzzer(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads intact and damaged files.
     *
     * @param first the first seed; the others follow
     * @param files number of damaged files
     * @throws RuntimeException if an intact file is refused
     */
    public KindResult read(FileKind kind, long first, int files) throws IOException {
        Path home = folder.resolve(kind.name().replace(' ', '-'));
        for (String name : kind.beside().keySet()) {
            write(home.resolve(name), kind.beside().getOrDefault(name, new byte[0]));
        }
        Path file = home.resolve(kind.file());
        for (byte[] intact : kind.intact()) {
            write(file, intact);
            kind.reader().accept(file);
        }
        int refused = 0;
        List<String> faults = new ArrayList<>();
        Extreme slowest = Extreme.NONE;
        Extreme largest = Extreme.NONE;
        int read = 0;
        for (long seed = first; seed < first + files && faults.size() < KindResult.MOST_FAULTS; seed++) {
            write(file, kind.damaged(new Random(seed)));
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long begin = threads.getCurrentThreadCpuTime();
            try {
                kind.reader().accept(file);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                if (isRefusal(kind, file, e)) {
                    refused++;
                } else {
                    faults.add("seed %s: %s at %s".formatted(seed, e, place(e)));
                }
            }
            slowest = slowest.or((threads.getCurrentThreadCpuTime() - begin) / NANOS_PER_MILLI, seed);
            largest = largest.or(threads.getCurrentThreadAllocatedBytes() - bytes, seed);
            read++;
        }
        return new KindResult(kind.name(), read, refused, faults, slowest, largest);
    }

    /** A refusal names the file and is written for people. */
    private static boolean isRefusal(FileKind kind, Path file, Throwable problem) {
        String message = String.valueOf(problem.getMessage());
        return kind.refusal().isInstance(problem)
                && message.contains(String.valueOf(file.getFileName()))
                && !message.contains("Exception")
                && !message.contains(": null");
    }

    private static String place(Throwable problem) {
        StackTraceElement[] trace = problem.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(file, content);
    }
}
