package dev.synram.simulator.spiking;

import static dev.synram.chip.MacSettings.CYCLE_NANOS;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.simulator.circuit.SpikingCircuit;
import dev.synram.simulator.spiking.event.EventDelays;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Neurons of a {@link RandomNetwork} that receive the events of a run that a chip has played: those that the host sent, and those
 * that the chip's neurons sent to each other, which the host has received. So every neuron is compared for itself, and an event that
 * goes a cycle earlier or meets another does not make two networks part.
 */
final class ReferenceNetwork {

    private static final double MICROS_PER_CYCLE = CYCLE_NANOS / 1e3;

    /** An event at the synapses of both hemispheres. */
    private record Arrival(int cycle, int bus, int label) {}

    private final Network network;
    private final SpikingRun run;
    private final List<Arrival> arrivals = new ArrayList<>();

    ReferenceNetwork(Network network, SpikingRun run, SpikingRecord played) {
        this.network = network;
        this.run = run;
        for (int i = 0; i < run.inputs().count(); i++) {
            EventLabel label = run.inputs().label(i);
            int cycle = run.inputs().cycle(i) + EventDelays.LINK + EventDelays.SYNAPSE;
            arrivals.add(new Arrival(cycle, label.link(), label.value()));
        }
        Events spikes = played.spikes();
        for (int i = 0; i < spikes.count(); i++) {
            int label = spikes.label(i).value();
            int bus = RandomNetwork.output(spikes.label(i)) % Crossbar.BUSES;
            arrivals.add(new Arrival(spikes.cycle(i) + EventDelays.SYNAPSE, bus, label));
        }
        arrivals.sort(Comparator.comparingInt(Arrival::cycle));
    }

    /** The times of a circuit's spikes by a kind of reference, in µs. */
    List<Double> spikes(int lane, Function<SpikingCircuit, ReferenceNeuron> kind) {
        ReferenceNeuron neuron = kind.apply(network.circuits()[lane]);
        List<Double> spikes = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            deliver(arrival, lane, neuron, neuron::receive, spikes);
        }
        neuron.advance(run.micros(), spikes::add);
        return spikes;
    }

    /** The times of the spikes of the two circuits of a column, in µs, whose membranes are joined. */
    List<Double> joinedSpikes(int column) {
        JoinedNeuron neuron = new JoinedNeuron(network.circuits()[column], network.circuits()[column + COLUMNS]);
        List<Double> spikes = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            deliver(arrival, column, neuron, neuron::receive, spikes);
            deliver(arrival, column + COLUMNS, neuron, neuron::receiveSecond, spikes);
        }
        neuron.advance(run.micros(), spikes::add);
        return spikes;
    }

    /** Where the charges of an arrival go: exciting and inhibiting. */
    private interface Lines {

        void receive(double excitatory, double inhibitory);
    }

    private void deliver(Arrival arrival, int lane, ReferenceNeuron neuron, Lines lines, List<Double> spikes) {
        int output = Crossbar.busOutput(lane / COLUMNS, arrival.bus());
        double excitatory = 0;
        double inhibitory = 0;
        for (RowCharge charge : network.charges().of(output, arrival.label())) {
            excitatory += charge.excitatoryAt(lane);
            inhibitory += charge.inhibitoryAt(lane);
        }
        if (arrival.cycle() < run.cycles() && (excitatory != 0 || inhibitory != 0)) {
            neuron.advance(arrival.cycle() * MICROS_PER_CYCLE, spikes::add);
            lines.receive(excitatory, inhibitory);
        }
    }

    /** The cycle with which a spike's event reaches the host. */
    int cycle(int lane, double micros) {
        double delayed = micros + network.circuits()[lane].spiking().delay();
        return (int) Math.ceil(delayed / MICROS_PER_CYCLE) + EventDelays.NEURON;
    }
}
