package dev.synram.simulator.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Cell;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.InputSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.RefractorySettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.simulator.error.ChipParameters;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows a spike, on a chip without errors, through the host's view. */
class RefractoryTest {

    private static final Neuron NEURON = new Neuron(0, 3);
    private static final double CYCLE = 0.008;

    /** Potentials as cells of the membrane: followers drop 450 steps, the comparator 28. */
    private static final double LEAK = 840 - 450;

    private static final double RESET = 660 - 450;
    private static final double THRESHOLD = 370 - 28;

    /** 975 µs by the bias; the amplifier is not faster than 0.48 µs. */
    private static final double LEAK_MICROS = Math.hypot(975.0 / 100, 0.48);

    private static final double RESET_MICROS = Math.hypot(975.0 / (8 * 1022), 0.48);

    /** From an event of the host to its synapses, and from a spike to the host, in cycles. */
    private static final int TO_SYNAPSE = 88;

    private static final int TO_HOST = 13;

    /** A neuron whose resting potential is above its threshold, with lines so slow that steps last 48 cycles. */
    private static KnownChip restless() {
        return new KnownChip(ChipParameters.ideal())
                .write(Cell.LEAK_POTENTIAL, 840)
                .write(Cell.RESET_POTENTIAL, 660)
                .write(Cell.THRESHOLD, 370)
                .write(Cell.LEAK_BIAS, 100)
                .write(Cell.EXCITATORY_SPEED, 30)
                .write(Cell.INHIBITORY_SPEED, 30);
    }

    /** One neuron with an excitatory synapse at address 0 and an inhibitory one at address 1. */
    private static SpikingConfiguration.Builder network(NeuronSettings settings) {
        return SpikingConfiguration.builder(KnownChip.GEOMETRY)
                .neuron(NEURON, settings)
                .node(CrossbarNode.open(Crossbar.neuronInput(0), Crossbar.linkOutput(0)))
                .node(CrossbarNode.open(Crossbar.linkInput(1), Crossbar.busOutput(0, 0)))
                .driver(0, 0, DriverSettings.ALL_EVENTS)
                .synapse(0, 0, NEURON.column(), 63, 0)
                .synapse(0, 1, NEURON.column(), 63, 1);
    }

    /**
     * The neuron is held, rises from where it is released, and spikes if its counter has ended; a long counter alone makes the period.
     * A counter of 0 counts as 1, a reset lasts one cycle at least, and many are shorter than a step.
     */
    @ParameterizedTest
    @CsvSource({
        "255, true, 15",
        "255, true, 0",
        "100, true, 8",
        "32, true, 1",
        "20, true, 15",
        "20, true, 0",
        "1, true, 0",
        "0, true, 15",
        "0, false, 15",
        "255, false, 0",
        "255, false, 7",
        "255, false, 15",
        "40, false, 10"
    })
    void periodsFollowCounterClockAndHoldoff(int counter, boolean fast, int holdoff) {
        SpikingConfiguration configuration = network(
                        NeuronSettings.DEFAULT.withRefractory(new RefractorySettings(counter, fast, holdoff, false)))
                .clocks(0, HemisphereSettings.DEFAULT.withRefractoryClocks(6, 0))
                .build();
        double clock = CYCLE * (fast ? 1 : 64);
        double silent = clock * Math.max(1, counter);
        double held = clock * Math.max(1, Math.max(1, counter) - (31 - 2 * holdoff));
        double released = RESET + (THRESHOLD - RESET) * Math.exp(-held / RESET_MICROS);
        double rising = LEAK_MICROS * Math.log((LEAK - released) / (LEAK - THRESHOLD));
        Events spikes = restless()
                .emulate(configuration, SpikingRun.of(Events.NONE, 1200))
                .spikes();
        int intervals = spikes.count() - 1;
        assertThat(intervals).isGreaterThan(5);
        double period = (spikes.micros(intervals) - spikes.micros(0)) / intervals;
        assertThat(period).isCloseTo(Math.max(silent, held + rising), within(CYCLE / intervals + 1e-3));
    }

    /** An event in the middle of a long reset. */
    @Test
    void pausesCutInputsOffWhileTheMembraneIsHeld() {
        assertThat(deflection(false)).isGreaterThan(5);
        assertThat(deflection(true)).isZero();
    }

    private static int deflection(boolean pause) {
        SpikingConfiguration configuration = network(
                        NeuronSettings.DEFAULT.withRefractory(new RefractorySettings(255, false, 15, pause)))
                .clocks(0, HemisphereSettings.DEFAULT.withRefractoryClocks(6, 0))
                .build();
        Events.Builder events = Events.builder();
        for (int i = 0; i < 20; i++) {
            events.add(40 + i * CYCLE, EventLabel.of(1, 0, 0));
        }
        SpikingRun run = SpikingRun.of(events.build(), 80).withMadc(NEURON);
        int[] trace = restless().emulate(configuration, run).madc();
        int before = trace[(int) (39 / 0.032)];
        return Arrays.stream(trace, (int) (39 / 0.032), trace.length).max().orElseThrow() - before;
    }

    /** Spikes follow events after a fixed delay, but for those that come while the neuron is silent, and those of the other input. */
    @Test
    void bypassedInputsRelayEvents() {
        NeuronSettings relay = NeuronSettings.DEFAULT
                .withExcitatory(InputSettings.SLOW.withBypassed(true))
                .withRefractory(new RefractorySettings(100, true, 15, false));
        Events.Builder events = Events.builder();
        for (int cycle : new int[] {1000, 1050, 1099, 1100, 1301, 2000}) {
            events.add(cycle * CYCLE, EventLabel.of(1, 0, 0));
        }
        events.add(1500 * CYCLE, EventLabel.of(1, 0, 1));
        assertThat(cycles(relay, events.build()))
                .containsExactly(IntStream.of(1000, 1100, 1301, 2000)
                        .map(cycle -> cycle + TO_SYNAPSE + TO_HOST)
                        .toArray());
        assertThat(cycles(relay.withSpikes(false), events.build())).isEmpty();
    }

    private static int[] cycles(NeuronSettings settings, Events events) {
        KnownChip resting = restless().write(Cell.LEAK_POTENTIAL, 660);
        Events spikes = resting.emulate(network(settings).build(), SpikingRun.of(events, 30))
                .spikes();
        return IntStream.range(0, spikes.count()).map(spikes::cycle).toArray();
    }
}
