package dev.synram.experiment;

import dev.synram.calibration.Calibration;
import dev.synram.chip.NoiseKey;
import dev.synram.experiment.model.ChipConversion;
import dev.synram.experiment.model.ChipModel;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.Classification;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.RoundedOnHost;
import dev.synram.runtime.RoundedOnHost.Rounding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs a network with some kinds of errors and without others: on chips, some of whose errors are switched off while they keep
 * their calibration, on chips that are exact but for some errors, which need no calibration, and on the host with some
 * roundings. Used by one thread; closing closes the chips.
 */
final class CauseTrials implements AutoCloseable {

    private final ChipSettings settings;
    private final long chipSeed;
    private final NoiseKey noise;
    private final ChipModel model;
    private final SimulatedChips exact;
    private final QuantizedNetwork onExact;
    private final List<Calibration> calibrations;
    private final RoundedOnHost host;
    private final Map<Set<ErrorGroup>, SimulatedChips> chips = new HashMap<>();
    private final Map<Set<ErrorGroup>, NetworkRunner> runners = new HashMap<>();
    private final List<SimulatedChips> opened = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param settings of the chips, with the age of their calibrations
     * @param chipSeed seed of the first chip
     * @param calibrations of the chips
     * @param model the network as it is converted for them
     * @param conversion converts it for chips without errors
     */
    CauseTrials(
            ChipSettings settings,
            long chipSeed,
            List<Calibration> calibrations,
            ChipModel model,
            ChipConversion conversion) {
        this.settings = settings;
        this.chipSeed = chipSeed;
        this.calibrations = calibrations;
        this.model = model;
        noise = NoiseKey.of(settings.seed()).fold(1);
        exact = opened(SimulatedChips.exact(settings));
        ChipModel converted = conversion.on(exact.cluster(), settings.waitBetweenEvents());
        onExact = converted.network();
        host = new RoundedOnHost(onExact, converted.unrounded(), settings.threads());
    }

    private SimulatedChips opened(SimulatedChips made) {
        opened.add(made);
        return made;
    }

    /** The network for chips without errors. */
    QuantizedNetwork onExactChips() {
        return onExact;
    }

    /** Groups of errors that these chips have. */
    Set<ErrorGroup> groups() {
        Set<ErrorGroup> groups = EnumSet.noneOf(ErrorGroup.class);
        settings.parameters().errors().forEach((source, magnitude) -> {
            ErrorGroup group = ErrorGroup.of(source);
            boolean aged = group != ErrorGroup.AGE || !age().isZero();
            if (magnitude > 0 && aged) {
                groups.add(group);
            }
        });
        return groups;
    }

    private Duration age() {
        return settings.calibration().age();
    }

    /** Classifies samples on the host with some roundings. */
    Classification onHost(Set<Rounding> rounded, TestSamples samples) {
        float[] values = onExact.inputRange().divided(samples.samples().values());
        float[] results = host.run(rounded, values);
        return Classification.of(results, onExact.network().output().size(), samples.labels());
    }

    /**
     * Classifies samples on chips with some groups of errors, all roundings included.
     *
     * @param round number of the samples' round, which has noise of its own
     */
    Classification onChips(Set<ErrorGroup> groups, TestSamples samples, int round) {
        NetworkRunner runner = runners.computeIfAbsent(groups, this::runner);
        return Classification.of(
                runner.run(noise.fold(round), samples.activations(runner.network())), samples.labels());
    }

    private NetworkRunner runner(Set<ErrorGroup> groups) {
        SimulatedChips made = chips.computeIfAbsent(groups, this::chips);
        QuantizedNetwork network = groups.contains(ErrorGroup.FIXED_PATTERN) ? model.network() : onExact;
        return new NetworkRunner(made.cluster(), made.compiler(), network);
    }

    private SimulatedChips chips(Set<ErrorGroup> groups) {
        if (groups.isEmpty()) {
            return exact;
        }
        Duration age = groups.contains(ErrorGroup.AGE) ? age() : Duration.ZERO;
        if (groups.contains(ErrorGroup.FIXED_PATTERN)) {
            ChipSettings some = settings.withParameters(ErrorGroup.sameChip(settings.parameters(), groups))
                    .withCalibration(settings.calibration().withAge(age));
            return opened(SimulatedChips.recalibrated(some, chipSeed, calibrations));
        }
        SimulatedChips made = opened(SimulatedChips.uncalibrated(
                settings.withParameters(ErrorGroup.only(settings.parameters(), groups)), chipSeed));
        made.age(age);
        return made;
    }

    @Override
    public void close() {
        host.close();
        opened.forEach(SimulatedChips::close);
    }
}
