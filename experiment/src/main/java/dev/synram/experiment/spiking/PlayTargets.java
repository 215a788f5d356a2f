package dev.synram.experiment.spiking;

import dev.synram.calibration.spiking.AdaptationTargets;
import dev.synram.calibration.spiking.CorrelationTargets;
import dev.synram.calibration.spiking.ExponentialTargets;
import dev.synram.calibration.spiking.PlasticityTargets;
import dev.synram.calibration.spiking.ReversalTargets;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import java.util.Optional;
import java.util.function.Function;

/** The targets of a calibration in a file: those that are not named have their defaults. */
final class PlayTargets {

    private final Optional<JsonFields> fields;

    /**
     * Finds the targets.
     *
     * @param root of the document
     */
    PlayTargets(JsonFields root) {
        fields = root.has("targets") ? Optional.of(root.object("targets")) : Optional.empty();
    }

    /**
     * Reads them.
     *
     * @throws FileException if a field is unknown or of a wrong type
     * @throws IllegalArgumentException naming the target that is out of its range
     */
    SpikingTargets read() {
        return fields.map(PlayTargets::read).orElse(SpikingTargets.DEFAULT);
    }

    private static SpikingTargets read(JsonFields fields) {
        SpikingTargets usual = SpikingTargets.DEFAULT;
        SpikingTargets targets = new SpikingTargets(
                number(fields, "leak", usual.leak()),
                number(fields, "reset", usual.reset()),
                number(fields, "threshold", usual.threshold()),
                number(fields, "membraneMicros", usual.membraneMicros()),
                number(fields, "excitatoryMicros", usual.excitatoryMicros()),
                number(fields, "inhibitoryMicros", usual.inhibitoryMicros()),
                integer(fields, "strength", usual.strength()),
                integer(fields, "capacitance", usual.capacitance()),
                number(fields, "refractoryMicros", usual.refractoryMicros()),
                number(fields, "holdoffMicros", usual.holdoffMicros()),
                integer(fields, "synapseBias", usual.synapseBias()),
                nested(
                        fields,
                        "reversals",
                        one -> new ReversalTargets(
                                one.number("reference"), one.number("excitatory"), one.number("inhibitory"))),
                usual.compartmentMicros(),
                nested(
                        fields,
                        "adaptation",
                        one -> new AdaptationTargets(one.number("micros"), one.number("strength"), one.number("jump"))),
                nested(fields, "exponential", one -> new ExponentialTargets(one.number("slope"), one.number("onset"))),
                nested(
                        fields,
                        "correlation",
                        one -> new CorrelationTargets(one.number("amplitude"), one.number("micros"))),
                nested(
                        fields,
                        "plasticity",
                        one -> new PlasticityTargets(one.integer("voltage", 0, Integer.MAX_VALUE))));
        fields.requireAllTaken();
        return targets;
    }

    private static double number(JsonFields fields, String name, double usual) {
        return fields.has(name) ? fields.number(name) : usual;
    }

    private static int integer(JsonFields fields, String name, int usual) {
        return fields.has(name) ? fields.integer(name, 0, Integer.MAX_VALUE) : usual;
    }

    private static <T> Optional<T> nested(JsonFields fields, String name, Function<JsonFields, T> reader) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        JsonFields one = fields.object(name);
        T value = reader.apply(one);
        one.requireAllTaken();
        return Optional.of(value);
    }
}
