package dev.synram.experiment;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.Effort;
import dev.synram.experiment.result.CalibrationAccuracy;
import dev.synram.experiment.result.CalibrationResponse;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.runtime.Classification;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Shows what better and fresher calibration buys: the same chips with each of {@link CalibrationSettings#alternatives}.
 * Chips are calibrated once per effort; at another age, the settings found are written again.
 */
public final class CalibrationComparison {

    private final ChipSettings chips;
    private final long chipSeed;
    private final BooleanSupplier goesOn;
    private final Progress progress;

    /**
     * Prepares a comparison.
     *
     * @param chips settings of the chips, with the calibration that was asked for
     * @param chipSeed seed of the first chip
     */
    public CalibrationComparison(ChipSettings chips, long chipSeed, Progress progress) {
        this(chips, chipSeed, () -> true, progress);
    }

    /** The same, ending before the first calibration for which {@code goesOn} is false. */
    CalibrationComparison(ChipSettings chips, long chipSeed, BooleanSupplier goesOn, Progress progress) {
        this.chips = chips;
        this.chipSeed = chipSeed;
        this.goesOn = goesOn;
        this.progress = progress;
    }

    /**
     * Compares accuracies.
     *
     * @param found calibrations of the chips with the effort that was asked for
     * @param test classifies the same samples on calibrated chips, in one or more runs
     * @param known its result with the calibration that was asked for, if it is known already
     */
    public List<CalibrationAccuracy> accuracies(
            List<Calibration> found,
            Function<SimulatedChips, List<Classification>> test,
            Optional<List<Classification>> known) {
        List<List<Classification>> runs = forEach(found, test, known);
        List<CalibrationSettings> calibrations = chips.calibration().alternatives();
        List<CalibrationAccuracy> accuracies = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            accuracies.add(CalibrationAccuracy.of(
                    calibrations.get(i), runs.get(i), i == 0 ? Optional.empty() : Optional.of(runs.getFirst())));
        }
        return accuracies;
    }

    /**
     * Compares responses of the first chip.
     *
     * @param known the calibration that was asked for
     */
    public List<CalibrationResponse> responses(Calibration known) {
        Function<SimulatedChips, Calibration> first =
                made -> made.calibrations().getFirst();
        return forEach(List.of(known), first, Optional.of(known)).stream()
                .map(CalibrationResponse::of)
                .toList();
    }

    private <T> List<T> forEach(List<Calibration> found, Function<SimulatedChips, T> measurement, Optional<T> known) {
        Map<Effort, List<Calibration>> byEffort = new EnumMap<>(Effort.class);
        byEffort.put(chips.calibration().effort(), found);
        List<T> results = new ArrayList<>();
        List<CalibrationSettings> calibrations = chips.calibration().alternatives();
        try (Progress.Task task = progress.begin("comparing calibrations", calibrations.size())) {
            for (CalibrationSettings calibration : calibrations) {
                boolean asked = calibration.equals(chips.calibration());
                if (!asked && !goesOn.getAsBoolean()) {
                    break;
                }
                if (asked && known.isPresent()) {
                    results.add(known.get());
                } else {
                    try (SimulatedChips calibrated = calibrated(calibration, byEffort)) {
                        results.add(measurement.apply(calibrated));
                    }
                }
                task.advance(1);
            }
        }
        return results;
    }

    private SimulatedChips calibrated(CalibrationSettings calibration, Map<Effort, List<Calibration>> byEffort) {
        ChipSettings settings = chips.withCalibration(calibration);
        List<Calibration> found = byEffort.get(calibration.effort());
        if (found != null) {
            return SimulatedChips.recalibrated(settings, chipSeed, found);
        }
        SimulatedChips calibrated = SimulatedChips.calibrated(settings, chipSeed, Progress.NONE);
        byEffort.put(calibration.effort(), calibrated.calibrations());
        return calibrated;
    }
}
