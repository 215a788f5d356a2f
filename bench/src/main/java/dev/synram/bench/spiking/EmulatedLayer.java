package dev.synram.bench.spiking;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.util.Arrays;
import java.util.List;

/** A layer on a simulated chip. */
public final class EmulatedLayer implements AutoCloseable {

    private static final NoiseKey NOISE = NoiseKey.of(1);
    private static final double ENOUGH = 0.02;
    private static final int SEARCHES = 24;
    private static final double LOWEST = 1e-3;
    private static final double HIGHEST = 8;

    private final PlacedLayer placed;
    private final SimulatedChip chip;

    private EmulatedLayer(PlacedLayer placed, ChipParameters parameters, int threads) {
        this.placed = placed;
        chip = new SimulatedChip(1, parameters, threads);
        placed.write(chip);
    }

    /** What the chip does beside what it was designed for; circuits are alike in all cases. */
    public enum Effects {
        /** Nothing: synaptic inputs are linear. */
        LINEAR,
        /** Synaptic inputs saturate. */
        SATURATING,
        /** Synaptic inputs saturate, and there is all temporal noise. */
        NOISY;

        ChipParameters parameters() {
            return switch (this) {
                case LINEAR -> ChipParameters.nominal().only();
                case SATURATING -> ChipParameters.nominal().only(ErrorSource.INPUT_SATURATION);
                case NOISY -> ChipParameters.nominal().only(noisy());
            };
        }

        private static ErrorSource[] noisy() {
            return Arrays.stream(ErrorSource.values())
                    .filter(source -> source == ErrorSource.INPUT_SATURATION || source.temporal())
                    .toArray(ErrorSource[]::new);
        }

        /** How synaptic inputs are. */
        String inputs() {
            return this == LINEAR ? "linear" : "saturating";
        }
    }

    /** The layer with the given effects. */
    public static EmulatedLayer of(SpikingLayer layer, Effects effects, int threads) {
        ChipParameters parameters = effects.parameters();
        return new EmulatedLayer(new PlacedLayer(layer, parameters), parameters, threads);
    }

    /**
     * The layer with thresholds for which the neurons have about so many spikes in a sample together; 0 leaves them silent.
     *
     * @param spikes mean number of spikes of a sample
     */
    public static EmulatedLayer withActivity(SpikingLayer layer, Effects effects, int threads, double spikes) {
        double low = LOWEST;
        double high = HIGHEST;
        for (int i = 0; i < SEARCHES && spikes > 0; i++) {
            double middle = Math.sqrt(low * high);
            try (EmulatedLayer tried = of(layer.withThresholds(middle), effects, threads)) {
                List<SpikingRecord> records = tried.emulate();
                double found = (double) PlacedLayer.spikes(records) / records.size();
                if (Math.abs(found - spikes) <= ENOUGH * spikes) {
                    low = middle;
                    high = middle;
                } else if (found > spikes) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
        }
        return of(layer.withThresholds(high), effects, threads);
    }

    /** How the layer is placed. */
    public PlacedLayer placed() {
        return placed;
    }

    /** Emulates all samples. */
    public List<SpikingRecord> emulate() {
        return emulate(placed.runs());
    }

    /** Emulates samples of the layer. */
    public List<SpikingRecord> emulate(List<SpikingRun> runs) {
        return chip.emulate(placed.configuration(), runs, NOISE);
    }

    @Override
    public void close() {
        chip.close();
    }
}
