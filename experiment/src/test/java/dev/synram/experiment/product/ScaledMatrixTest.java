package dev.synram.experiment.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.file.RealMatrix;
import org.junit.jupiter.api.Test;

class ScaledMatrixTest {

    private static RealMatrix row(double... values) {
        return new RealMatrix(1, values.length, values);
    }

    @Test
    void wholeNumbersAreTakenAsTheyAre() {
        ScaledMatrix scaled = ScaledMatrix.of(row(-63, 0, 5), 63);
        assertThat(scaled.unit()).isEqualTo(1);
        assertThat(scaled.integers().values()).containsExactly(-63, 0, 5);
    }

    /** 3.1 becomes 31, so 1 stands for 0.1; 0.25 and -1.04 are 2.5 and -10.4 of it, ties to the even integer. */
    @Test
    void theLargestMagnitudeOfOthersBecomesTheLargestInteger() {
        ScaledMatrix scaled = ScaledMatrix.of(row(3.1, 0.25, -1.04), 31);
        assertThat(scaled.unit()).isEqualTo(0.1);
        assertThat(scaled.integers().values()).containsExactly(31, 2, -10);
        assertThat(scaled.rounded(0, 2)).isEqualTo(-1);
    }

    @Test
    void wholeNumbersAreScaledIfThatIsWanted() {
        assertThat(ScaledMatrix.fitted(row(126, -2), 63).integers().values()).containsExactly(63, -1);
        assertThat(ScaledMatrix.fitted(row(0, 0), 63).unit()).isEqualTo(1);
    }

    @Test
    void wholeNumbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> ScaledMatrix.of(row(1, -64), 63))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1, column 2 is -64; allowed are -63..63 in a matrix of whole numbers");
    }
}
