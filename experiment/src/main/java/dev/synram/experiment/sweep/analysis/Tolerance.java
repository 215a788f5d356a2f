package dev.synram.experiment.sweep.analysis;

import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.simulator.error.ErrorSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * By which factor an error source may grow before too many chips fail. Other error sources that are scaled stay at their factor
 * closest to 1.
 *
 * @param source name of the error source
 * @param steps the factors of the sweep, in order
 */
public record Tolerance(String source, List<Step> steps) {

    /** The share of failing chips that is still accepted. */
    public static final double ACCEPTED = 0.01;

    /** More factors were drawn, and have too few chips each to tell a share. */
    private static final int MOST_STEPS = 24;

    /**
     * A factor of the sweep.
     *
     * @param factor of the error source
     * @param failing share of chips below the required accuracy, or without one, in any of the other settings
     */
    public record Step(double factor, Share failing) {}

    public Tolerance {
        steps = List.copyOf(steps);
    }

    /**
     * The tolerances of all error sources with several factors, at most 24.
     *
     * @param required the accuracy of a chip that does not fail, 0..1
     */
    static List<Tolerance> of(List<SweepRow> rows, double required) {
        TreeSet<ErrorSource> sources = new TreeSet<>();
        rows.forEach(row -> sources.addAll(row.point().kind().scales().keySet()));
        List<Tolerance> tolerances = new ArrayList<>();
        for (ErrorSource source : sources) {
            List<SweepRow> others = rows;
            for (ErrorSource other : sources) {
                others = other == source ? others : closestToOne(others, other);
            }
            Tolerance tolerance = of(source, others, required);
            if (tolerance.steps().size() > 1 && tolerance.steps().size() <= MOST_STEPS) {
                tolerances.add(tolerance);
            }
        }
        return tolerances;
    }

    private static List<SweepRow> closestToOne(List<SweepRow> rows, ErrorSource source) {
        Axis axis = Axis.ofScale(source);
        AxisValue closest = axis.values(rows).stream()
                .min(Comparator.comparingDouble(value -> Math.abs(value.position() - 1)))
                .orElseThrow();
        return rows.stream()
                .filter(row -> axis.value().apply(row.point()).equals(closest))
                .toList();
    }

    private static Tolerance of(ErrorSource source, List<SweepRow> rows, double required) {
        Axis axis = Axis.ofScale(source);
        List<Step> steps = new ArrayList<>();
        for (AxisValue value : axis.values(rows)) {
            List<SweepRow> at = rows.stream()
                    .filter(row -> axis.value().apply(row.point()).equals(value))
                    .toList();
            steps.add(new Step(value.position(), failing(at, required)));
        }
        return new Tolerance(source.label(), steps);
    }

    /** Chips, not rows: a chip in several settings is one chip, whatever its rows have in common. */
    private static Share failing(List<SweepRow> rows, double required) {
        Set<Long> all = new HashSet<>();
        Set<Long> failing = new HashSet<>();
        for (SweepRow row : rows) {
            long chip = row.point().kind().chipSeed();
            all.add(chip);
            if (row.accuracy().orElse(Double.NEGATIVE_INFINITY) < required) {
                failing.add(chip);
            }
        }
        return new Share(failing.size(), all.size());
    }

    /** The last factor up to which no more chips fail than accepted; empty if even the first is too large. */
    public Optional<Step> largestAccepted() {
        Step last = null;
        for (Step step : steps) {
            if (step.failing().value() > ACCEPTED) {
                break;
            }
            last = step;
        }
        return Optional.ofNullable(last);
    }

    /** The first factor at which more chips fail than accepted; empty if there is none. */
    public Optional<Step> firstRefused() {
        return steps.stream().filter(step -> step.failing().value() > ACCEPTED).findFirst();
    }
}
