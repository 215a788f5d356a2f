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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClassAccuracy(
        String name,
        int samples,
        @Nullable Proportion sensitivity,
        @Nullable Proportion precision) {}
