package dev.synram.experiment.accuracy;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How well one class is recognized.
 *
 * @param name of the class
 * @param samples of the class that were tested
 * @param sensitivity share of its samples that were recognized; null without samples
 * @param precision share of its samples among those that were taken for it (positive predictivity); null if there are none
 * @param f1 harmonic mean of both, 0 if no sample was recognized; null without samples of the class and samples that were taken for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClassAccuracy(
        String name,
        int samples,
        @Nullable Proportion sensitivity,
        @Nullable Proportion precision,
        @Nullable Proportion f1) {}
