package dev.synram.contract;

import static dev.synram.contract.Signals.NOISE;
import static dev.synram.contract.SpikingSignals.prepare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synram.chip.Chip;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.List;

/** Provides the chip under test for spiking neurons. */
public interface SpikingChipUnderTest extends ChipUnderTest {

    /** The chip, prepared so that its neurons are silent without events; the test is skipped if it cannot spike. */
    default Chip openSpiking() {
        Chip chip = open();
        if (!chip.canSpike()) {
            chip.close();
            assumeTrue(false, "the chip cannot spike");
        }
        prepare(chip);
        return chip;
    }

    /** Plays one run. */
    default SpikingRecord emulateOne(Chip chip, SpikingConfiguration configuration, SpikingRun run) {
        List<SpikingRecord> records = chip.emulate(configuration, List.of(run), NOISE);
        assertThat(records).hasSize(1);
        return records.getFirst();
    }
}
