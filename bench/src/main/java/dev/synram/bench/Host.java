package dev.synram.bench;

import dev.synram.kernel.provider.KernelProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The host on which metrics were measured.
 *
 * @param processor name of the processor reported by the system
 * @param processors number of processors available to the program
 * @param threads number of threads used
 * @param system operating system and architecture
 * @param java version of Java
 * @param kernels implementation of the kernels
 * @param peer versions of the peers, or null without any
 */
public record Host(
        String processor,
        int processors,
        int threads,
        String system,
        String java,
        String kernels,
        @Nullable String peer) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** The current host. */
    public static Host here(int threads, @Nullable String peer) {
        return new Host(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                threads,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.version().toString(),
                KernelProvider.best().name(),
                peer);
    }

    private static String processorName() {
        String unknown = "unknown processor";
        if (!Files.isReadable(PROCESSORS)) {
            return unknown;
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(unknown);
        } catch (IOException e) {
            return unknown;
        }
    }
}
