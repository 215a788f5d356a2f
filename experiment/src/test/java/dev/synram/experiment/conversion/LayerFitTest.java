package dev.synram.experiment.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.setting.ConversionEffort;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.quantization.MacScaling.Arrangement;
import dev.synram.network.quantization.ResultLimit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LayerFitTest {

    private static LayerFit fit(byte reading, byte result, ResultLimit limit) {
        byte[] readings = new byte[100];
        byte[] results = new byte[100];
        float[] wanted = new float[100];
        Arrays.fill(readings, reading);
        Arrays.fill(results, result);
        Arrays.fill(wanted, 1);
        Arrangement arrangement = new Arrangement(RowSlices.PLAIN, 31, new ColumnMean(1, List.of(1)), 0);
        return LayerFit.of("a", readings, results, wanted, 50, limit, arrangement, 1, 1);
    }

    /** Readings of 20 become 50 by a digital bias of 80 LSB and a shift of one bit. */
    @Test
    void usualResultsAreThoseThatLayersTake() {
        ResultLimit inner = new ResultLimit(124, 1, ResultLimit.Negative.KEPT, Float.POSITIVE_INFINITY);
        assertThat(fit((byte) 20, (byte) 100, inner).usualLsb()).isEqualTo(50);
        ResultLimit last = new ResultLimit(80, 1, ResultLimit.Negative.SMALL, Float.POSITIVE_INFINITY);
        LayerFit fit = fit((byte) -100, (byte) -120, last);
        assertThat(fit.usualLsb()).isEqualTo(60).isLessThan(fit.limitLsb());
        assertThat(fit.limitLsb()).isEqualTo(Byte.MAX_VALUE);
    }

    @Test
    void whatWasGivenIsNotRecommended() {
        ResultLimit limit = new ResultLimit(124, 1, ResultLimit.Negative.KEPT, Float.POSITIVE_INFINITY);
        LayerFit clipped = fit(Byte.MAX_VALUE, (byte) 100, limit);
        assertThat(clipped.warning(ConversionEffort.FAST)).contains("--convert thorough");
        assertThat(clipped.warning(ConversionEffort.THOROUGH))
                .contains("is clipped")
                .doesNotContain("--convert");
    }
}
