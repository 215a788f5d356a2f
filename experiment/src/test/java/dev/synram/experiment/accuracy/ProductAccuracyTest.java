package dev.synram.experiment.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.data.file.IntegerMatrix;
import dev.synram.data.file.RealMatrix;
import org.junit.jupiter.api.Test;

class ProductAccuracyTest {

    private static final double GAIN = 0.002;

    private static RealMatrix exact(double... values) {
        return new RealMatrix(1, values.length, values);
    }

    private static IntegerMatrix results(int runs, int... values) {
        return new IntegerMatrix(runs, values.length / runs, values);
    }

    private static ProductAccuracy accuracy(RealMatrix exact, RealMatrix rounded, IntegerMatrix results, double gain) {
        return ProductAccuracy.of(
                (vector, exactRow, roundedRow) -> {
                    System.arraycopy(exact.values(), 0, exactRow, 0, exactRow.length);
                    System.arraycopy(rounded.values(), 0, roundedRow, 0, roundedRow.length);
                },
                1,
                results,
                gain);
    }

    /**
     * Errors 1, -2, 3, -2: their mean square is 18 / 4. The slope is (110 + 360 + 130 + 360) / 1000. The first product has
     * results 11 and 13, of variance 2; the second one has no noise.
     */
    @Test
    void figuresAreThoseComputedByHand() {
        ProductAccuracy accuracy = accuracy(exact(10, 20), exact(10, 20), results(2, 11, 18, 13, 18), GAIN);
        assertThat(accuracy.errorLsb()).isCloseTo(Math.sqrt(4.5), within(1e-12));
        assertThat(accuracy.relativeError()).isCloseTo(Math.sqrt(4.5 / 250), within(1e-12));
        assertThat(accuracy.largestErrorLsb()).isEqualTo(3);
        assertThat(accuracy.fittedGain()).isCloseTo(0.96 * GAIN, within(1e-12));
        assertThat(accuracy.noiseLsb()).isCloseTo(1, within(1e-12));
        assertThat(accuracy.roundingErrorLsb()).isZero();
        assertThat(accuracy.saturated()).isZero();
    }

    /** What rounding loses counts as an error of the result, but not of the chip's gain. */
    @Test
    void roundingBeforeTheChipIsAnError() {
        ProductAccuracy accuracy = accuracy(exact(10, 20), exact(13, 16), results(1, 13, 16), GAIN);
        assertThat(accuracy.roundingErrorLsb()).isCloseTo(Math.sqrt(12.5), within(1e-12));
        assertThat(accuracy.errorLsb()).isEqualTo(accuracy.roundingErrorLsb());
        assertThat(accuracy.fittedGain()).isCloseTo(GAIN, within(1e-12));
        assertThat(accuracy.noiseLsb()).as("one run shows no noise").isNull();
    }

    @Test
    void saturatedResultsAreErrorsButDoNotChangeTheGain() {
        ProductAccuracy accuracy =
                accuracy(exact(50, 500, -500), exact(50, 500, -500), results(1, 50, 127, -128), GAIN);
        assertThat(accuracy.fittedGain()).isCloseTo(GAIN, within(1e-12));
        assertThat(accuracy.saturated()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(accuracy.largestErrorLsb()).isEqualTo(373);
    }

    @Test
    void productsThatAreAllZeroHaveNoGain() {
        ProductAccuracy accuracy = accuracy(exact(0, 0), exact(0, 0), results(1, 2, -2), GAIN);
        assertThat(accuracy.fittedGain()).isNull();
        assertThat(accuracy.relativeError()).isNull();
        assertThat(accuracy.errorLsb()).isEqualTo(2);
    }
}
