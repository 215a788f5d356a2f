package dev.synram.cli.command.sweep;

import dev.synram.cli.console.UserError;
import dev.synram.cli.option.chip.CalibrationSettingsOptions;
import dev.synram.cli.option.chip.ChipSeedOption;
import dev.synram.cli.option.chip.ChipSeedsOption;
import dev.synram.cli.option.chip.DurationConverter;
import dev.synram.cli.option.chip.EffortOption;
import dev.synram.cli.option.chip.ErrorOptions;
import dev.synram.compiler.layout.LayoutStyle;
import dev.synram.experiment.setting.ChipPreset;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.experiment.sweep.design.SweepCalibration;
import dev.synram.experiment.sweep.design.UseAxes;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a sweep varies: the same options as those of one run, each with one or more values. */
public final class SweepAxesOptions {

    @Mixin
    private final ChipSeedsOption chipSeeds = new ChipSeedsOption();

    @Option(
            names = "--chips",
            paramLabel = "N",
            split = ",",
            defaultValue = "1",
            description = "How many chips the network is laid out on together. (${DEFAULT-VALUE})")
    private List<Integer> chips = List.of();

    @Option(
            names = "--preset",
            paramLabel = "P",
            split = ",",
            description = "How large the chips' errors are: nominal, ideal, harsh. (nominal)")
    private List<ChipPreset> presets = List.of(ChipPreset.NOMINAL);

    @Option(
            names = "--scale",
            paramLabel = "SOURCE=FACTOR",
            description =
                    "Factors of one error source; may be repeated. Example: --scale synapse-gain=1,2,4. The sources "
                            + "are listed in docs/chip.md.")
    private Map<String, String> scales = new LinkedHashMap<>();

    @Option(
            names = EffortOption.NAME,
            paramLabel = "E",
            split = ",",
            description = "How chips are calibrated: public, best, or none for chips as they are switched on. (public)")
    private List<SweepCalibration> calibrations = List.of(SweepCalibration.PUBLIC);

    @Option(
            names = CalibrationSettingsOptions.AGE,
            paramLabel = "DURATION",
            split = ",",
            converter = DurationConverter.class,
            description = "How long chips have drifted since their calibration, such as 0,12h,7d. (12h)")
    private List<Duration> ages = List.of();

    @Option(
            names = "--wait",
            paramLabel = "N",
            split = ",",
            defaultValue = "2",
            description = "Cycles of 8 ns between events. (${DEFAULT-VALUE})")
    private List<Integer> waits = List.of();

    @Option(
            names = "--num-sends",
            paramLabel = "N",
            split = ",",
            defaultValue = "0",
            description =
                    "How often each vector of every layer is sent; 0 is as often as the network has it. (${DEFAULT-VALUE})")
    private List<Integer> numSends = List.of();

    @Option(
            names = "--layout",
            paramLabel = "L",
            split = ",",
            description =
                    "How the network is laid out: optimized, as this program does it, or public, as the public software. "
                            + "(optimized)")
    private List<LayoutStyle> layouts = List.of(LayoutStyle.OPTIMIZED);

    /** The axes; networks have no names yet. */
    public SweepAxes axes() {
        Map<ErrorSource, List<Double>> factors = new LinkedHashMap<>();
        scales.forEach((label, values) -> factors.put(ErrorOptions.source(label), numbers(label, values)));
        List<Duration> given = ages.isEmpty() ? SweepAxes.ofChips(1, 1).ages() : ages;
        List<Long> seeds = chipSeeds.given(SweepAxes.MOST_VALUES);
        return new SweepAxes(
                seeds.isEmpty() ? List.of(ChipSeedOption.DEFAULT) : seeds,
                chips,
                presets,
                factors,
                calibrations,
                given,
                new UseAxes(List.of(""), waits, numSends, layouts));
    }

    private static List<Double> numbers(String label, String values) {
        List<Double> numbers = new ArrayList<>();
        for (String value : values.split(",", -1)) {
            try {
                numbers.add(Double.valueOf(value.strip()));
            } catch (NumberFormatException e) {
                throw new UserError(
                        "--scale %s: '%s' is no number; give factors separated by commas, such as 1,2,4"
                                .formatted(label, value),
                        e);
            }
        }
        return numbers;
    }
}
