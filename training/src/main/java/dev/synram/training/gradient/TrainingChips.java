package dev.synram.training.gradient;

import dev.synram.chip.Chip;
import dev.synram.compiler.Compiler;
import java.util.List;

/**
 * Calibrated chips that a network is laid out on together.
 *
 * @param chips in the order of the compiler's machine
 * @param compiler lays the network out on them
 * @param gain LSB per unit of activation x weight at one send, measured on them
 */
public record TrainingChips(List<Chip> chips, Compiler compiler, double gain) {

    public TrainingChips {
        chips = List.copyOf(chips);
    }
}
