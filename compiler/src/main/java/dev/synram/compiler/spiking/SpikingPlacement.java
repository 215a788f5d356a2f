package dev.synram.compiler.spiking;

import dev.synram.chip.Cell;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Compartment;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.ShortTermPlasticity;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Where a network of spiking neurons is on a chip.
 *
 * <p>Every neuron has one circuit or, if it has more than 256 synapses, the two of a column, or those of two or four neighbouring
 * columns, whose membranes are joined: one of them spikes and is read, the others add their inputs, their capacitance and their leak. A source that has synapses has one of the 64
 * addresses of a synapse bus: spikes of a neuron reach the buses that its column leads to, and inputs take the bus where there is
 * most space. Neurons without synapses to others have addresses above 127, which the crossbar passes to the host alone. Synapses
 * take any rows of their bus that have their sign.
 */
public final class SpikingPlacement {

    private final SpikingNetwork network;
    private final LaneAssignment assignment;
    private final SpikingConfiguration configuration;
    private final List<EventLabel> inputLabels = new ArrayList<>();
    private final Map<EventLabel, Integer> neurons = new HashMap<>();
    private final List<PlacedSynapse> synapses;
    private final SourceAddresses addresses;

    private SpikingPlacement(SpikingNetwork network, SpikingTarget target, SpikingConfiguration.Builder builder) {
        this.network = network;
        List<Neuron> usable = usable(target);
        CircuitDemand demand = new CircuitDemand(network, target.geometry().hemispheres());
        demand.requireFit(usable);
        assignment = LaneAssignment.of(network, demand, usable);
        RowPlan rows = RowPlan.of(network, assignment, demand, target.geometry().hemispheres());
        addresses = SourceAddresses.of(network, assignment);
        synapses = List.copyOf(rows.synapses());
        for (Member neuron : network.members(Population.Kind.NEURONS)) {
            int address = addresses.of(neuron);
            neurons.put(EventLabel.ofNeuron(output(neuron), address), neuron.index());
            setNeuron(builder, target, neuron, address);
        }
        for (Member input : network.members(Population.Kind.INPUTS)) {
            int lane = assignment.lane(input);
            inputLabels.add(EventLabel.of(
                    assignment.lanes().bus(lane), assignment.lanes().rowSelect(lane), addresses.of(input)));
        }
        setDrivers(builder, rows, target.geometry());
        synapses.forEach(
                placed -> set(builder, placed, Math.abs(placed.synapse().weight())));
        openNodes(builder);
        configuration = builder.build();
    }

    private void setNeuron(SpikingConfiguration.Builder builder, SpikingTarget target, Member neuron, int address) {
        List<Neuron> circuits = assignment.circuits(neuron);
        UnaryOperator<NeuronSettings> override =
                network.overrides(neuron.population()).settings();
        NeuronSettings first = override.apply(target.settings().apply(circuits.getFirst()))
                .withSent(true)
                .withAddress(address);
        builder.neuron(circuits.getFirst(), first.withCompartment(joint(circuits, 0)));
        for (int i = 1; i < circuits.size(); i++) {
            NeuronSettings other = override.apply(target.settings().apply(circuits.get(i)));
            builder.neuron(
                    circuits.get(i), other.withSpikes(false).withSent(false).withCompartment(joint(circuits, i)));
        }
    }

    /** Circuits of hemisphere 0 join with their partner, and with the next column if that is of the neuron, too. */
    private static Compartment joint(List<Neuron> circuits, int number) {
        if (circuits.size() == 1 || circuits.get(number).hemisphere() != 0) {
            return Compartment.SINGLE;
        }
        return number + 2 < circuits.size() ? Compartment.acrossAndRight() : Compartment.across();
    }

    /**
     * Places a network.
     *
     * @param builder a configuration with the calibrated clocks of the hemispheres, and nothing else; it is changed
     * @throws PlacementException if the network does not fit, naming what needs too much
     */
    public static SpikingPlacement place(
            SpikingNetwork network, SpikingTarget target, SpikingConfiguration.Builder builder) {
        return new SpikingPlacement(network, target, builder);
    }

    /** Places a network on a chip with the default clocks. */
    public static SpikingPlacement place(SpikingNetwork network, SpikingTarget target) {
        return place(network, target, SpikingConfiguration.builder(target.geometry()));
    }

    /** The network. */
    public SpikingNetwork network() {
        return network;
    }

    /** What the chip is configured with. */
    public SpikingConfiguration configuration() {
        return configuration;
    }

    /** Where the synapses whose weights are not 0 are, in the order of the network's. */
    public List<PlacedSynapse> synapses() {
        return synapses;
    }

    /**
     * Sets the weight of a synapse in a configuration that began with this one's.
     *
     * @param weight 0..63; the sign stays that of the synapse
     */
    public void set(SpikingConfiguration.Builder builder, PlacedSynapse placed, int weight) {
        builder.synapse(
                placed.circuit().hemisphere(),
                placed.row(),
                placed.circuit().column(),
                weight,
                addresses.atSynapses(placed.synapse().source()));
    }

    /** The circuit of a neuron that spikes and is read. */
    public Neuron circuit(Member neuron) {
        return assignment.circuits(neuron).getFirst();
    }

    /** All circuits of a neuron, 1, 2, 4 or 8; the first is {@link #circuit}. */
    public List<Neuron> circuits(Member neuron) {
        return assignment.circuits(neuron);
    }

    /** The label of an input's events. */
    public EventLabel label(Member input) {
        return inputLabels.get(input.index());
    }

    /** The number of the neuron that sent a recorded spike; empty if no neuron of the network has that label. */
    public OptionalInt neuron(EventLabel label) {
        Integer index = neurons.get(label);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The analog cells of which some neurons have values of their own. */
    public Set<Cell> overriddenCells() {
        Set<Cell> cells = new TreeSet<>();
        network.populations()
                .forEach(population ->
                        cells.addAll(network.overrides(population).cells().keySet()));
        return cells;
    }

    /**
     * The values of a cell with those that neurons have of their own.
     *
     * @param calibrated values of all instances, hemisphere by hemisphere
     */
    public int[] cells(Cell cell, int[] calibrated) {
        int[] values = calibrated.clone();
        for (Member neuron : network.members(Population.Kind.NEURONS)) {
            for (Neuron circuit : circuits(neuron)) {
                int index = SpikingRecord.index(circuit);
                values[index] = network.overrides(neuron.population()).cells().getOrDefault(cell, values[index]);
            }
        }
        return values;
    }

    /** Column by column, so that neurons of a bus take turns in the hemispheres. */
    private static List<Neuron> usable(SpikingTarget target) {
        List<Neuron> usable = new ArrayList<>();
        for (int column = 0; column < ChipGeometry.COLUMNS; column++) {
            for (int hemisphere = 0; hemisphere < target.geometry().hemispheres(); hemisphere++) {
                Neuron circuit = new Neuron(hemisphere, column);
                if (target.usable().test(circuit)) {
                    usable.add(circuit);
                }
            }
        }
        return usable;
    }

    private int output(Member neuron) {
        return Crossbar.neuronOutput(circuit(neuron).column());
    }

    private void setDrivers(SpikingConfiguration.Builder builder, RowPlan rows, ChipGeometry geometry) {
        for (int hemisphere = 0; hemisphere < geometry.hemispheres(); hemisphere++) {
            for (int driver = 0; driver < SpikingConfiguration.DRIVERS; driver++) {
                builder.driver(
                        hemisphere,
                        driver,
                        new DriverSettings(
                                assignment.lanes().comparedBits(),
                                rows.use(hemisphere, 2 * driver),
                                rows.use(hemisphere, 2 * driver + 1),
                                ShortTermPlasticity.OFF));
            }
        }
    }

    private void openNodes(SpikingConfiguration.Builder builder) {
        for (Member neuron : network.members(Population.Kind.NEURONS)) {
            int output = output(neuron);
            builder.node(
                    CrossbarNode.open(Crossbar.neuronInput(output), Crossbar.linkOutput(output % EventLabel.LINKS)));
        }
        for (PlacedSynapse placed : synapses) {
            Member source = placed.synapse().source();
            int bus = assignment.lanes().bus(assignment.lane(source));
            int to = Crossbar.busOutput(placed.circuit().hemisphere(), bus);
            builder.node(
                    source.isNeuron()
                            ? new CrossbarNode(Crossbar.neuronInput(output(source)), to, 0, SourceAddresses.HOST_ONLY)
                            : CrossbarNode.open(Crossbar.linkInput(bus), to));
        }
    }
}
