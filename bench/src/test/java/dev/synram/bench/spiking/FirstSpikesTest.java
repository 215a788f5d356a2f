package dev.synram.bench.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FirstSpikesTest {

    /** Errors of 100 and 300 ns, one spike missing, one too many, and two after the end of what is compared. */
    @Test
    void errorsAreThoseOfSpikesThatBothHave() {
        FirstSpikes reference = new FirstSpikes(2, 3);
        reference.add(0, 0, 5);
        reference.add(0, 1, 6);
        reference.add(0, 2, 7);
        reference.add(1, 0, 37.5);
        FirstSpikes found = new FirstSpikes(2, 3);
        found.add(0, 0, 9);
        found.add(0, 0, 5.1);
        found.add(0, 1, 6.3);
        found.add(1, 1, 8);
        found.add(1, 2, 37.6);
        SpikeTimeError error = found.errorAgainst(reference, 37);
        assertThat(error.compared()).isEqualTo(2);
        assertThat(error.missing()).isEqualTo(1);
        assertThat(error.additional()).isEqualTo(1);
        assertThat(error.medianNanos()).isCloseTo(100, within(1e-6));
        assertThat(error.rmsNanos()).isCloseTo(Math.sqrt(50_000), within(1e-6));
        assertThat(error.largestNanos()).isCloseTo(300, within(1e-6));
    }

    /** Errors of 0..1000 ns, then with one of 1 ms in place of the last: the central error is the same. */
    @Test
    void oneLargeErrorDoesNotChangeTheCentralOne() {
        FirstSpikes reference = new FirstSpikes(1, 1001);
        FirstSpikes found = new FirstSpikes(1, 1001);
        FirstSpikes worse = new FirstSpikes(1, 1001);
        for (int neuron = 0; neuron < 1001; neuron++) {
            reference.add(0, neuron, 10);
            found.add(0, neuron, 10 + neuron / 1e3);
            worse.add(0, neuron, neuron < 1000 ? 10 + neuron / 1e3 : 1010);
        }
        SpikeTimeError error = found.errorAgainst(reference, 37);
        assertThat(error.centralNanos()).isCloseTo(341.35, within(1.0));
        assertThat(worse.errorAgainst(reference, 37).centralNanos()).isCloseTo(error.centralNanos(), within(1e-6));
        assertThat(worse.errorAgainst(reference, 37).rmsNanos()).isGreaterThan(30_000);
    }

    @Test
    void nothingToCompareIsSaid() {
        FirstSpikes reference = new FirstSpikes(1, 2);
        reference.add(0, 0, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FirstSpikes(1, 2).errorAgainst(reference, 37))
                .withMessageContaining("no spikes to compare: 1 are missing");
    }

    @Test
    void spikesOfThePeerAreRead() {
        FirstSpikes spikes = FirstSpikes.parse("[[[1, 4.25], [0, 3], [1, 2.5]], []]", 2, 2);
        assertThat(spikes.count()).isEqualTo(2);
        assertThat(spikes.micros(0, 0)).isEqualTo(3);
        assertThat(spikes.micros(0, 1)).isEqualTo(2.5);
        assertThat(spikes.micros(1, 1)).isInfinite();
    }
}
