package dev.synram.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.Vectors;
import org.junit.jupiter.api.Test;

class MultiplyBenchmarkTest {

    @Test
    void multipliesWhatItClaims() {
        MultiplyBenchmark benchmark = new MultiplyBenchmark();
        benchmark.prepare();
        Vectors results = benchmark.multiply();
        benchmark.close();
        assertThat(results.count()).isEqualTo(1000);
        assertThat(results.data()).contains((byte) 127, (byte) 1, (byte) -50);
    }
}
