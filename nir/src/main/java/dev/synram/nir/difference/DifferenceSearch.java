package dev.synram.nir.difference;

import dev.synram.nir.execution.Execution;
import dev.synram.nir.execution.Simulation;
import dev.synram.nir.execution.Stimulus;
import dev.synram.nir.value.NirException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Searches for the single change that makes two executions of one stimulus equal. What is known to differ is tried first:
 * settings, fields, nodes, edges. If none of that alone is the cause, or nothing is known of the second execution but its
 * spikes, usual differences of tools are tried.
 */
public final class DifferenceSearch {

    private final Stimulus stimulus;
    private final double tolerance;

    private int tried;
    private Optional<Cause> nearest = Optional.empty();
    private double latest;

    private DifferenceSearch(Stimulus stimulus, double tolerance) {
        this.stimulus = stimulus;
        this.tolerance = tolerance;
    }

    /**
     * Compares two executions on the host.
     *
     * @throws NirException if one cannot be executed, or their spiking nodes do not correspond
     */
    public static Diagnosis compare(Setup a, Setup b, Stimulus stimulus) {
        Execution first = run(a, stimulus);
        Execution second = run(b, stimulus);
        List<List<Change>> rounds = List.of(
                units(a, b), known(a, b), usual(a, Cause.Side.A, second.dt()), usual(b, Cause.Side.B, first.dt()));
        return new DifferenceSearch(stimulus, 0).diagnose(first, second, rounds);
    }

    /**
     * Compares an execution on the host with the spikes of another one, such as of another tool or of a chip.
     *
     * @throws NirException as {@link #compare}
     */
    public static Diagnosis explain(Setup a, Execution b, Stimulus stimulus) {
        return explain(a, b, stimulus, 0);
    }

    /**
     * The same, where times of one spike may differ, as those of a chip do.
     *
     * @param seconds by which they may differ at least
     */
    public static Diagnosis explain(Setup a, Execution b, Stimulus stimulus, double seconds) {
        return new DifferenceSearch(stimulus, seconds)
                .diagnose(run(a, stimulus), b, List.of(usual(a, Cause.Side.A, b.dt())));
    }

    private static Execution run(Setup setup, Stimulus stimulus) {
        return new Simulation(setup.graph(), setup.semantics()).run(stimulus);
    }

    /** If all times of one file are a thousand times those of the other, its unit. */
    private static List<Change> units(Setup a, Setup b) {
        List<Change> changes = new ArrayList<>();
        if (Times.areInOtherUnits(a.graph(), b.graph())) {
            changes.addAll(SemanticChanges.ofUnit(b, Cause.Side.B));
            changes.addAll(SemanticChanges.ofUnit(a, Cause.Side.A));
        }
        return changes;
    }

    /** What differs, one by one: changes of A after which it has this of B. */
    private static List<Change> known(Setup a, Setup b) {
        List<Change> changes = new ArrayList<>();
        for (Change change : SemanticChanges.of(a, Cause.Side.A, b.semantics().dt())) {
            if (isTowards(change.changed(), a, b)) {
                changes.add(change);
            }
        }
        changes.addAll(GraphChanges.towards(b.graph(), a, Cause.Side.A));
        for (Change change : GraphChanges.towards(a.graph(), b, Cause.Side.B)) {
            if (change.cause().kind() == Cause.Kind.DELAY
                    && change.cause().field().equals("type")) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static boolean isTowards(Setup changed, Setup a, Setup b) {
        return differences(changed, b) < differences(a, b);
    }

    private static int differences(Setup one, Setup other) {
        int count = 0;
        count += one.semantics().unit() == other.semantics().unit() ? 0 : 1;
        count += one.semantics().dt() == other.semantics().dt() ? 0 : 1;
        count += one.semantics().reset() == other.semantics().reset() ? 0 : 1;
        count += one.semantics().crossing() == other.semantics().crossing() ? 0 : 1;
        count += one.semantics().arrival() == other.semantics().arrival() ? 0 : 1;
        count += one.semantics().emission() == other.semantics().emission() ? 0 : 1;
        count += one.semantics().integration() == other.semantics().integration() ? 0 : 1;
        count += one.semantics().start() == other.semantics().start() ? 0 : 1;
        return count;
    }

    private static List<Change> usual(Setup setup, Cause.Side side, double otherStep) {
        List<Change> changes = new ArrayList<>(SemanticChanges.of(setup, side, otherStep));
        changes.addAll(GraphChanges.ofDelays(setup, side));
        return changes;
    }

    private Diagnosis diagnose(Execution a, Execution b, List<List<Change>> rounds) {
        Optional<FirstDifference> first = SpikeComparison.first(a, b, tolerance);
        List<Cause> causes = new ArrayList<>();
        if (first.isPresent()) {
            latest = first.get().seconds();
            for (List<Change> round : rounds) {
                if (causes.isEmpty()) {
                    round.forEach(change -> attempt(change, a, b, causes));
                }
            }
        }
        return new Diagnosis(
                a,
                b,
                SpikeComparison.shared(a, b, tolerance),
                first,
                causes,
                causes.isEmpty() ? nearest : Optional.empty(),
                tried);
    }

    private void attempt(Change change, Execution a, Execution b, List<Cause> causes) {
        tried++;
        try {
            Execution changed = run(change.changed(), stimulus);
            Optional<FirstDifference> left = change.cause().side() == Cause.Side.A
                    ? SpikeComparison.first(changed, b, tolerance)
                    : SpikeComparison.first(a, changed, tolerance);
            if (left.isEmpty()) {
                causes.add(change.cause());
            } else if (left.get().seconds() > latest) {
                latest = left.get().seconds();
                nearest = Optional.of(change.cause());
            }
        } catch (NirException e) {
            return; // a change that cannot be executed is not the cause
        }
    }
}
