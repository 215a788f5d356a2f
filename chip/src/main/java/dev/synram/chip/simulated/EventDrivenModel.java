package dev.synram.chip.simulated;

import dev.synram.chip.Block;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Run;
import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import dev.synram.chip.parallel.Workers;
import dev.synram.chip.random.CounterRandom;

/** The reference: for every column, every event of every send is integrated in time, and both readings are taken. */
final class EventDrivenModel implements SignalModel {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final long BASELINE = 5;
    private static final long RESULT = 6;

    private final HemisphereCircuits circuits;

    EventDrivenModel(HemisphereCircuits circuits) {
        this.circuits = circuits;
    }

    @Override
    public void cellsChanged() {
        // Nothing is folded: circuits are asked while multiplying.
    }

    @Override
    public void weightsChanged(Block block) {
        // Nothing is folded: circuits are asked while multiplying.
    }

    @Override
    public void multiply(
            Workers workers,
            Block block,
            MacSettings settings,
            Run run,
            VectorSource activations,
            Vectors results,
            boolean add) {
        workers.forRange(activations.count(), 1, (_, from, to) -> {
            Events events = new Events();
            double[] charges = new double[block.inputs()];
            for (int vector = from; vector < to; vector++) {
                events.collect(block, activations, vector);
                long key = circuits.noise().vectorKey(run, vector);
                int start = results.start(vector);
                for (int i = 0; i < block.columns(); i++) {
                    int column = block.firstColumn() + i;
                    for (int e = 0; e < events.count(); e++) {
                        charges[e] = circuits.signedCharge(events.input(e), events.activation(e), column);
                    }
                    int result = result(column, settings, charges, events.count(), key);
                    int sum = add ? results.data()[start + i] + result : result;
                    results.data()[start + i] = (byte) Math.clamp(sum, Byte.MIN_VALUE, Byte.MAX_VALUE);
                }
            }
        });
    }

    private int result(int column, MacSettings settings, double[] charges, int events, long key) {
        int baseline = baseline(column, CounterRandom.combine(CounterRandom.combine(key, BASELINE), column));
        Noise noise = new Noise(column, CounterRandom.combine(CounterRandom.combine(key, RESULT), column));
        Membrane membrane = new Membrane(circuits.neurons(), column, circuits.settling() == 0);
        membrane.disturb(noise.next(circuits.noise().membraneVariance(0, 0, 0)));
        double interval = settings.eventIntervalNanos() / NANOS_PER_MICRO;
        double rate = circuits.neurons().leakRate(column);
        membrane.advance(MacSettings.LEAD_MICROS);
        membrane.disturb(noise.next(circuits.noise().walkVariance(MacSettings.LEAD_MICROS, rate)));
        double eventVariance =
                circuits.noise().eventVariance() + circuits.noise().walkVariance(interval, rate);
        for (int send = 0; send < settings.numSends(); send++) {
            for (int e = 0; e < events; e++) {
                membrane.advance(interval);
                membrane.receive(charges[e]);
                membrane.disturb(noise.next(eventVariance));
            }
        }
        membrane.advance(MacSettings.SETTLING_MICROS);
        membrane.disturb(noise.next(circuits.noise().walkVariance(MacSettings.SETTLING_MICROS, rate)));
        double common = circuits.noise().common(key);
        int reading = read(
                column,
                membrane.potential(),
                common + noise.next(circuits.noise().readingVariance()));
        return Math.clamp(reading - baseline, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    private int baseline(int column, long key) {
        Noise noise = new Noise(column, key);
        double rate = circuits.neurons().leakRate(column);
        double variance = circuits.noise().membraneVariance(MacSettings.BASELINE_MICROS, rate, 0);
        double potential = circuits.neurons().potential(column, MacSettings.BASELINE_MICROS) + noise.next(variance);
        return read(column, potential, noise.next(circuits.noise().readingVariance()));
    }

    private int read(int column, double potential, double noise) {
        return circuits.cadc().read(column, circuits.neurons().amplified(column, potential), noise);
    }

    /** The noise of one column, number after number. */
    private final class Noise {

        private final long key;
        private final double scale;
        private long drawn;

        Noise(int column, long key) {
            this.key = key;
            scale = circuits.noise().columnScale(column);
        }

        double next(double variance) {
            return variance == 0 ? 0 : scale * Math.sqrt(variance) * CounterRandom.normal(key, drawn++);
        }
    }
}
