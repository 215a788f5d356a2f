package dev.synram.experiment.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PoissonSpikesTest {

    /** 100,000 expected: 1 % are 3.2 standard deviations, a false alarm in 600 keys. The variance of counts is their mean. */
    @Test
    void ratesAndVariancesAreThoseOfAPoissonProcess() {
        List<Double> times = new PoissonSpikes(1, 1e5).until(1e6);
        assertThat(times).isSorted();
        assertThat(times.size()).isBetween(99_000, 101_000);
        int[] counts = new int[10_000];
        times.forEach(time -> counts[(int) (time / 100)]++);
        double variance = 0;
        for (int count : counts) {
            variance += (count - 10) * (count - 10) / 10_000.0;
        }
        assertThat(variance).isBetween(9.3, 10.7); // 5 standard deviations
    }

    @Test
    void keysGiveProcessesOfTheirOwn() {
        assertThat(new PoissonSpikes(1, 1e5).until(1000))
                .isEqualTo(new PoissonSpikes(1, 1e5).until(1000))
                .isNotEqualTo(new PoissonSpikes(2, 1e5).until(1000));
        assertThat(new PoissonSpikes(1, 1).until(100)).isEmpty();
    }
}
