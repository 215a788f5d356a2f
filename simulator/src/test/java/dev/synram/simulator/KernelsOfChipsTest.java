package dev.synram.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.RowMode;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.scalar.ScalarKernels;
import dev.synram.kernel.simd.SimdKernels;
import dev.synram.simulator.error.ChipParameters;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A chip's results do not depend on the implementation of its kernels. */
class KernelsOfChipsTest {

    private static byte[] results(Fidelity fidelity, Kernels kernels) {
        ChipParameters parameters = ChipParameters.nominal();
        try (Chip chip = new SimulatedChip(3, parameters, ChipGeometry.BRAINSCALES2, fidelity, 2, kernels)) {
            Block signed = new Block(0, 5, 70, 33, 101);
            Block unsigned = new Block(1, 9, 80, 3, 50, RowMode.UNSIGNED);
            chip.writeWeights(signed, Patterns.randomWeights(signed, 1));
            byte[] weights = Patterns.randomWeights(unsigned, 2);
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (byte) Math.abs(weights[i]);
            }
            chip.writeWeights(unsigned, weights);
            byte[] first = multiply(chip, signed, 37);
            byte[] second = multiply(chip, unsigned, 1);
            byte[] all = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, all, first.length, second.length);
            return all;
        }
    }

    private static byte[] multiply(Chip chip, Block block, int count) {
        Vectors activations = Patterns.randomActivations(count, block.inputs(), 7);
        return Patterns.multiply(chip, block, MacSettings.DEFAULT, activations);
    }

    @ParameterizedTest
    @EnumSource
    void bothGiveTheSameBits(Fidelity fidelity) {
        byte[] scalar = results(fidelity, ScalarKernels.all());
        assertThat(results(fidelity, SimdKernels.all())).isEqualTo(scalar);
        assertThat(scalar).isNotEqualTo(new byte[scalar.length]);
    }
}
