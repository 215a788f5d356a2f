package dev.synram.remote;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.ChipGuard;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Reading;
import dev.synram.chip.Stimulus;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.remote.message.CellWrite;
import dev.synram.remote.message.WeightWrite;
import java.util.List;

/**
 * The chip of a {@link ChipServer}, or of another server that speaks its protocol. Answers have the bits of the chip behind it.
 *
 * <p>Writes are kept here, and sent with the next call that measures. Everything that was written is known here, so that a lost
 * connection or a restart of the server is no loss: the call is made again, after the state has been restored. If that takes longer
 * than the connection's patience, the chip {@linkplain dev.synram.chip.ChipFailedException has failed}.
 */
public final class RemoteChip implements Chip {

    private final RemoteSession session;
    private final ChipGeometry geometry;
    private final ChipGuard guard;
    private final RemoteEmulation emulation;

    private RemoteChip(RemoteSession session) {
        this.session = session;
        geometry = new ChipGeometry(session.offer().hemispheres());
        guard = new ChipGuard(session.offer().chip());
        emulation = new RemoteEmulation(session, geometry);
    }

    /**
     * Connects to a chip, whose cells have their defaults then, and whose weights are 0.
     *
     * @throws ConnectionException if there is no server, or it refuses
     */
    public static RemoteChip connect(ConnectionSettings settings) {
        return new RemoteChip(new RemoteSession(settings));
    }

    @Override
    public String id() {
        return session.offer().chip();
    }

    @Override
    public ChipGeometry geometry() {
        return geometry;
    }

    @Override
    public void writeCells(Cell cell, int[] values) {
        try (ChipGuard.Use _ = guard.enter()) {
            session.state().write(new CellWrite(cell, 1, values.clone()));
        }
    }

    @Override
    public int[] readCells(Cell cell) {
        try (ChipGuard.Use _ = guard.enter()) {
            return session.state().read(cell);
        }
    }

    @Override
    public void writeWeights(Block block, byte[] weights) {
        try (ChipGuard.Use _ = guard.enter()) {
            session.state().write(new WeightWrite(block, weights.clone()));
        }
    }

    @Override
    public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
        try (ChipGuard.Use _ = guard.enter()) {
            requireHemisphere(what.block().hemisphere());
            return new RemoteProduct(session, what, false).compute(activations, results);
        }
    }

    @Override
    public long multiplyAdd(Multiplication what, VectorSource activations, VectorBatch results) {
        try (ChipGuard.Use _ = guard.enter()) {
            requireHemisphere(what.block().hemisphere());
            return new RemoteProduct(session, what, true).compute(activations, results);
        }
    }

    private void requireHemisphere(int hemisphere) {
        if (hemisphere >= geometry.hemispheres()) {
            throw new IllegalArgumentException(
                    "hemisphere %s does not exist; the chip has %s".formatted(hemisphere, geometry.hemispheres()));
        }
    }

    @Override
    public int[] readMembranes(int hemisphere, double microsAfterReset, NoiseKey noise) {
        return read(List.of(new Reading.Membranes(hemisphere, microsAfterReset, noise)))
                .getFirst();
    }

    @Override
    public int[] readVoltage(int hemisphere, int cellValue, NoiseKey noise) {
        return read(List.of(new Reading.Voltage(hemisphere, cellValue, noise))).getFirst();
    }

    @Override
    public int[] recordMembrane(Neuron neuron, Stimulus stimulus, int samples, NoiseKey noise) {
        return read(List.of(new Reading.Trace(neuron, stimulus, samples, noise)))
                .getFirst();
    }

    @Override
    public List<int[]> read(List<Reading> readings) {
        try (ChipGuard.Use _ = guard.enter()) {
            return new RemoteReadings(session).read(readings);
        }
    }

    @Override
    public boolean canSpike() {
        return session.offer().canSpike();
    }

    @Override
    public List<SpikingRecord> emulate(SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
        try (ChipGuard.Use _ = guard.enter()) {
            for (SpikingRun run : runs) {
                run.madc().ifPresent(neuron -> requireHemisphere(neuron.hemisphere()));
                run.cadcNeurons().forEach(neuron -> requireHemisphere(neuron.hemisphere()));
            }
            return emulation.emulate(configuration, runs, noise);
        }
    }

    @Override
    public void close() {
        if (guard.close()) {
            session.close();
        }
    }
}
