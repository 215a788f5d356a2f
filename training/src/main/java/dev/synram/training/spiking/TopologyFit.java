package dev.synram.training.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.chip.Chip;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.compiler.spiking.PlacementException;
import dev.synram.compiler.spiking.SpikingTarget;
import dev.synram.compiler.spiking.runs.ModelRuns;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.runtime.spiking.ChipExecution;
import java.util.function.Supplier;

/** Places networks on chips, and says of one that does not fit which population needs how much, and what would fit. */
final class TopologyFit {

    private static final int MOST_CIRCUITS = 8;

    /** Each input has a synapse of either sign. */
    private static final int MOST_INPUTS = MOST_CIRCUITS * SpikingConfiguration.ROWS / 2;

    private TopologyFit() {}

    /**
     * Places a network on a chip.
     *
     * @throws PlacementException if it does not fit
     */
    static ChipExecution place(Chip chip, SpikingCalibration calibration, SpikingTopology topology, long seed) {
        return explained(topology, () -> new ChipExecution(chip, calibration, topology, seed));
    }

    /**
     * Places a network on a chip whose neurons can all be used.
     *
     * @throws PlacementException if it does not fit
     */
    static void check(SpikingTopology topology) {
        SpikingTarget whole = new SpikingTarget(ChipGeometry.BRAINSCALES2, _ -> true, _ -> NeuronSettings.DEFAULT);
        explained(
                topology,
                () -> ModelRuns.place(topology, whole, () -> SpikingConfiguration.builder(ChipGeometry.BRAINSCALES2)));
    }

    private static <T> T explained(SpikingTopology topology, Supplier<T> placement) {
        try {
            return placement.get();
        } catch (PlacementException
                | IllegalArgumentException e) { // the second if there are more synapses than a chip has
            PlacementException told = new PlacementException(needs(topology) + e.getMessage());
            told.initCause(e);
            throw told;
        }
    }

    private static String needs(SpikingTopology topology) {
        StringBuilder needs = new StringBuilder();
        int first = 0;
        for (NeuronPopulation population : topology.populations()) {
            int inputs = inputs(topology, first);
            if (inputs > MOST_INPUTS) {
                needs.append(
                        "population %s: each of its %s neurons has %s inputs with two synapses each, but %s joined circuits have %s, for %s inputs; "
                                .formatted(
                                        population.name(),
                                        population.size(),
                                        inputs,
                                        MOST_CIRCUITS,
                                        MOST_CIRCUITS * SpikingConfiguration.ROWS,
                                        MOST_INPUTS));
                needs.append(remedy(topology, first));
            }
            first += population.size();
        }
        return needs.toString();
    }

    /** Inputs of a neuron. */
    private static int inputs(SpikingTopology topology, int neuron) {
        return topology.projections().stream()
                .filter(projection ->
                        neuron >= projection.firstTarget() && neuron < projection.firstTarget() + projection.targets())
                .mapToInt(Projection::sources)
                .sum();
    }

    /** Populations that no other population feeds are fed by the samples. */
    private static String remedy(SpikingTopology topology, int neuron) {
        boolean fedBySamples = topology.projections().stream()
                .anyMatch(projection ->
                        projection.firstTarget() == neuron && projection.firstSource() < topology.inputs());
        return fedBySamples
                ? "give samples of at most %s values and a bias: pictures of 31 x 31 pixels fit; "
                        .formatted(MOST_INPUTS - 1)
                : "give %s sources or less; ".formatted(MOST_INPUTS);
    }
}
