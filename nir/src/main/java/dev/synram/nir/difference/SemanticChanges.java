package dev.synram.nir.difference;

import dev.synram.nir.execution.Arrival;
import dev.synram.nir.execution.Crossing;
import dev.synram.nir.execution.Emission;
import dev.synram.nir.execution.Integration;
import dev.synram.nir.execution.NirTime;
import dev.synram.nir.execution.Reset;
import dev.synram.nir.execution.Semantics;
import dev.synram.nir.execution.Start;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/** Changes of one setting of an execution. */
final class SemanticChanges {

    private final Setup setup;
    private final Cause.Side side;
    private final List<Change> changes = new ArrayList<>();

    private SemanticChanges(Setup setup, Cause.Side side) {
        this.setup = setup;
        this.side = side;
    }

    /** All that are not of numbers, and other steps: that of the other execution and usual factors. */
    static List<Change> of(Setup setup, Cause.Side side, double otherStep) {
        SemanticChanges changes = new SemanticChanges(setup, side);
        Semantics now = setup.semantics();
        changes.add(Cause.Kind.UNIT_OF_TIME, "unit", NirTime.values(), now.unit(), now::withUnit);
        changes.add(Cause.Kind.RESET, "reset", Reset.values(), now.reset(), now::withReset);
        changes.add(Cause.Kind.THRESHOLD, "crossing", Crossing.values(), now.crossing(), now::withCrossing);
        changes.add(Cause.Kind.ONE_STEP, "arrival", Arrival.values(), now.arrival(), now::withArrival);
        changes.add(Cause.Kind.ONE_STEP, "emission", Emission.values(), now.emission(), now::withEmission);
        changes.add(
                Cause.Kind.INTEGRATION, "integration", Integration.values(), now.integration(), now::withIntegration);
        changes.add(Cause.Kind.START, "start", Start.values(), now.start(), now::withStart);
        Double[] steps = {otherStep, now.dt() * 2, now.dt() / 2, now.dt() * 10, now.dt() / 10};
        changes.add(Cause.Kind.STEP, "dt", steps, now.dt(), now::withDt);
        return changes.changes;
    }

    /** Another unit of time. */
    static List<Change> ofUnit(Setup setup, Cause.Side side) {
        SemanticChanges changes = new SemanticChanges(setup, side);
        Semantics now = setup.semantics();
        changes.add(Cause.Kind.UNIT_OF_TIME, "unit", NirTime.values(), now.unit(), now::withUnit);
        return changes.changes;
    }

    private <T> void add(Cause.Kind kind, String field, T[] values, T now, Function<T, Semantics> with) {
        for (T value : new LinkedHashSet<>(List.of(values))) {
            if (!value.equals(now)) {
                Cause cause = new Cause(kind, side, "", field, now.toString(), value.toString());
                changes.add(new Change(cause, setup.with(with.apply(value))));
            }
        }
    }
}
