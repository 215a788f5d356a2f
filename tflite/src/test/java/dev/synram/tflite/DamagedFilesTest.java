package dev.synram.tflite;

import static dev.synram.tflite.TfliteBuilder.option;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.tflite.schema.TfliteException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are read or refused, and nothing else happens. */
class DamagedFilesTest {

    private static final int MUTATIONS = Integer.getInteger("synram.tflite.mutations", 1_000);

    @TempDir
    Path folder;

    private Path write(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("network.tflite"), bytes);
    }

    @Test
    void damagedFilesGiveOnlyTheReadersException() throws Exception {
        Random random = new Random(18);
        byte[] network = network();
        int refused = 0;
        Duration slowest = Duration.ZERO;
        for (int i = 0; i < MUTATIONS; i++) {
            Path file = write(mutated(network, random));
            Instant start = Instant.now();
            try {
                TfliteFile.read(file);
            } catch (TfliteException e) {
                refused++;
                assertThat(e).hasMessageContaining("network.tflite");
            }
            Duration taken = Duration.between(start, Instant.now());
            slowest = taken.compareTo(slowest) > 0 ? taken : slowest;
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 10);
        assertThat(slowest).isLessThan(Duration.ofSeconds(10));
    }

    /** Some bits, bytes or offsets changed, or the end cut off. */
    private static byte[] mutated(byte[] network, Random random) {
        byte[] bytes = network.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            int place = random.nextInt(bytes.length - 8);
            switch (random.nextInt(5)) {
                case 0 -> bytes[place] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[place] = (byte) random.nextInt();
                case 2 -> numbers(bytes).putInt(place & -4, random.nextInt());
                case 3 -> numbers(bytes).putInt(place & -4, random.nextInt(2 * bytes.length) - bytes.length);
                default -> {
                    if (random.nextInt(8) == 0) {
                        bytes = Arrays.copyOf(bytes, place + 8);
                        change = 0;
                    } else {
                        numbers(bytes).putShort(place & -2, (short) random.nextInt(64));
                    }
                }
            }
        }
        return bytes;
    }

    private static ByteBuffer numbers(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A small quantized network of most operators. */
    private static byte[] network() {
        TfliteBuilder file = new TfliteBuilder();
        TfliteBuilder.Scale scale = TfliteBuilder.Scale.of(0.1, 0);
        int input = file.quantizedResults("input", TfliteBuilder.INT8, scale, 1, 6, 6, 2);
        int padded = file.quantizedResults("padded", TfliteBuilder.INT8, scale, 1, 8, 8, 2);
        int zeros = file.integers("zeros", TfliteBuilder.Scale.NONE, new int[] {0, 0, 1, 1, 1, 1, 0, 0}, 4, 2);
        file.operator(34, new int[] {input, zeros}, padded);
        TfliteBuilder.Scale scales = new TfliteBuilder.Scale(new float[] {0.1f, 0.2f}, new long[2], 0);
        int filters = file.bytes("filters", TfliteBuilder.INT8, scales, new byte[36], 2, 3, 3, 2);
        int conv = file.quantizedResults("conv;relu", TfliteBuilder.INT8, scale, 1, 6, 6, 2);
        int bias = file.integers("bias", scales, new int[] {1, 2}, 2);
        TfliteBuilder.Option[] window = {
            option(0, (byte) 1), option(1, 1), option(2, 1), option(3, (byte) 1), option(4, 1), option(5, 1)
        };
        file.operator(3, new int[] {padded, filters, bias}, conv, window);
        int sum = file.quantizedResults("sum", TfliteBuilder.INT8, scale, 1, 6, 6, 2);
        file.operator(0, new int[] {input, conv}, sum, option(0, (byte) 1));
        int joined = file.quantizedResults("joined", TfliteBuilder.INT8, scale, 1, 6, 6, 4);
        file.operator(2, new int[] {sum, conv}, joined, option(0, 3));
        int pooled = file.quantizedResults("pooled", TfliteBuilder.INT8, scale, 1, 3, 3, 4);
        TfliteBuilder.Option[] pool = {option(0, (byte) 0), option(1, 2), option(2, 2), option(3, 2), option(4, 2)};
        file.operator(17, new int[] {joined}, pooled, pool);
        int flat = file.quantizedResults("flat", TfliteBuilder.INT8, scale, 1, 36);
        file.operator(22, new int[] {pooled, file.integers("shape", 1, 36)}, flat);
        int weights = file.halves("weights", new float[72], 2, 36);
        int real = file.results("real", 2, 36);
        file.operator(6, new int[] {weights}, real);
        int output = file.results("output", 1, 2);
        file.operator(9, new int[] {flat, real, -1}, output, option(0, (byte) 0));
        return file.build(input, output);
    }

    @Test
    void intactFileIsRead() throws Exception {
        assertThat(TfliteFile.read(write(network()))
                        .network()
                        .network()
                        .output()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void weightsSharedByManyOperatorsDoNotFillTheMemory() throws Exception {
        TfliteBuilder file = new TfliteBuilder();
        TfliteBuilder.Scale scale = TfliteBuilder.Scale.of(0.1, 0);
        int weights = file.bytes("weights", TfliteBuilder.INT8, scale, new byte[256 * 256], 256, 256);
        int input = file.results("input", 1, 256);
        int last = input;
        for (int i = 0; i < 60; i++) {
            int next = file.results("layer" + i, 1, 256);
            file.operator(9, new int[] {last, weights, -1}, next, option(0, (byte) 0));
            last = next;
        }
        Path path = write(file.build(input, last));

        assertThatThrownBy(() -> TfliteFile.read(path))
                .isInstanceOf(TfliteException.class)
                .hasMessageContaining("share weights");
    }

    @Test
    void otherFilesAreNamed() throws Exception {
        assertThatThrownBy(() -> TfliteFile.read(write(new byte[0])))
                .isInstanceOf(TfliteException.class)
                .hasMessageContaining("no TensorFlow Lite file");
        assertThatThrownBy(() -> TfliteFile.read(write(new byte[100])))
                .isInstanceOf(TfliteException.class)
                .hasMessageContaining("no TensorFlow Lite file");
        assertThatThrownBy(() -> TfliteFile.read(folder.resolve("missing.tflite")))
                .isInstanceOf(TfliteException.class)
                .hasMessageContaining("missing.tflite");
    }
}
