package dev.synram.experiment.sweep.row;

import dev.synram.calibration.measurement.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What is measured on chips in one setting.
 *
 * @param network what the network does; empty in a sweep without a network
 * @param response of the chips at their age to multiplications, mean over them; empty for chips with spiking neurons
 * @param failures number of settings of all chips, or of spiking neurons, that the calibration did not find; 0 for chips that
 *     are not calibrated
 */
public record SweepMeasurement(Optional<NetworkMeasurement> network, Optional<Response> response, int failures) {

    /** The mean of the responses of several chips. */
    public static Response mean(List<Response> responses) {
        return new Response(
                mean(responses, Response::gain),
                mean(responses, Response::gainSpread),
                mean(responses, Response::offsetSpread),
                mean(responses, Response::fixedPattern),
                mean(responses, Response::temporalNoise));
    }

    private static double mean(List<Response> responses, ToDoubleFunction<Response> metric) {
        return responses.stream().mapToDouble(metric).average().orElseThrow();
    }
}
