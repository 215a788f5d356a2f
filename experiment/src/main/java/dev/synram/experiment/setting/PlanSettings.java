package dev.synram.experiment.setting;

import dev.synram.compiler.Compiler;
import dev.synram.compiler.cost.PowerFigure;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Settings of a plan of a network's layout and cost.
 *
 * @param chips number of chips without defects, 1..256
 * @param batch number of samples per batch, 1..100,000,000
 * @param waitBetweenEvents cycles of 8 ns between events, 1..10,000
 * @param watts power of a chip, above 0; if empty, both {@linkplain PowerFigure#named() named figures}
 * @param activity share of nonzero inputs of every layer, 0..1; if empty, as measured or assumed
 * @param numSends number of sends of every layer of a float network planned without data, 1..10,000;
 *     {@value #ASSUMED_SENDS} if empty
 * @param normalization how samples are normalized, if there are any
 * @param conversion how a network in float is converted for chips, if there are samples
 */
public record PlanSettings(
        int chips,
        int batch,
        int waitBetweenEvents,
        OptionalDouble watts,
        OptionalDouble activity,
        OptionalInt numSends,
        Normalization normalization,
        ConversionSettings conversion) {

    /** Assumed sends of a layer: the layers of the published network use 7, 10 and 7. */
    public static final int ASSUMED_SENDS = 8;

    /** Assumed share of nonzero inputs: the layers of the published network have 0.25 to 0.42. */
    public static final double ASSUMED_ACTIVITY = 0.5;

    private static final int MAX_BATCH = 100_000_000;
    private static final int MAX_SENDS = 10_000;

    public PlanSettings {
        SettingException.require("chips", chips, 1, ChipSettings.MAX_CHIPS);
        SettingException.require("batch", batch, 1, MAX_BATCH);
        SettingException.require("wait", waitBetweenEvents, 1, ChipSettings.MAX_WAIT);
        numSends.ifPresent(count -> SettingException.require("numSends", count, 1, MAX_SENDS));
        watts.ifPresent(PlanSettings::requirePower);
        if (activity.isPresent() && !(activity.getAsDouble() >= 0 && activity.getAsDouble() <= 1)) {
            throw new SettingException("activity", "is %s; it must be 0..1".formatted(activity.getAsDouble()));
        }
    }

    private static void requirePower(double watts) {
        if (!(watts > 0 && Double.isFinite(watts))) {
            throw new SettingException("power", "is %s; it must be more than 0".formatted(watts));
        }
    }

    /** The powers that energies are computed with: the one given, or both named figures. */
    public List<PowerFigure> powers() {
        return watts.isPresent() ? List.of(PowerFigure.given(watts.getAsDouble())) : PowerFigure.named();
    }

    /** One chip, both named powers, batches of 1,000 samples. */
    public static PlanSettings defaults() {
        return new PlanSettings(
                1,
                Compiler.DEFAULT_BATCH,
                ChipSettings.DEFAULT_WAIT,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Normalization.NONE,
                ConversionSettings.defaults());
    }

    /** The same with another number of chips. */
    public PlanSettings withChips(int count) {
        return new PlanSettings(count, batch, waitBetweenEvents, watts, activity, numSends, normalization, conversion);
    }

    /** The same with batches of another size. */
    public PlanSettings withBatch(int samples) {
        return new PlanSettings(
                chips, samples, waitBetweenEvents, watts, activity, numSends, normalization, conversion);
    }

    /** The same with other cycles between events. */
    public PlanSettings withWait(int cycles) {
        return new PlanSettings(chips, batch, cycles, watts, activity, numSends, normalization, conversion);
    }

    /** The same with another power of a chip. */
    public PlanSettings withWatts(double power) {
        return new PlanSettings(
                chips,
                batch,
                waitBetweenEvents,
                OptionalDouble.of(power),
                activity,
                numSends,
                normalization,
                conversion);
    }

    /** The same with a share of nonzero inputs of every layer that overrides any measurement. */
    public PlanSettings withActivity(double share) {
        return new PlanSettings(
                chips, batch, waitBetweenEvents, watts, OptionalDouble.of(share), numSends, normalization, conversion);
    }

    /** The same with a number of sends for float networks planned without data. */
    public PlanSettings withNumSends(int count) {
        return new PlanSettings(
                chips, batch, waitBetweenEvents, watts, activity, OptionalInt.of(count), normalization, conversion);
    }

    /** The same with samples normalized. */
    public PlanSettings withNormalization(Normalization other) {
        return new PlanSettings(chips, batch, waitBetweenEvents, watts, activity, numSends, other, conversion);
    }

    /** The same with a network in float converted in another way. */
    public PlanSettings withConversion(ConversionSettings other) {
        return new PlanSettings(chips, batch, waitBetweenEvents, watts, activity, numSends, normalization, other);
    }
}
