package dev.synram.training.robustness;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.measurement.Response;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The size of the fixed pattern of calibrated chips, as it was measured on them at the age of their calibration.
 *
 * @param gain standard deviation of the gain over columns, as a share
 * @param synapse standard deviation of the gain over the synapses of a column, as a share
 * @param offset standard deviation of the results over columns at a product of 0, in LSB
 */
public record ChipPattern(double gain, double synapse, double offset) {

    /** Of chips that compute alike. */
    private static final ChipPattern NONE = new ChipPattern(0, 0, 0);

    /**
     * The root mean square over chips. Chips without a calibration were not measured and count as alike, as the ideal one does.
     *
     * @param calibrations of the chips of a training, see {@link Response}
     */
    public static ChipPattern of(List<Calibration> calibrations) {
        if (calibrations.isEmpty()) {
            return NONE;
        }
        List<Response> responses = calibrations.stream().map(Calibration::after).toList();
        return new ChipPattern(
                rootMeanSquare(responses, Response::gainSpread),
                rootMeanSquare(responses, Response::synapseDeviation),
                rootMeanSquare(responses, Response::offsetSpread));
    }

    private static double rootMeanSquare(List<Response> responses, ToDoubleFunction<Response> size) {
        return Math.sqrt(
                responses.stream().mapToDouble(size).map(x -> x * x).average().orElseThrow());
    }

    /** The same with another size. */
    ChipPattern times(double factor) {
        return new ChipPattern(factor * gain, factor * synapse, factor * offset);
    }
}
