package dev.synram.experiment.spiking.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.network.spiking.SpikeTrain;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;

class RateEncodingTest {

    private static final SpikeIntervals REGULAR = SpikeIntervals.REGULAR;
    private static final SpikeIntervals POISSON = SpikeIntervals.POISSON;

    @Example
    void regularSpikesAreTheMoreTheLargerTheValueIs() {
        RateEncoding encoding = new RateEncoding(2, 10, 0, 4, REGULAR, true, 1, 1);
        SpikeTrain train = encoding.encode(new float[] {0, 0.5f});
        assertThat(encoding.inputs(2)).isEqualTo(3);
        assertThat(train.sources()).containsExactly(2, 1, 2, 2, 1, 2);
        assertThat(train.micros()).containsExactly(3, 4, 5, 7, 8, 9);
        assertThat(encoding.scaled(2).encode(new float[] {0, 0.5f}).micros()).containsExactly(6, 8, 10, 14, 16, 18);
    }

    /** The brightest pixels spike most. */
    @Example
    void ratesMayFall() {
        RateEncoding encoding = new RateEncoding(0, 6, 3, 0, REGULAR, false, 2, 1);
        SpikeTrain train = encoding.encode(new float[] {1, 0});
        assertThat(train.sources()).containsExactly(2, 3, 2, 3, 2, 3);
        assertThat(train.micros()).containsExactly(1, 1, 3, 3, 5, 5);
    }

    /** Every spike is in the window, and a value has the number of spikes that it tells, rounded. */
    @Property(tries = 200)
    void regularSpikesAreCountedExactly(
            @ForAll @FloatRange(max = 1) float value,
            @ForAll @DoubleRange(max = 20) double atZero,
            @ForAll @DoubleRange(max = 20) double atOne) {
        RateEncoding encoding = new RateEncoding(1.5, 7.5, atZero, atOne, REGULAR, false, 1, 1);
        SpikeTrain train = encoding.encode(new float[] {value});
        assertThat((double) train.count()).isCloseTo(atZero + value * (atOne - atZero), within(0.5 + 1e-9));
        for (float time : train.micros()) {
            assertThat(time).isBetween(1.5f, 7.5f);
        }
    }

    /** Counts of 2,000 inputs: mean and variance are 5, each within 5 standard errors, so false alarms are below 1 in a million. */
    @Example
    void poissonTrainsHavePoissonCounts() {
        RateEncoding encoding = new RateEncoding(2, 22, 0, 10, POISSON, false, 2000, 7);
        int[] counts = new int[2000];
        for (int source : encoding.encode(new float[] {0.5f}).sources()) {
            counts[source]++;
        }
        double mean = Arrays.stream(counts).average().orElseThrow();
        double variance = Arrays.stream(counts)
                .mapToDouble(count -> (count - mean) * (count - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(5, within(5 * Math.sqrt(5 / 2000.0)));
        assertThat(variance).isCloseTo(5, within(5 * Math.sqrt((5 + 2 * 25) / 2000.0)));
        double regular = encoding(REGULAR, 7).encode(new float[] {0.5f}).count();
        assertThat(regular).as("no variance").isEqualTo(5);
    }

    private static RateEncoding encoding(SpikeIntervals intervals, long seed) {
        return new RateEncoding(2, 22, 0, 10, intervals, false, 1, seed);
    }

    @Example
    void trainsFollowFromSeedAndSample() {
        float[] sample = {0.8f};
        float[] times = encoding(POISSON, 1).encode(sample).micros();
        assertThat(encoding(POISSON, 1).encode(sample.clone()).micros()).containsExactly(times);
        assertThat(encoding(POISSON, 2).encode(sample).micros()).isNotEqualTo(times);
        assertThat(encoding(POISSON, 1).encode(new float[] {0.8000001f}).micros())
                .isNotEqualTo(times);
    }

    @Example
    void impossibleRatesAreRefused() {
        assertThatThrownBy(() -> new RateEncoding(3, 2, 0, 1, REGULAR, false, 1, 1))
                .hasMessage("rates last from 3.0 to 2.0 µs; give times of 0 or more, the early one first");
        assertThatThrownBy(() -> new RateEncoding(0, 2, -1, 1, REGULAR, false, 1, 1))
                .hasMessage("0 has -1.0 spikes and 1 has 1.0; both must be 0..1000");
        assertThatThrownBy(() -> InputCode.of("phase"))
                .hasMessage("phase is no encoding; give one of time, rate, poisson");
    }
}
