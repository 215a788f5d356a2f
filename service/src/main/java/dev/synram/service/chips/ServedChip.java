package dev.synram.service.chips;

import dev.synram.chip.NoiseKey;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.serving.ServedChips;
import dev.synram.service.scheduling.ChipPool;
import dev.synram.service.scheduling.InferenceChip;
import dev.synram.service.scheduling.ModelledSample;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Simulated chips that work as one, with all networks. They drift as time goes by on the host, in steps, and each inference has
 * noise of its own.
 */
public final class ServedChip implements InferenceChip {

    /** Chips hardly change in a minute, and after each step all circuits are computed again. */
    private static final Duration STEP = Duration.ofMinutes(1);

    private final SharedConversions conversions;
    private final LongSupplier nanos;
    private final Map<String, PlacedNetwork> networks = new LinkedHashMap<>();
    private SimulatedChips chips;
    private Duration ageAtCalibration;
    private long calibrated;
    private long drifted;
    private String current = "";
    private long runs;

    ServedChip(SimulatedChips chips, SharedConversions conversions, LongSupplier nanos) {
        this.chips = chips;
        this.conversions = conversions;
        this.nanos = nanos;
        ageAtCalibration = chips.settings().calibration().age();
        calibrated = nanos.getAsLong();
        drifted = calibrated;
        place();
    }

    /** Makes and calibrates the chips of a seed. */
    public static ChipPool.ChipMaker maker(ServedChips served, long seed, SharedConversions conversions) {
        return new ChipPool.ChipMaker() {

            @Override
            public String name() {
                return served.settings().name(seed);
            }

            @Override
            public InferenceChip make() {
                SimulatedChips chips = served.make(seed);
                try {
                    return new ServedChip(chips, conversions, System::nanoTime);
                } catch (RuntimeException e) {
                    chips.close();
                    throw e;
                }
            }
        };
    }

    private void place() {
        networks.clear();
        conversions.on(chips).forEach((name, network) -> networks.put(name, PlacedNetwork.of(network, chips)));
        current = "";
    }

    private PlacedNetwork network(String name) {
        PlacedNetwork network = networks.get(name);
        if (network == null) {
            throw new IllegalArgumentException("there is no network %s on %s".formatted(name, name()));
        }
        return network;
    }

    @Override
    public String name() {
        return chips.name();
    }

    @Override
    public Duration age() {
        return ageAtCalibration.plusNanos(nanos.getAsLong() - calibrated);
    }

    @Override
    public ModelledSample cost(String model) {
        return network(model).cost();
    }

    @Override
    public float[] run(String model, float[] samples, int count) {
        drift();
        PlacedNetwork network = network(model);
        if (!model.equals(current)) {
            network.runner().reload();
            current = model;
        }
        NoiseKey noise = NoiseKey.of(chips.settings().seed()).fold(1).skip(runs);
        runs += count;
        return network.run(noise, samples);
    }

    private void drift() {
        Duration since = Duration.ofNanos(nanos.getAsLong() - drifted);
        if (since.compareTo(STEP) >= 0) {
            chips.age(since);
            drifted += since.toNanos();
        }
    }

    @Override
    public void recalibrate() {
        drift();
        chips = chips.recalibrated();
        ageAtCalibration = Duration.ZERO;
        calibrated = nanos.getAsLong();
        place();
    }

    @Override
    public void close() {
        chips.close();
    }
}
