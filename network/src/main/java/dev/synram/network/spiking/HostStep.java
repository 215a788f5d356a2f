package dev.synram.network.spiking;

/**
 * The factors that move neurons without events on by one step.
 *
 * @param micros length of the step in µs, not above the delay of spikes
 * @param membrane the part of a potential that is left
 * @param current the part of a synaptic current that is left
 * @param response the potential that a synaptic current of 1 causes
 */
record HostStep(NeuronDynamics dynamics, double micros, double membrane, double current, double response) {

    HostStep(NeuronDynamics dynamics, double micros) {
        this(
                dynamics,
                micros,
                dynamics.membraneDecay(micros),
                dynamics.synapticDecay(micros),
                dynamics.response(micros));
    }
}
