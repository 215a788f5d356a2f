package dev.synram.simulator.spiking;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.parallel.Workers;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.error.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Emulates spiking neurons with the circuits of a chip, several runs at a time. */
public final class SpikingModel {

    private final List<HemisphereCircuits> hemispheres;
    private final Kernels kernels;
    private final Workers workers;
    private final long chipKey;
    private Optional<Network> network = Optional.empty();

    /**
     * Makes a model.
     *
     * @param chipKey names the chip's noise
     */
    public SpikingModel(List<HemisphereCircuits> hemispheres, Kernels kernels, Workers workers, long chipKey) {
        this.hemispheres = hemispheres;
        this.kernels = kernels;
        this.workers = workers;
        this.chipKey = chipKey;
    }

    /** The key of a chip's noise. */
    public static long noiseKey(long chipSeed) {
        return Draw.of(chipSeed, 0, Draw.Kind.SPIKING_NOISE).key();
    }

    /** Cells may have changed. */
    public void cellsChanged() {
        network = Optional.empty();
    }

    /** Plays runs; see {@link dev.synram.chip.Chip#emulate}. */
    public List<SpikingRecord> emulate(SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
        Network present = network.filter(known -> known.configuration() == configuration)
                .orElseGet(() -> new Network(configuration, hemispheres));
        network = Optional.of(present);
        long ofCall = CounterRandom.combine(chipKey, noise.key());
        SpikingRecord[] records = new SpikingRecord[runs.size()];
        Workspace[] workspaces = IntStream.range(0, Math.min(workers.threads(), records.length))
                .mapToObj(_ -> new Workspace(present))
                .toArray(Workspace[]::new);
        workers.forRange(records.length, 1, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                long key = CounterRandom.combine(ofCall, noise.offset() + i);
                records[i] = new Emulation(present, kernels.lif(), runs.get(i), key, workspaces[worker]).play();
            }
        });
        return Arrays.asList(records);
    }
}
