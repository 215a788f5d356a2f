package dev.synram.contract;

import dev.synram.chip.Chip;

class ExactChipTest implements ChipContract {

    @Override
    public Chip open() {
        return new ExactChip(3);
    }
}
