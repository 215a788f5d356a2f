package dev.synram.nir.execution;

import dev.synram.nir.node.CubaLI;
import dev.synram.nir.node.CubaLIF;
import dev.synram.nir.node.Firing;
import dev.synram.nir.node.I;
import dev.synram.nir.node.IF;
import dev.synram.nir.node.LI;
import dev.synram.nir.node.LIF;
import dev.synram.nir.node.Neuron;
import dev.synram.nir.value.Tensor;
import java.util.Optional;

/** Neurons: membranes that are advanced over a step, and spike if they have a threshold. */
final class MembraneCell implements Cell {

    private final double[] v;
    private final Advance advance;
    private final Optional<Spiking> spiking;

    /** Advances membranes over a step of constant input. */
    @FunctionalInterface
    interface Advance {

        void step(double[] in, double[] v);
    }

    /** The cell of a node. */
    static Cell of(Neuron neuron, int neurons, Semantics semantics) {
        double[] v = new double[neurons];
        if (semantics.start() == Start.LEAK) {
            leak(neuron).ifPresent(leak -> System.arraycopy(leak.toDoubles(neurons), 0, v, 0, neurons));
        }
        return neuron instanceof Firing firing && semantics.integration() == Integration.EXACT
                ? new CrossingCell(firing, neurons, v, semantics)
                : new MembraneCell(neuron, neurons, v, semantics);
    }

    private MembraneCell(Neuron neuron, int neurons, double[] v, Semantics semantics) {
        this.v = v;
        advance = advance(neuron, neurons, semantics);
        spiking = neuron instanceof Firing firing
                ? Optional.of(new Spiking(firing, neurons, semantics))
                : Optional.empty();
    }

    private static Optional<Tensor> leak(Neuron neuron) {
        return switch (neuron) {
            case I _ -> Optional.empty();
            case IF _ -> Optional.empty();
            case LI cell -> Optional.of(cell.vLeak());
            case LIF cell -> Optional.of(cell.vLeak());
            case CubaLI cell -> Optional.of(cell.vLeak());
            case CubaLIF cell -> Optional.of(cell.vLeak());
        };
    }

    private static Advance advance(Neuron neuron, int neurons, Semantics semantics) {
        return switch (neuron) {
            case I(Tensor r) -> integrating(r, neurons, semantics);
            case IF cell -> integrating(cell.r(), neurons, semantics);
            case LI(Tensor tau, Tensor r, Tensor leak) -> leaky(tau, r, leak, neurons, semantics);
            case LIF cell -> leaky(cell.tau(), cell.r(), cell.vLeak(), neurons, semantics);
            case CubaLI cell ->
                new CurrentAdvance(
                        cell.tauSyn(), cell.tauMem(), cell.r(), cell.vLeak(), cell.wIn(), neurons, semantics);
            case CubaLIF cell ->
                new CurrentAdvance(
                        cell.tauSyn(), cell.tauMem(), cell.r(), cell.vLeak(), cell.wIn(), neurons, semantics);
        };
    }

    private static Advance integrating(Tensor resistance, int neurons, Semantics semantics) {
        double[] r = resistance.toDoubles(neurons);
        double dt = semantics.fileStep();
        return (in, v) -> {
            for (int i = 0; i < v.length; i++) {
                v[i] += dt * r[i] * in[i];
            }
        };
    }

    private static Advance leaky(Tensor constant, Tensor resistance, Tensor rest, int neurons, Semantics semantics) {
        double[] keep = Decay.of(constant, neurons, semantics);
        double[] r = resistance.toDoubles(neurons);
        double[] leak = rest.toDoubles(neurons);
        return (in, v) -> {
            for (int i = 0; i < v.length; i++) {
                double end = leak[i] + r[i] * in[i];
                v[i] = end + (v[i] - end) * keep[i];
            }
        };
    }

    @Override
    public void step(double[] in, double[] out) {
        advance.step(in, v);
        if (spiking.isPresent()) {
            spiking.get().step(v, out);
        } else {
            System.arraycopy(v, 0, out, 0, v.length);
        }
    }

    @Override
    public double[] traced(double[] out) {
        return v;
    }
}
