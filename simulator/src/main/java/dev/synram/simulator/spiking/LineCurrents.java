package dev.synram.simulator.spiking;

import dev.synram.simulator.circuit.LineCircuit;
import dev.synram.simulator.circuit.SpikingCircuit;

/** The current that the two lines of a circuit give to a membrane, piece by piece: linear in time from one arrival to the next. */
final class LineCurrents {

    /** Mean height of a parabola above its chord, as a share of its height in the middle. */
    private static final double PARABOLA = 2.0 / 3;

    private double excitatory;
    private double inhibitory;
    private double current;
    private double change;

    /** Begins with charges on the lines. */
    void load(double ofExcitatory, double ofInhibitory) {
        excitatory = ofExcitatory;
        inhibitory = ofInhibitory;
    }

    /** Adds charges that arrive. */
    void receive(double up, double down) {
        excitatory += up;
        inhibitory += down;
    }

    /**
     * Lets the lines decay until the next arrival, and notes what current they give until then: a straight line that ends in as
     * much charge as the parabola through the currents at the beginning, in the middle and at the end.
     */
    void prepare(SpikingCircuit circuit, double micros) {
        double excitatoryLeft = kept(circuit.excitatory(), excitatory, micros / 2);
        double inhibitoryLeft = kept(circuit.inhibitory(), inhibitory, micros / 2);
        double start = given(circuit);
        excitatory *= excitatoryLeft;
        inhibitory *= inhibitoryLeft;
        double middle = given(circuit);
        excitatory *= excitatoryLeft;
        inhibitory *= inhibitoryLeft;
        double end = given(circuit);
        current = start + PARABOLA * (middle - (start + end) / 2);
        change = (end - start) / micros;
    }

    /** Goes on within the piece. */
    void pass(double micros) {
        current += change * micros;
    }

    /** The current at present, in LSB per µs. */
    double current() {
        return current;
    }

    /** Its change in a µs. */
    double change() {
        return change;
    }

    private static double kept(LineCircuit line, double charge, double micros) {
        return charge == 0 ? 0 : Decay.of(micros / line.micros());
    }

    private double given(SpikingCircuit circuit) {
        return given(circuit, circuit.excitatory(), excitatory) - given(circuit, circuit.inhibitory(), inhibitory);
    }

    private static double given(SpikingCircuit circuit, LineCircuit line, double charge) {
        return charge == 0 ? 0 : line.current() * charge * Line.saturation(circuit.saturation(), charge);
    }
}
