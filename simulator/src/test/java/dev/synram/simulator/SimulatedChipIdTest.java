package dev.synram.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedChipIdTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -5, Long.MAX_VALUE, Long.MIN_VALUE})
    void theIdOfAChipTellsItsErrorsAndItsSeed(long seed) {
        ChipParameters halved = ChipParameters.nominal().scaled(ErrorSource.SYNAPSE_GAIN, 0.5);
        for (ChipParameters parameters : new ChipParameters[] {ChipParameters.ideal(), halved}) {
            try (SimulatedChip chip = new SimulatedChip(seed, parameters, 1)) {
                assertThat(SimulatedChipId.parse(chip.id())).contains(new SimulatedChipId(parameters.name(), seed));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simulated-nominal-01",
                "",
                "hx-7",
                "simulated-nominal",
                "simulated--7",
                "simulated-nominal-99999999999999999999"
            })
    void idsOfOtherChipsAreNone(String text) {
        assertThat(SimulatedChipId.parse(text)).isEmpty();
    }
}
