package dev.synram.experiment.nir.chip;

import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.nir.execution.NirTime;
import dev.synram.nir.node.CubaLI;
import dev.synram.nir.node.CubaLIF;
import dev.synram.nir.node.Firing;
import dev.synram.nir.node.I;
import dev.synram.nir.node.IF;
import dev.synram.nir.node.LI;
import dev.synram.nir.node.LIF;
import dev.synram.nir.node.Neuron;
import dev.synram.nir.topology.PlacedNode;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Tensor;
import java.util.Arrays;

/**
 * The neurons of a node as the chip has them: at rest at 0, with the threshold at 1.
 *
 * @param node whose they are
 * @param membraneMicros time constant of each membrane in µs of the chip
 * @param synapticMicros time constant of each synaptic current in µs of the chip
 * @param factors by which each multiplies its weights, with their potentials in thresholds; of integrators in the file's own unit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NirNeurons(PlacedNode node, double[] membraneMicros, double[] synapticMicros, double[] factors) {

    /** The shortest time constant of synaptic inputs that can be calibrated, for neurons that have none. */
    static final double SHORTEST_MICROS = 0.3;

    /** Parameters of 32 bits that are equal may differ by less. */
    static final double ROUNDING = 1e-6;

    static NirNeurons of(PlacedNode node, NirTime unit) {
        double micros = unit.seconds() * 1e6 / NeuronDynamics.BIOLOGICAL_FACTOR;
        return switch ((Neuron) node.node()) {
            case CubaLIF cell ->
                of(
                        node,
                        scaled(cell.tauMem(), micros, node),
                        scaled(cell.tauSyn(), micros, node),
                        product(cell.r(), cell.wIn(), node),
                        cell.vLeak());
            case CubaLI cell ->
                of(
                        node,
                        scaled(cell.tauMem(), micros, node),
                        scaled(cell.tauSyn(), micros, node),
                        product(cell.r(), cell.wIn(), node),
                        cell.vLeak());
            case LIF cell ->
                of(node, scaled(cell.tau(), micros, node), shortest(node), scaled(cell.r(), 1, node), cell.vLeak());
            case LI cell ->
                of(node, scaled(cell.tau(), micros, node), shortest(node), scaled(cell.r(), 1, node), cell.vLeak());
            case IF _, I _ ->
                throw new NirException(
                        "node '%s' (%s) has no leak, but every membrane of the chip has; use CubaLIF or CubaLI, with time constants of at most 60 ms"
                                .formatted(node.name(), node.node().type()));
        };
    }

    private static NirNeurons of(
            PlacedNode node, double[] membrane, double[] synaptic, double[] factors, Tensor vLeak) {
        if (node.node() instanceof Firing firing) {
            double[] leak = vLeak.toDoubles(factors.length);
            double[] threshold = firing.vThreshold().toDoubles(factors.length);
            double[] reset = firing.vReset().toDoubles(factors.length);
            for (int i = 0; i < factors.length; i++) {
                requireChips(node, i, leak[i], threshold[i], reset[i]);
                factors[i] /= threshold[i] - leak[i];
            }
        }
        return new NirNeurons(node, membrane, synaptic, factors);
    }

    private static void requireChips(PlacedNode node, int neuron, double leak, double threshold, double reset) {
        if (!(threshold > leak)) {
            throw new NirException(
                    "node '%s', neuron %s: v_threshold is %s, v_leak %s; such a neuron spikes at rest, so raise v_threshold"
                            .formatted(node.name(), neuron, threshold, leak));
        }
        if (Math.abs(reset - leak) > ROUNDING * (threshold - leak)) {
            throw new NirException(
                    "node '%s', neuron %s: v_reset is %s, v_leak %s; on the chip they are calibrated to be equal, so make them so and train again"
                            .formatted(node.name(), neuron, reset, leak));
        }
    }

    private static double[] shortest(PlacedNode node) {
        double[] micros = new double[node.output().elements()];
        Arrays.fill(micros, SHORTEST_MICROS);
        return micros;
    }

    private static double[] scaled(Tensor tensor, double factor, PlacedNode node) {
        double[] values = tensor.toDoubles(node.output().elements());
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return values;
    }

    private static double[] product(Tensor one, Tensor other, PlacedNode node) {
        double[] values = one.toDoubles(node.output().elements());
        double[] factors = other.toDoubles(values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[i];
        }
        return values;
    }

    boolean spikes() {
        return node.node() instanceof Firing;
    }
}
