package dev.synram.cli;

import dev.synram.chip.random.CounterRandom;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files in the form of MNIST for tests of the command: each class is a bright bar at its own height, with noise. */
final class SyntheticDigits {

    private static final int SIDE = 28;

    private SyntheticDigits() {}

    static Path write(Path folder, int train, int test) throws IOException {
        Files.createDirectories(folder);
        write(folder, "train", train, 1);
        write(folder, "t10k", test, 2);
        return folder;
    }

    private static void write(Path folder, String part, int count, long seed) throws IOException {
        try (DataOutputStream images =
                        new DataOutputStream(Files.newOutputStream(folder.resolve(part + "-images-idx3-ubyte")));
                DataOutputStream labels =
                        new DataOutputStream(Files.newOutputStream(folder.resolve(part + "-labels-idx1-ubyte")))) {
            images.writeInt(0x803);
            images.writeInt(count);
            images.writeInt(SIDE);
            images.writeInt(SIDE);
            labels.writeInt(0x801);
            labels.writeInt(count);
            for (int i = 0; i < count; i++) {
                int label = CounterRandom.below(10, seed, i);
                labels.write(label);
                byte[] image = new byte[SIDE * SIDE];
                for (int p = 0; p < image.length; p++) {
                    boolean bar = Math.abs(10 * (p / SIDE) - 26 * label - 20) < 20;
                    int value = CounterRandom.below(120, seed + 10, (long) i * image.length + p);
                    image[p] = (byte) (bar ? 135 + value : value / 3);
                }
                images.write(image);
            }
        }
    }
}
