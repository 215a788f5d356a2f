package dev.synram.compiler.spiking;

import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.EventLabel;

/** The addresses of sources: unique in the lane of each, and those of neurons without synapses to others on their output. */
final class SourceAddresses {

    /** Set in the addresses of neurons whose spikes go to the host alone. */
    static final int HOST_ONLY = 1 << 7;

    private final int[] ofNeurons;
    private final int[] ofInputs;

    private SourceAddresses(SpikingNetwork network, LaneAssignment assignment) {
        ofNeurons = new int[network.neurons()];
        ofInputs = new int[network.inputs()];
        int[] usedOfLane = new int[assignment.lanes().count()];
        int[] usedOfOutput = new int[Crossbar.NEURON_OUTPUTS];
        for (Member neuron : network.members(Population.Kind.NEURONS)) {
            int output =
                    Crossbar.neuronOutput(assignment.circuits(neuron).getFirst().column());
            ofNeurons[neuron.index()] = assignment.projects(neuron)
                    ? assignment.lanes().firstNeuronAddress(assignment.lane(neuron))
                            + usedOfLane[assignment.lane(neuron)]++
                    : HOST_ONLY + usedOfOutput[output]++;
        }
        for (Member input : network.members(Population.Kind.INPUTS)) {
            ofInputs[input.index()] = usedOfLane[assignment.lane(input)]++;
        }
    }

    static SourceAddresses of(SpikingNetwork network, LaneAssignment assignment) {
        return new SourceAddresses(network, assignment);
    }

    /** The address of a neuron, 0..255, or of an input, 0..63. */
    int of(Member source) {
        return (source.isNeuron() ? ofNeurons : ofInputs)[source.index()];
    }

    /** What synapses compare with theirs, 0..63. */
    int atSynapses(Member source) {
        return of(source) % EventLabel.ADDRESSES;
    }
}
