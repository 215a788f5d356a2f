package dev.synram.contract;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.BackgroundSource;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.DriverSettings.RowUse;
import dev.synram.chip.spiking.EventCounters;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The smallest chip that spikes: an event adds weights to membranes at once, membranes decay to the leak potential, and a crossing
 * of the threshold resets them. It has neither errors nor noise.
 */
class IntegratingChip extends ForwardingChip {

    private static final int DELAY = 40;
    private static final int SILENT = 250;
    private static final double TAU_CYCLES = 1250;
    private static final double LSB_PER_CELL = 1 / 2.4;
    private static final double LSB_PER_WEIGHT = 0.3;
    private static final int FOLLOWER = 450;

    /** An event at the crossbar; neurons and their order come before what the host sends. */
    private record Event(int cycle, int input, int order, int label) {}

    @Override
    public boolean canSpike() {
        return true;
    }

    @Override
    public List<SpikingRecord> emulate(SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
        sound.readCells(Cell.THRESHOLD);
        if (!configuration.geometry().equals(geometry())) {
            throw new IllegalArgumentException("the configuration is for another chip");
        }
        runs.forEach(run -> run.madc().ifPresent(neuron -> {
            if (neuron.hemisphere() >= geometry().hemispheres()) {
                throw new IllegalArgumentException("there is no hemisphere " + neuron.hemisphere());
            }
        }));
        forgetWeights();
        List<SpikingRecord> records = new ArrayList<>();
        for (SpikingRun run : runs) {
            records.add(new Emulation(configuration, run, noise.skip(records.size())).play());
        }
        return records;
    }

    void forgetWeights() {
        for (int hemisphere = 0; hemisphere < geometry().hemispheres(); hemisphere++) {
            Block whole = Block.whole(hemisphere);
            sound.writeWeights(whole, new byte[whole.size()]);
        }
    }

    boolean beginsAtReset(SpikingRun run) {
        return run.fromReset();
    }

    /** Whether a synapse takes an event. */
    boolean matches(int address, EventLabel label) {
        return address == label.address();
    }

    /** Whether a node passes an event. */
    boolean passes(CrossbarNode node, EventLabel label) {
        return node.passes(label);
    }

    /** How far a neuron's membrane moves. */
    double step(SpikingConfiguration configuration, int hemisphere, int row, int column, RowUse use) {
        int weight = configuration.weight(hemisphere, row, column);
        return LSB_PER_WEIGHT * weight * ((use.excites() ? 1 : 0) - (use.inhibits() ? 1 : 0));
    }

    /** One run. */
    private final class Emulation {

        private final SpikingConfiguration configuration;
        private final SpikingRun run;
        private final PriorityQueue<Event> queue = new PriorityQueue<>(Comparator.comparingInt(Event::cycle)
                .thenComparingInt(Event::input)
                .thenComparingInt(Event::order));
        private final double[] membranes = new double[geometry().hemispheres() * COLUMNS];
        private final double[] distance = new double[membranes.length];
        private final int[] silentUntil = new int[membranes.length];
        private final int[] spikes = new int[membranes.length];
        private final long[] passed = new long[Crossbar.OUTPUTS];
        private final long[] dropped = new long[Crossbar.INPUTS];
        private final Events.Builder recorded = Events.builder();
        private final int[][] cadc;
        private final int[] madc;
        private int now;
        private int cadcSamples;
        private int madcSamples;

        Emulation(SpikingConfiguration configuration, SpikingRun run, NoiseKey noise) {
            this.configuration = configuration;
            this.run = run;
            cadc = new int[run.cadcSamples()][membranes.length];
            madc = new int[run.madcSamples()];
            int[] leak = sound.readCells(Cell.LEAK_POTENTIAL);
            int[] reset = sound.readCells(Cell.RESET_POTENTIAL);
            int[] threshold = sound.readCells(Cell.THRESHOLD);
            for (int i = 0; i < membranes.length; i++) {
                distance[i] = (threshold[i] - (leak[i] - FOLLOWER)) * LSB_PER_CELL;
                membranes[i] = beginsAtReset(run) ? (reset[i] - leak[i]) * LSB_PER_CELL : 0;
            }
            for (int i = 0; i < run.inputs().count() && run.inputs().cycle(i) < run.cycles(); i++) {
                EventLabel label = run.inputs().label(i);
                queue.add(new Event(run.inputs().cycle(i) + DELAY, Crossbar.linkInput(label.link()), i, label.value()));
            }
            for (int source = 0; source < Crossbar.BACKGROUND_SOURCES; source++) {
                BackgroundSource settings = configuration.background(source);
                long key = CounterRandom.combine(noise.key() + noise.offset(), settings.seed());
                for (int cycle = settings.period(); cycle < run.cycles(); cycle += settings.period()) {
                    if (CounterRandom.below(BackgroundSource.CHANCES, key, cycle) < settings.rate()) {
                        queue.add(new Event(cycle, Crossbar.backgroundInput(source), 0, settings.label()));
                    }
                }
            }
        }

        SpikingRecord play() {
            Set<Integer> busy = new HashSet<>();
            int busyCycle = -1;
            for (Event event = queue.poll();
                    event != null && event.cycle < run.cycles() + DELAY;
                    event = queue.poll()) {
                if (event.cycle != busyCycle) {
                    busy.clear();
                    busyCycle = event.cycle;
                }
                boolean lost = false;
                for (CrossbarNode node : configuration.nodes()) {
                    if (node.input() == event.input && passes(node, new EventLabel(event.label))) {
                        if (busy.add(node.output())) {
                            passed[node.output()]++;
                            arrive(event, node.output());
                        } else {
                            lost = true;
                        }
                    }
                }
                dropped[event.input] += lost ? 1 : 0;
            }
            goOn(run.cycles());
            boolean[] overflowed = new boolean[spikes.length];
            return new SpikingRecord(
                    recorded.build(),
                    run.cadc() ? Optional.of(new SpikingRecord.CadcTrace(kept(run))) : Optional.empty(),
                    madc,
                    new EventCounters(spikes, overflowed, passed, dropped),
                    run.correlationRow().isPresent()
                            ? Optional.of(new SpikingRecord.Correlation(new int[spikes.length], new int[spikes.length]))
                            : Optional.empty());
        }

        private int[][] kept(SpikingRun wanted) {
            if (wanted.cadcNeurons().isEmpty()) {
                return cadc;
            }
            int[][] kept = new int[cadc.length][spikes.length];
            for (int sample = 0; sample < kept.length; sample++) {
                Arrays.fill(kept[sample], SpikingRecord.CadcTrace.NOT_KEPT);
                for (Neuron neuron : wanted.cadcNeurons()) {
                    kept[sample][SpikingRecord.index(neuron)] = cadc[sample][SpikingRecord.index(neuron)];
                }
            }
            return kept;
        }

        private void arrive(Event event, int output) {
            EventLabel label = new EventLabel(event.label);
            if (output >= Crossbar.BUS_OUTPUTS) {
                recorded.add(event.cycle * 0.008, label);
                return;
            }
            int hemisphere = output / Crossbar.BUSES;
            if (hemisphere < geometry().hemispheres() && event.cycle < run.cycles()) {
                goOn(event.cycle);
                for (int driver = output % Crossbar.BUSES;
                        driver < SpikingConfiguration.DRIVERS;
                        driver += Crossbar.BUSES) {
                    DriverSettings settings = configuration.driver(hemisphere, driver);
                    if (settings.takes(driver / Crossbar.BUSES, label.rowSelect())) {
                        pulse(hemisphere, 2 * driver, settings.even(), label);
                        pulse(hemisphere, 2 * driver + 1, settings.odd(), label);
                    }
                }
            }
        }

        private void pulse(int hemisphere, int row, RowUse use, EventLabel label) {
            if (use == RowUse.DISABLED) {
                return;
            }
            for (int column = 0; column < COLUMNS; column++) {
                NeuronSettings neuron = configuration.neuron(hemisphere, column);
                if (neuron.excitatory().enabled() && matches(configuration.address(hemisphere, row, column), label)) {
                    int i = hemisphere * COLUMNS + column;
                    membranes[i] += step(configuration, hemisphere, row, column, use);
                    if (membranes[i] > distance[i] && neuron.spikes() && now >= silentUntil[i]) {
                        spike(neuron, i);
                    }
                }
            }
        }

        private void spike(NeuronSettings neuron, int i) {
            membranes[i] = 0;
            silentUntil[i] = now + SILENT;
            spikes[i]++;
            if (neuron.sent()) {
                int output = Crossbar.neuronOutput(i % COLUMNS);
                int label = EventLabel.ofNeuron(output, neuron.address()).value();
                queue.add(new Event(now + DELAY, Crossbar.neuronInput(output), i, label));
            }
        }

        /** Lets membranes decay and the ADCs sample. */
        private void goOn(int cycle) {
            while (cadcSamples < cadc.length && cadcSamples * 1700 <= cycle * 8) {
                int[] readings = cadc[cadcSamples];
                double age = cadcSamples * 212.5 - now;
                Arrays.setAll(readings, i -> reading(i, age, 255));
                cadcSamples++;
            }
            while (madcSamples < madc.length && madcSamples * 4 <= cycle) {
                madc[madcSamples] = reading(SpikingRecord.index(run.madc().orElseThrow()), madcSamples * 4 - now, 1023);
                madcSamples++;
            }
            double decay = Math.exp((now - cycle) / TAU_CYCLES);
            for (int i = 0; i < membranes.length; i++) {
                membranes[i] *= decay;
            }
            now = cycle;
        }

        private int reading(int i, double age, int largest) {
            return Math.clamp(Math.round(80 + membranes[i] * Math.exp(-age / TAU_CYCLES)), 0, largest);
        }
    }
}
