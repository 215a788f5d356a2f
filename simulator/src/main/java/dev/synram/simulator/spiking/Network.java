package dev.synram.simulator.spiking;

import static dev.synram.chip.MacSettings.CYCLE_NANOS;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.kernel.data.LifTable;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.circuit.SpikingCircuit;
import dev.synram.simulator.spiking.event.EventDelays;
import dev.synram.simulator.spiking.event.RoutingTable;
import java.util.ArrayList;
import java.util.List;

/** What is worked out once for a configuration and the present cells of a chip. Lanes count circuits, hemisphere by hemisphere. */
final class Network {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final int NO_LANE = -1;

    private final SpikingConfiguration configuration;
    private final List<HemisphereCircuits> hemispheres;
    private final RoutingTable routing;
    private final Charges charges;
    private final SpikingCircuit[] circuits;
    private final boolean[] coupled;
    private final boolean[] joined;
    private final List<CoupledGroup> groups = new ArrayList<>();
    private final LifTable table;
    private final float[] rest;
    private final ActiveLanes spiking;

    Network(SpikingConfiguration configuration, List<HemisphereCircuits> hemispheres) {
        this.configuration = configuration;
        this.hemispheres = hemispheres;
        routing = new RoutingTable(configuration);
        charges = new Charges(configuration, routing, hemispheres);
        int lanes = hemispheres.size() * COLUMNS;
        circuits = new SpikingCircuit[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            circuits[lane] = hemispheres
                    .get(lane / COLUMNS)
                    .spiking()
                    .circuit(lane % COLUMNS, settings(lane), configuration.hemisphere(lane / COLUMNS));
        }
        coupled = new boolean[lanes];
        joined = new boolean[lanes];
        CoupledGroup.all(configuration, circuits).forEach(this::divide);
        int cycles = PropagatorTable.stepCycles(fastestMicros());
        table = new LifTable(lanes, cycles, (float) (cycles * CYCLE_NANOS / NANOS_PER_MICRO));
        rest = new float[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            if (!coupled[lane]) {
                PropagatorTable.fill(table, lane, circuits[lane]);
                rest[lane] = (float) rest(circuits[lane]);
            }
        }
        for (int lane = 0; lane < lanes / 2; lane++) {
            if (joined[lane]) {
                PropagatorTable.join(table, lane);
                rest[lane + lanes / 2] = rest[lane];
            }
        }
        groups.forEach(group -> group.members().forEach(lane -> rest[lane] = (float) group.rest()));
        spiking = active(new int[0], NO_LANE);
    }

    /** Groups that are pairs become neurons that the propagator solves. */
    private void divide(CoupledGroup group) {
        boolean pair = JoinedPair.is(configuration, group);
        group.members().forEach(lane -> (pair ? joined : coupled)[lane] = true);
        if (pair) {
            JoinedPair circuit = JoinedPair.of(group);
            circuits[group.members().getFirst()] = circuit.first();
            circuits[group.members().getLast()] = circuit.second();
        } else {
            groups.add(group);
        }
    }

    private ActiveLanes active(int[] read, int traced) {
        boolean[] active = new boolean[circuits.length];
        for (int lane = 0; lane < active.length; lane++) {
            active[lane] = lane == traced || settings(lane).spikes();
        }
        for (int lane : read) {
            active[lane] = true;
        }
        return ActiveLanes.of(active, coupled, joined);
    }

    private double fastestMicros() {
        double fastest = Double.MAX_VALUE;
        for (int lane = 0; lane < circuits.length; lane++) {
            if (!coupled[lane]) {
                fastest = Math.min(
                        fastest,
                        settings(lane).excitatory().enabled()
                                ? circuits[lane].excitatory().micros()
                                : fastest);
                fastest = Math.min(
                        fastest,
                        settings(lane).inhibitory().enabled()
                                ? circuits[lane].inhibitory().micros()
                                : fastest);
            }
        }
        return fastest;
    }

    private static double rest(SpikingCircuit circuit) {
        SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
        double rest =
                membrane.leakPotential() + (membrane.leakRate() == 0 ? 0 : membrane.current() / membrane.leakRate());
        return rest < circuit.spiking().threshold() ? rest : membrane.resetPotential();
    }

    SpikingConfiguration configuration() {
        return configuration;
    }

    NeuronSettings settings(int lane) {
        return configuration.neuron(lane / COLUMNS, lane % COLUMNS);
    }

    HemisphereCircuits hemisphere(int lane) {
        return hemispheres.get(lane / COLUMNS);
    }

    HemisphereCircuits circuitsOf(int hemisphere) {
        return hemispheres.get(hemisphere);
    }

    int hemispheres() {
        return hemispheres.size();
    }

    RoutingTable routing() {
        return routing;
    }

    Charges charges() {
        return charges;
    }

    /** Circuits of all lanes; those of a {@link JoinedPair} as they act on the membrane of both. */
    SpikingCircuit[] circuits() {
        return circuits;
    }

    /** Neurons that the propagator does not solve. */
    List<CoupledGroup> groups() {
        return groups;
    }

    boolean coupled(int lane) {
        return coupled[lane];
    }

    /** Neurons whose state matters to what a run records. */
    ActiveLanes active(SpikingRun run) {
        return Recorder.wanted(run)
                ? active(
                        Recorder.readLanes(run, circuits.length),
                        run.madc().map(SpikingRecord::index).orElse(NO_LANE))
                : spiking;
    }

    LifTable table() {
        return table;
    }

    /** Steps of a block. */
    int steps() {
        return EventDelays.LOOP / table.cycles;
    }

    /** Where a membrane stays without events, or its reset potential if it would spike there. */
    float rest(int lane) {
        return rest[lane];
    }
}
