package dev.synram.simulator;

import dev.synram.chip.Chip;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.contract.ThreadedChipContract;
import dev.synram.simulator.error.ChipParameters;

class EventDrivenChipContractTest implements ThreadedChipContract {

    @Override
    public Chip open(int threads) {
        return new SimulatedChip(
                1, ChipParameters.nominal(), ChipGeometry.BRAINSCALES2, Fidelity.EVENT_DRIVEN, threads);
    }
}
