package dev.synram.simulator.spiking;

import static dev.synram.chip.MacSettings.CYCLE_NANOS;

import dev.synram.kernel.data.LifTable;
import dev.synram.simulator.circuit.LineCircuit;
import dev.synram.simulator.circuit.SpikingCircuit;

/** Fills the kernel's tables: the exact solution of a leaky integrate-and-fire neuron over a step of time. */
final class PropagatorTable {

    private static final double MICROS_PER_CYCLE = CYCLE_NANOS / 1e3;

    /** Steps that a block of events is divided into, in cycles. */
    private static final int[] STEPS = {48, 24, 16, 12, 8, 6, 4, 3, 2, 1};

    /** At least so many steps in the fastest synaptic time constant, so that saturation is resolved; by measurement. */
    private static final double STEPS_PER_TIME_CONSTANT = 15;

    private PropagatorTable() {}

    /** The longest step that resolves lines with a time constant, in cycles. */
    static int stepCycles(double fastestMicros) {
        for (int cycles : STEPS) {
            if (cycles * MICROS_PER_CYCLE * STEPS_PER_TIME_CONSTANT <= fastestMicros) {
                return cycles;
            }
        }
        return 1;
    }

    static void fill(LifTable table, int lane, SpikingCircuit circuit) {
        double micros = table.cycles * MICROS_PER_CYCLE;
        SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
        table.kept[lane] = (float) StrictMath.exp(-membrane.leakRate() * micros);
        table.moved[lane] = (float) moved(membrane.leakPotential(), membrane.leakRate(), membrane.current(), micros);
        table.keptInReset[lane] = (float) StrictMath.exp(-membrane.resetRate() * micros);
        table.movedInReset[lane] =
                (float) moved(membrane.resetPotential(), membrane.resetRate(), membrane.current(), micros);
        table.noise[lane] = (float) (membrane.noise() * Math.sqrt(integral(2 * membrane.leakRate(), micros)));
        LineCircuit excitatory = circuit.excitatory();
        LineCircuit inhibitory = circuit.inhibitory();
        table.excitatoryKept[lane] = (float) Line.kept(excitatory, micros);
        table.inhibitoryKept[lane] = (float) Line.kept(inhibitory, micros);
        table.excitatoryGain[lane] = (float) Line.gain(excitatory, membrane.leakRate(), micros);
        table.inhibitoryGain[lane] = (float) Line.gain(inhibitory, membrane.leakRate(), micros);
        table.excitatorySquare[lane] = square(circuit, excitatory, micros);
        table.inhibitorySquare[lane] = square(circuit, inhibitory, micros);
        table.overshoot[lane] = overshoot(excitatory, membrane.leakRate(), micros);
        table.overshootInReset[lane] = overshoot(excitatory, membrane.resetRate(), micros);
        boolean pause = circuit.spiking().pause();
        table.excitatoryInReset[lane] = pause ? 0 : inReset(excitatory, membrane, micros);
        table.inhibitoryInReset[lane] = pause ? 0 : inReset(inhibitory, membrane, micros);
        for (int cycles = 0; cycles <= table.cycles; cycles++) {
            int at = cycles * table.lanes + lane;
            double since = cycles * MICROS_PER_CYCLE;
            table.excitatoryKeptOf[at] = (float) Line.kept(excitatory, since);
            table.inhibitoryKeptOf[at] = (float) Line.kept(inhibitory, since);
            table.excitatoryGainOf[at] = (float) Line.gain(excitatory, membrane.leakRate(), since);
            table.inhibitoryGainOf[at] = (float) Line.gain(inhibitory, membrane.leakRate(), since);
            table.excitatoryGainOfInReset[at] = pause ? 0 : (float) Line.gain(excitatory, membrane.resetRate(), since);
            table.inhibitoryGainOfInReset[at] = pause ? 0 : (float) Line.gain(inhibitory, membrane.resetRate(), since);
        }
    }

    /** Joins the membrane of a lane with that of the lane across, both of which are filled. */
    static void join(LifTable table, int lane) {
        table.joined[lane] = 1;
        int partner = table.partner(lane);
        table.overshoot[lane] = Math.max(table.overshoot[lane], table.overshoot[partner]);
        table.overshootInReset[lane] = Math.max(table.overshootInReset[lane], table.overshootInReset[partner]);
    }

    /** What a line gives in a step, over what it gives while it holds a charge of 1, is its mean charge in the step. */
    private static float square(SpikingCircuit circuit, LineCircuit line, double micros) {
        double ofCharge = line.current() * integral(circuit.membrane().leakRate(), micros);
        double strength = ofCharge == 0 ? 0 : circuit.saturation() / ofCharge;
        return (float) (strength * strength);
    }

    /**
     * From a peak of a membrane on, its slope falls by no more than the decay of the excitatory current; that is a share {@code 1 / tau}
     * in a µs of the current, whether it saturates or not, and of what the line has given so far, less what has leaked of it.
     */
    private static float overshoot(LineCircuit excitatory, double rate, double micros) {
        return (float) (micros / excitatory.micros() * StrictMath.exp(rate * micros));
    }

    private static float inReset(LineCircuit line, SpikingCircuit.MembraneCircuit membrane, double micros) {
        return line.current() == 0
                ? 0
                : (float)
                        (Line.gain(line, membrane.resetRate(), micros) / Line.gain(line, membrane.leakRate(), micros));
    }

    /** What a membrane moves in a time, beside what is kept of its potential. */
    static double moved(double target, double rate, double current, double micros) {
        return target * -StrictMath.expm1(-rate * micros) + current * integral(rate, micros);
    }

    private static double integral(double rate, double micros) {
        return rate == 0 ? micros : -StrictMath.expm1(-rate * micros) / rate;
    }
}
