package dev.synram.calibration.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.calibration.Effort;
import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads a calibration from untrusted JSON; each method consumes all fields of its object. */
final class SpikingCalibrationJson {

    private static final double MOST_HOURS = 1e6;

    private SpikingCalibrationJson() {}

    /**
     * Reads a calibration.
     *
     * @param sealed whether the document has a checksum
     */
    static SpikingCalibration read(JsonFields fields, boolean sealed) {
        String chip = fields.text("chip");
        long seed = fields.longInteger("seed");
        SpikingTargets targets = targets(fields.object("targets"));
        Effort effort = fields.constant("effort", Effort.class);
        double hours = fields.number("ageHours", 0, MOST_HOURS);
        List<HemisphereSettings> hemispheres = fields.objects("hemispheres").stream()
                .map(SpikingCalibrationJson::hemisphere)
                .toList();
        List<CellSettings> settings =
                fields.objects("settings").stream().map(CellSettings::read).toList();
        List<NeuronSettings> neurons = neurons(fields.object("neurons"), hemispheres.size() * COLUMNS);
        boolean[] successes = fields.flags("successes");
        List<Metric> figures =
                fields.objects("figures").stream().map(Metric::read).toList();
        SpikingCalibration calibration = checked(
                fields,
                () -> new SpikingCalibration(
                        chip, seed, targets, effort, hours, settings, neurons, hemispheres, successes, figures));
        if (sealed) {
            fields.requireIntact();
        }
        fields.requireAllTaken();
        return calibration;
    }

    private static SpikingTargets targets(JsonFields fields) {
        double leak = fields.number("leak");
        double reset = fields.number("reset");
        double threshold = fields.number("threshold");
        double membraneMicros = fields.number("membraneMicros");
        double excitatoryMicros = fields.number("excitatoryMicros");
        double inhibitoryMicros = fields.number("inhibitoryMicros");
        int strength = anyInteger(fields, "strength");
        int capacitance = anyInteger(fields, "capacitance");
        double refractoryMicros = fields.number("refractoryMicros");
        double holdoffMicros = fields.number("holdoffMicros");
        int synapseBias = anyInteger(fields, "synapseBias");
        Optional<ReversalTargets> reversals = optional(
                fields,
                "reversals",
                part -> new ReversalTargets(
                        part.number("reference"), part.number("excitatory"), part.number("inhibitory")));
        OptionalDouble compartmentMicros = fields.has("compartmentMicros")
                ? OptionalDouble.of(fields.number("compartmentMicros"))
                : OptionalDouble.empty();
        Optional<AdaptationTargets> adaptation = optional(
                fields,
                "adaptation",
                part -> new AdaptationTargets(part.number("micros"), part.number("strength"), part.number("jump")));
        Optional<ExponentialTargets> exponential = optional(
                fields, "exponential", part -> new ExponentialTargets(part.number("slope"), part.number("onset")));
        Optional<CorrelationTargets> correlation = optional(
                fields, "correlation", part -> new CorrelationTargets(part.number("amplitude"), part.number("micros")));
        Optional<PlasticityTargets> plasticity =
                optional(fields, "plasticity", part -> new PlasticityTargets(anyInteger(part, "voltage")));
        fields.requireAllTaken();
        return checked(
                fields,
                () -> new SpikingTargets(
                        leak,
                        reset,
                        threshold,
                        membraneMicros,
                        excitatoryMicros,
                        inhibitoryMicros,
                        strength,
                        capacitance,
                        refractoryMicros,
                        holdoffMicros,
                        synapseBias,
                        reversals,
                        compartmentMicros,
                        adaptation,
                        exponential,
                        correlation,
                        plasticity));
    }

    private static <T> Optional<T> optional(JsonFields fields, String name, Function<JsonFields, T> read) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        JsonFields part = fields.object(name);
        T value = checked(part, () -> read.apply(part));
        part.requireAllTaken();
        return Optional.of(value);
    }

    /** An integer whose range is checked by the record that receives it. */
    private static int anyInteger(JsonFields fields, String name) {
        return fields.integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static <T> T checked(JsonFields fields, Supplier<T> part) {
        try {
            return part.get();
        } catch (FileException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new FileException("%s: %s".formatted(fields.place(), e.getMessage()), e);
        }
    }

    private static HemisphereSettings hemisphere(JsonFields fields) {
        HemisphereSettings settings = checked(
                fields,
                () -> new HemisphereSettings(
                        anyInteger(fields, "slowClockScale"),
                        anyInteger(fields, "fastClockScale"),
                        anyInteger(fields, "adaptationPulseScale"),
                        anyInteger(fields, "plasticityClockScale")));
        fields.requireAllTaken();
        return settings;
    }

    private static List<NeuronSettings> neurons(JsonFields fields, int count) {
        NeuronSettings[] neurons = new NeuronSettings[count];
        Arrays.fill(neurons, NeuronSettings.DEFAULT);
        for (NeuronBits kind : NeuronBits.values()) {
            int[] values = fields.integers(kind.name(), 0, kind.largest());
            if (values.length != count) {
                throw new FileException("%s.%s has %s elements; expected %s, one a neuron"
                        .formatted(fields.place(), kind, values.length, count));
            }
            Arrays.setAll(neurons, i -> kind.with(neurons[i], values[i]));
        }
        fields.requireAllTaken();
        return List.of(neurons);
    }
}
