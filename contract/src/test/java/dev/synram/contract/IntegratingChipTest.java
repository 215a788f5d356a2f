package dev.synram.contract;

import dev.synram.chip.Chip;

class IntegratingChipTest implements ChipContract {

    @Override
    public Chip open() {
        return new IntegratingChip();
    }
}
