package dev.synram.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.kernel.parallel.Workers;
import dev.synram.kernel.provider.KernelProvider;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.Pool;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolStepTest {

    /** Windows that overlap and reach beyond the input; samples in rows and interleaved, by one thread and by three, which share only many samples. */
    @ParameterizedTest
    @CsvSource({
        "MAX, 0, 3, 1, 3, 5, 1",
        "MAX, 0, 2, 2, 3, 70, 3",
        "MAX, 0, 3, 2, 1, 70, 3",
        "AVERAGE, 0, 3, 2, 3, 70, 3",
        "MAX, 0, 3, 2, 3, 4000, 3",
        "AVERAGE, 0, 3, 2, 3, 4000, 3",
        "AVERAGE, 2, 2, 1, 1, 5, 1"
    })
    void everyElementIsThatOfItsWindow(
            Pool.Mode mode, int moreBits, int kernel, int stride, int channels, int samples, int threads) {
        Pool pool = new Pool(mode, Window.square(kernel).stride(stride).padding(kernel - 2), moreBits);
        Shape input = new Shape(channels, 5, 5);
        Im2col taps = pool.taps(input);
        Values from = Values.zeros(samples, input.size());
        new Random(1).nextBytes(from.data());
        Values to = Values.zeros(samples, taps.positions());
        try (Workers workers = new Workers(threads)) {
            HostLoops loops = new HostLoops(KernelProvider.best().digital(), workers);
            new PoolStep(mode, moreBits, taps, from, to, loops).run();
        }
        for (int sample = 0; sample < samples; sample++) {
            for (int element = 0; element < taps.positions(); element++) {
                int expected = expected(pool, taps, from, sample, element);
                assertThat((int) to.data()[at(to, sample, element)]).isEqualTo(expected);
            }
        }
    }

    private static int at(Values values, int sample, int element) {
        return values.row(sample / values.lanes(), element) + sample % values.lanes();
    }

    private static int expected(Pool pool, Im2col taps, Values from, int sample, int element) {
        int largest = Integer.MIN_VALUE;
        int sum = 0;
        int count = 0;
        for (int tap = 0; tap < taps.length(); tap++) {
            int index = taps.source()[element * taps.length() + tap];
            if (index != Im2col.PADDING) {
                int value = from.data()[at(from, sample, index)];
                largest = Math.max(largest, value);
                sum += value;
                count++;
            }
        }
        double mean = sum * (double) (1 << pool.moreBits()) / count;
        return pool.mode() == Pool.Mode.MAX ? largest : Math.clamp((int) Math.floor(mean + 0.5), -128, 127);
    }
}
