package dev.synram.cli.command.summary;

import dev.synram.compiler.cost.DurationRange;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.ModelledEnergy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Modelled time and energy of a sample as lines of text. */
public final class ModelledCostText {

    private ModelledCostText() {}

    /** The lines of a schedule. */
    public static List<String> lines(ModelledCost cost) {
        List<String> lines = new ArrayList<>();
        DurationRange range = cost.microsecondsRange();
        lines.add(String.format(
                        Locale.ROOT,
                        "modelled, %-19s %,10.1f µs a sample in a batch",
                        cost.schedule(),
                        cost.microsecondsPerSample())
                + interval(range));
        lines.add(String.format(
                        Locale.ROOT, "%29s %,10.1f µs for a sample that comes alone", "", cost.latencyMicroseconds())
                + interval(cost.latencyRange()));
        for (ModelledEnergy energy : cost.energies()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%29s %,10.4f mJ a sample at %.2f W, %s",
                    "",
                    energy.millijoulesPerSample(),
                    energy.watts(),
                    energy.power()));
        }
        return lines;
    }

    private static String interval(DurationRange range) {
        return range.low() == range.high()
                ? ""
                : String.format(Locale.ROOT, ", between %,.1f and %,.1f", range.low(), range.high());
    }
}
