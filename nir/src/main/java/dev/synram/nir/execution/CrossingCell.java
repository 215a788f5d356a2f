package dev.synram.nir.execution;

import dev.synram.nir.node.CubaLIF;
import dev.synram.nir.node.Firing;
import dev.synram.nir.node.IF;
import dev.synram.nir.node.LIF;
import java.util.Arrays;

/**
 * Neurons whose membranes cross the threshold, and are reset, within a step. A step holds one spike of a neuron, even if it
 * crosses several times.
 */
final class CrossingCell implements Cell {

    /** Halvings of an interval until its ends are adjacent numbers, nearly. */
    private static final int HALVINGS = 60;

    /** A membrane that is reset so often in a step is not followed further. */
    private static final int MOST_RESETS = 1000;

    private final double[] v;
    private final double[] threshold;
    private final double[] reset;
    private final double[] crossed;
    private final Motion motion;
    private final Semantics semantics;

    CrossingCell(Firing firing, int neurons, double[] v, Semantics semantics) {
        this.v = v;
        this.semantics = semantics;
        threshold = firing.vThreshold().toDoubles(neurons);
        reset = firing.vReset().toDoubles(neurons);
        if (semantics.reset() == Reset.TO_ZERO) {
            Arrays.fill(reset, 0);
        }
        crossed = new double[neurons];
        motion = switch (firing) {
            case IF cell -> new LinearMotion(cell.r().toDoubles(neurons));
            case LIF cell -> LeakyMotion.of(cell.tau(), cell.r(), cell.vLeak(), neurons);
            case CubaLIF cell -> new CurrentMotion(cell, neurons);
        };
    }

    @Override
    public void step(double[] in, double[] out) {
        boolean late = semantics.emission() == Emission.ONE_STEP_LATE;
        for (int i = 0; i < v.length; i++) {
            double now = spikes(i, in[i]) ? 1 : 0;
            out[i] = late ? crossed[i] : now;
            crossed[i] = now;
        }
    }

    private boolean spikes(int i, double in) {
        double left = semantics.fileStep();
        for (int resets = 0; resets < MOST_RESETS; resets++) {
            double time = crossing(i, in, left);
            if (time > left) {
                advance(i, in, left);
                return resets > 0;
            }
            motion.advance(i, in, time);
            v[i] = reset[i];
            left -= time;
            if (isAbove(i, reset[i])) {
                advance(i, in, left);
                return true;
            }
        }
        return true;
    }

    private void advance(int i, double in, double time) {
        v[i] = motion.at(i, in, v[i], time);
        motion.advance(i, in, time);
    }

    private boolean isAbove(int i, double value) {
        return semantics.crossing() == Crossing.ABOVE ? value > threshold[i] : value >= threshold[i];
    }

    /** The first time above the threshold; infinite if there is none. */
    private double crossing(int i, double in, double left) {
        if (isAbove(i, v[i])) {
            return 0;
        }
        double turn = motion.turn(i, in, v[i]);
        if (turn > 0 && turn < left && isAbove(i, motion.at(i, in, v[i], turn))) {
            return root(i, in, 0, turn);
        }
        if (isAbove(i, motion.at(i, in, v[i], left))) {
            return root(i, in, turn > 0 && turn < left ? turn : 0, left);
        }
        return Double.POSITIVE_INFINITY;
    }

    private double root(int i, double in, double low, double high) {
        double below = low;
        double above = high;
        for (int n = 0; n < HALVINGS; n++) {
            double middle = 0.5 * (below + above);
            if (isAbove(i, motion.at(i, in, v[i], middle))) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above;
    }

    @Override
    public double[] traced(double[] out) {
        return v;
    }
}
