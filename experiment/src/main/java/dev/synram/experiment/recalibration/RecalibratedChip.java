package dev.synram.experiment.recalibration;

import dev.synram.experiment.accuracy.AccuracyDifference;
import java.util.List;

/**
 * A network on one chip, before and after its recalibration there.
 *
 * @param chipSeed seed of the first chip
 * @param gain LSB per unit of activation x weight, measured
 * @param accuracyBefore accuracy of the given network, 0..1
 * @param accuracy accuracy of the recalibrated network on the same samples with the same noise, 0..1
 * @param difference how much larger the second is, with its interval over samples
 * @param layers what changed
 * @param seconds that the recalibration took, measured on the host
 */
public record RecalibratedChip(
        long chipSeed,
        double gain,
        double accuracyBefore,
        double accuracy,
        AccuracyDifference difference,
        List<CorrectedLayer> layers,
        double seconds) {

    public RecalibratedChip {
        layers = List.copyOf(layers);
    }
}
