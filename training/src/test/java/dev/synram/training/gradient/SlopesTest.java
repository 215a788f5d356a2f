package dev.synram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Requantize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlopesTest {

    /** Results of 64 and more give the activation 31, which with a shift of two bits only the largest results do. */
    @ParameterizedTest
    @CsvSource({
        "ZERO,   1, -1,  0",
        "ZERO,   1, 0,   0",
        "ZERO,   1, 1,   0.5",
        "ZERO,   1, 63,  0.5",
        "ZERO,   1, 64,  0",
        "ZERO,   1, 127, 0",
        "ZERO,   2, 127, 0.25",
        "PASSED, 1, -1,  0",
        "PASSED, 1, 0,   0",
        "PASSED, 1, 64,  0.5",
        "PASSED, 1, 127, 0.5",
        "PASSED, 2, 127, 0.25"
    })
    void aConvertingReluHasASlopeUpToItsLimit(SaturationGradient saturation, int shift, byte result, float expected) {
        Slopes slopes = new Slopes(saturation);
        ConvertingRelu relu = new ConvertingRelu(shift);
        boolean rises =
                result > 0 && result <= slopes.at(new byte[] {result}, relu).largest();
        assertThat(rises ? slopes.at(new byte[] {result}, relu).slope() : 0f).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ZERO,   1, -64, 0",
        "ZERO,   1, -63, 0.5",
        "ZERO,   1, 0,   0.5",
        "ZERO,   1, 64,  0",
        "PASSED, 1, -128, 0.5",
        "PASSED, 1, 64,  0.5"
    })
    void aSignedRequantizationHasASlopeOnBothSides(
            SaturationGradient saturation, int shift, byte result, float expected) {
        assertThat(new Slopes(saturation).of(new Requantize(shift))[result & 0xff])
                .isEqualTo(expected);
    }
}
