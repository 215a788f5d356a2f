package dev.synram.contract.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads many damaged files: each must give its content or a given exception within a time limit. */
public final class DamagedFiles {

    /** Number of files; {@code -Dsynram.jvm=-Dsynram.damaged=20000} tries more. */
    private static final int TRIES = Integer.getInteger("synram.damaged", 400);

    private static final long MOST_MILLIS = 10_000;

    private DamagedFiles() {}

    /**
     * Reads files damaged with the seeds 0, 1, 2 and so on.
     *
     * @param file path of the damaged file
     * @param refusal the only exception allowed
     * @param damaged creates the content of a file
     * @param reader reads the file
     */
    public static void tryAll(
            Path file,
            Class<? extends RuntimeException> refusal,
            Function<Random, byte[]> damaged,
            Consumer<Path> reader)
            throws IOException {
        int refused = 0;
        long slowest = 0;
        for (int seed = 0; seed < TRIES; seed++) {
            Files.write(file, damaged.apply(new Random(seed)));
            long begin = System.nanoTime();
            try {
                reader.accept(file);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                if (!refusal.isInstance(e)) {
                    throw new AssertionError("seed %s gives %s".formatted(seed, e), e);
                }
                assertThat(e.getMessage())
                        .as("seed %s", seed)
                        .contains(String.valueOf(file.getFileName()))
                        .doesNotContain("Exception", ": null");
                refused++;
            }
            slowest = Math.max(slowest, (System.nanoTime() - begin) / 1_000_000);
        }
        System.out.printf(
                "%s: %s of %s refused, the slowest took %s ms%n", file.getFileName(), refused, TRIES, slowest);
        assertThat(refused).as("damage is detected").isGreaterThan(TRIES / 4);
        assertThat(slowest).isLessThan(MOST_MILLIS);
    }
}
