package dev.synram.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MultiplyBenchmarkTest {

    /** Random weights on a chip that is not calibrated: results of some tens of LSB, the same at each call. */
    @Test
    void multipliesAWholeHemisphereRepeatably() {
        MultiplyBenchmark benchmark = new MultiplyBenchmark();
        benchmark.prepare();
        byte[] first = benchmark.multiply().data().clone();
        byte[] second = benchmark.multiply().data();
        benchmark.close();
        assertThat(first).hasSize(1000 * 256).isEqualTo(second);
        double squares = 0;
        for (byte result : first) {
            squares += result * result / (double) first.length;
        }
        assertThat(Math.sqrt(squares)).isBetween(10.0, 70.0);
    }
}
