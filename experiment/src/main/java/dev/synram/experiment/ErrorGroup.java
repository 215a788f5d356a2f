package dev.synram.experiment;

import dev.synram.experiment.setting.ChipConditions;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Kinds of errors of a chip. */
enum ErrorGroup {
    /** What differs from circuit to circuit and stays. */
    FIXED_PATTERN("fixed pattern", ""),

    /** What differs from one multiplication to the next. */
    NOISE("noise", "--convert thorough"),

    /** Limits of synaptic inputs, membranes and converters. */
    SATURATION("saturation of circuits", ""),

    /** Drift since the calibration. */
    AGE("age of the calibration", "");

    private final String label;
    private final String remedy;

    ErrorGroup(String label, String remedy) {
        this.label = label;
        this.remedy = remedy;
    }

    String label() {
        return label;
    }

    /** An option that lessens these errors; empty if there is none. */
    String remedy() {
        return remedy;
    }

    /** The group of an error source. */
    static ErrorGroup of(ErrorSource source) {
        String name = source.name();
        if (name.startsWith("DRIFT_")) {
            return AGE;
        }
        if (name.startsWith("NOISE_") || source.temporal()) {
            return NOISE;
        }
        boolean limits =
                name.startsWith("INPUT_SATURATION") || name.startsWith("SOFT_LIMIT") || name.equals("CADC_CLIPPING");
        return limits ? SATURATION : FIXED_PATTERN;
    }

    /** Whether a source does something by itself, rather than change how large others are. */
    static boolean actsAlone(ErrorSource source) {
        return switch (source) {
            case INPUT_SATURATION_SPREAD,
                    SOFT_LIMIT_SPREAD,
                    SOFT_LIMIT_KNEE,
                    NOISE_SPREAD,
                    NOISE_OUTLIER,
                    QUALITY_CHIP,
                    QUALITY_QUADRANT -> false;
            default -> true;
        };
    }

    /** Errors of some groups alone on a chip that is otherwise as designed for exact results. */
    static ChipParameters only(ChipParameters parameters, Set<ErrorGroup> groups) {
        ChipParameters ideal = ChipParameters.ideal();
        return new ChipParameters("ideal with " + groups, ideal.design(), kept(parameters, groups));
    }

    /**
     * The very chip, with the errors of some groups alone. It keeps its name, because it is to be used with the calibration of that
     * chip.
     */
    static ChipParameters sameChip(ChipParameters parameters, Set<ErrorGroup> groups) {
        return new ChipParameters(parameters.name(), parameters.design(), kept(parameters, groups));
    }

    /**
     * The very chip, with errors of other sizes, for the same use. What only changes how large others are stays, and a share stays
     * at most 1.
     */
    static ChipParameters scaled(ChipParameters parameters, ChipConditions conditions) {
        Map<ErrorSource, Double> scaled = new EnumMap<>(ErrorSource.class);
        parameters.errors().forEach((source, magnitude) -> {
            double factor = actsAlone(source) ? of(source).factor(conditions) : 1;
            double most = source == ErrorSource.INPUT_SETTLING ? 1 : Double.MAX_VALUE;
            scaled.put(source, Math.min(most, magnitude * factor));
        });
        return new ChipParameters(parameters.name(), parameters.design(), scaled);
    }

    private double factor(ChipConditions conditions) {
        return switch (this) {
            case FIXED_PATTERN -> conditions.fixedPattern();
            case NOISE -> conditions.noise();
            case SATURATION -> conditions.saturation();
            case AGE -> 1;
        };
    }

    private static Map<ErrorSource, Double> kept(ChipParameters parameters, Set<ErrorGroup> groups) {
        Map<ErrorSource, Double> kept = new EnumMap<>(ErrorSource.class);
        parameters.errors().forEach((source, magnitude) -> {
            if (groups.contains(of(source))) {
                kept.put(source, magnitude);
            }
        });
        return kept;
    }
}
