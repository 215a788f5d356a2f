package dev.synram.simulator.error;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * All magnitudes of a simulated chip: what its circuits are meant to do, and how far each error source makes them miss
 * it.
 *
 * @param name what the set is called; part of the chip's identity
 * @param design what the circuits are meant to do
 * @param errors magnitude of every error source; 0 switches a source off
 */
public record ChipParameters(String name, Design design, Map<ErrorSource, Double> errors) {

    /**
     * The circuits as designed. Voltages are in nominal LSB; a cell at its default gives the value named here.
     *
     * @param gain LSB per unit of activation x weight, one send, with all cells at their defaults; with the synapse bias
     *     at its largest, as after the public calibration, a quarter more: published are 0.0018 to 0.0020
     * @param strengthExponent strength of a synaptic input grows with its cell to this power
     * @param inputMicros time constant of the synaptic inputs (calix default target)
     * @param currentStep change of a synaptic input's constant current with one step of its reference, LSB per µs
     * @param leakMicros time constant of a membrane with its leak bias at {@code leakCell}; their product divided by the
     *     8 of the leak's division is 972 µs x steps on a real chip
     * @param leakCell that leak bias
     * @param knee potential below which voltages are compressed
     * @param driverTop longest pulse of a driver with offset 0, in units of activation
     * @param driverOffsetStep shortening of a pulse with one step of the driver's offset, in units of activation
     */
    public record Design(
            double gain,
            double strengthExponent,
            double inputMicros,
            double currentStep,
            double leakMicros,
            double leakCell,
            double knee,
            double driverTop,
            double driverOffsetStep) {

        static final Design NOMINAL = new Design(0.00143, 0.9, 0.32, 0.01, 60.0, 130.0, 55.0, 37.4, 0.25);

        /** The same, with a gain that is a power of two, so that exact products stay exact in binary. */
        static final Design BINARY = new Design(0x1p-9, 0.9, 0.32, 0.01, 60.0, 130.0, 55.0, 37.4, 0.25);
    }

    public ChipParameters {
        EnumMap<ErrorSource, Double> copy = new EnumMap<>(ErrorSource.class);
        for (ErrorSource source : ErrorSource.values()) {
            double magnitude = errors.getOrDefault(source, 0.0);
            if (!(magnitude >= 0 && Double.isFinite(magnitude))) {
                throw new IllegalArgumentException("the magnitude of %s is %s; it must be finite and not negative"
                        .formatted(source.label(), magnitude));
            }
            copy.put(source, magnitude);
        }
        errors = Collections.unmodifiableMap(copy);
    }

    /** A chip as it comes from the factory. */
    public static ChipParameters nominal() {
        return of("nominal", Design.NOMINAL, ErrorSource::nominal);
    }

    /** A chip without any error: results are rounded and saturated products, at a gain of 1/512. */
    public static ChipParameters ideal() {
        return of("ideal", Design.BINARY, _ -> 0);
    }

    /** A bad chip: static errors half as large again as nominal, a quarter more noise, and the sources that nominal chips lack. */
    public static ChipParameters harsh() {
        return of("harsh", Design.NOMINAL, ErrorSource::harsh);
    }

    private static ChipParameters of(String name, Design design, ToDoubleFunction<ErrorSource> magnitude) {
        Map<ErrorSource, Double> errors = new EnumMap<>(ErrorSource.class);
        for (ErrorSource source : ErrorSource.values()) {
            errors.put(source, magnitude.applyAsDouble(source));
        }
        return new ChipParameters(name, design, errors);
    }

    /** The magnitude of an error source. */
    public double magnitude(ErrorSource source) {
        return errors.getOrDefault(source, 0.0);
    }

    /** The same chip with one error source {@code factor} times as large; the name tells it. */
    public ChipParameters scaled(ErrorSource source, double factor) {
        Map<ErrorSource, Double> changed = new EnumMap<>(errors);
        changed.put(source, magnitude(source) * factor);
        return new ChipParameters("%s+%s*%s".formatted(name, source.label(), factor), design, changed);
    }

    /** The same chip without temporal noise: repeated multiplications agree. */
    public ChipParameters noiseless() {
        return filtered("noiseless", source -> !source.temporal());
    }

    /** The same chip with some of its error sources only; the name tells which. */
    public ChipParameters only(ErrorSource... sources) {
        Set<ErrorSource> kept = Set.of(sources);
        return filtered("only" + kept.stream().map(ErrorSource::label).sorted().toList(), kept::contains);
    }

    private ChipParameters filtered(String change, Predicate<ErrorSource> kept) {
        Map<ErrorSource, Double> changed = new EnumMap<>(errors);
        changed.replaceAll((source, magnitude) -> kept.test(source) ? magnitude : 0.0);
        return new ChipParameters(name + "+" + change, design, changed);
    }
}
