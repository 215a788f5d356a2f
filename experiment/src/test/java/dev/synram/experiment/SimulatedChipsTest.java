package dev.synram.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.calibration.measurement.Response;
import dev.synram.chip.NoiseKey;
import dev.synram.experiment.setting.ChipSettings;
import org.junit.jupiter.api.Test;

class SimulatedChipsTest {

    /** All columns are the same but for rounding to LSB, and the measured gain is that of integers, 1/512, within 3 %. */
    @Test
    void exactChipsHaveNoErrors() {
        try (SimulatedChips chips =
                SimulatedChips.exact(ChipSettings.defaults().withChips(2).withThreads(2))) {
            assertThat(chips.simulated()).hasSize(2);
            assertThat(chips.gain()).isCloseTo(1.0 / 512, within(0.03 / 512));
            Response response = Response.measure(chips.simulated().get(1), NoiseKey.of(1));
            assertThat(response.gain()).isEqualTo(chips.gain());
            assertThat(response.temporalNoise()).isZero();
            assertThat(response.gainSpread()).isLessThan(0.01);
        }
    }
}
