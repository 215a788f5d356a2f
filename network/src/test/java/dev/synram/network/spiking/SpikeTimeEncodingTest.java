package dev.synram.network.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpikeTimeEncodingTest {

    @Test
    void valuesAreTimesInOrder() {
        SpikeTrain train = new SpikeTimeEncoding(2, 12, 3, 2).encode(new float[] {1, 0, 0.5f});
        assertThat(train.micros()).containsExactly(2, 2, 3, 3, 7, 7, 12, 12);
        assertThat(train.sources()).containsExactly(2, 3, 6, 7, 4, 5, 0, 1);
    }

    @Test
    void valuesAboveTheLargestHaveNoSpike() {
        SpikeTimeEncoding encoding = new SpikeTimeEncoding(2, 12, Double.NaN, 1, 0.6);
        SpikeTrain train = encoding.encode(new float[] {0.61f, 0.5f, 0.6f});
        assertThat(train.sources()).containsExactly(1, 2);
        assertThat(train.micros()).containsExactly(7, 8);
        assertThat(encoding.inputs(3)).isEqualTo(3);
    }

    @Test
    void scalingChangesAllTimes() {
        SpikeTrain train = new SpikeTimeEncoding(2, 12, 3, 1, 0.6).scaled(0.5).encode(new float[] {0.5f, 0.7f});
        assertThat(train.micros()).containsExactly(1.5f, 3.5f);
        assertThat(train.sources()).containsExactly(2, 0);
    }
}
