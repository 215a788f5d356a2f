package dev.synram.experiment.spiking;

import dev.synram.calibration.Metric;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Json;
import java.util.List;

/**
 * How the neurons of a calibrated chip respond.
 *
 * @param version of the program
 * @param chip name of the chip
 * @param calibration how it was calibrated, and how long ago
 * @param seed of the noise
 * @param neurons number of calibrated neurons, over which means and standard deviations are
 * @param metrics every quantity before and right after calibration
 * @param rateCurve rates over offset currents
 * @param excitatoryPotential mean excitatory postsynaptic potential of a synapse of weight 63
 * @param inhibitoryPotential mean inhibitory postsynaptic potential of a synapse of weight 63
 * @param refractoryCurve share of neurons that answer the second of two events
 * @param patterns responses of adaptive exponential neurons to a current; empty if they were not measured
 */
public record SpikingCharacterizationResult(
        String version,
        String chip,
        CalibrationState calibration,
        long seed,
        int neurons,
        List<Metric> metrics,
        List<RatePoint> rateCurve,
        List<PotentialPoint> excitatoryPotential,
        List<PotentialPoint> inhibitoryPotential,
        List<RefractoryPoint> refractoryCurve,
        List<PatternResponse> patterns) {

    /**
     * Rates at one current.
     *
     * @param current value of the offset-current cell
     * @param hertz mean over neurons
     * @param standardDeviation over neurons in Hz
     * @param low rate that 10 % of the neurons stay below
     * @param high rate that 10 % of the neurons exceed
     */
    public record RatePoint(int current, double hertz, double standardDeviation, double low, double high) {}

    /**
     * A postsynaptic potential at one time.
     *
     * @param microseconds since the host sent the event
     * @param lsb mean over neurons in CADC LSB, less the potential before
     * @param standardDeviation over neurons in LSB, with the noise of the readings that are averaged
     */
    public record PotentialPoint(double microseconds, double lsb, double standardDeviation) {}

    /**
     * Answers to two events that make a neuron spike at once.
     *
     * @param microseconds between the two
     * @param share of neurons with two spikes, 0..1
     */
    public record RefractoryPoint(double microseconds, double share) {}

    /**
     * The response of one neuron to a current that begins at time 0.
     *
     * @param pattern which
     * @param neuron whose response, as {@code hemisphere 0, column 3}
     * @param current value of the offset-current cell
     * @param spikes times in µs
     * @param trace the membrane, read by the fast ADC
     */
    public record PatternResponse(
            AdexPattern pattern, String neuron, int current, List<Double> spikes, PlayedTrace trace) {

        public PatternResponse {
            spikes = List.copyOf(spikes);
        }
    }

    public SpikingCharacterizationResult {
        metrics = List.copyOf(metrics);
        rateCurve = List.copyOf(rateCurve);
        excitatoryPotential = List.copyOf(excitatoryPotential);
        inhibitoryPotential = List.copyOf(inhibitoryPotential);
        refractoryCurve = List.copyOf(refractoryCurve);
        patterns = List.copyOf(patterns);
    }

    /** The same with responses of adaptive exponential neurons. */
    public SpikingCharacterizationResult withPatterns(List<PatternResponse> responses) {
        return new SpikingCharacterizationResult(
                version,
                chip,
                calibration,
                seed,
                neurons,
                metrics,
                rateCurve,
                excitatoryPotential,
                inhibitoryPotential,
                refractoryCurve,
                responses);
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
