package dev.synram.client;

import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import java.util.List;

/**
 * The answer to a request for inference.
 *
 * @param samples results, in the order of the samples
 * @param chip which computed the last of them
 */
public record InferenceResult(List<SampleResult> samples, Chip chip) {

    public InferenceResult {
        samples = List.copyOf(samples);
    }

    /**
     * The chip, and what the model of time and energy says.
     *
     * @param name of the chip
     * @param calibrationAgeHours age of its calibration
     * @param modelledMicroseconds time of a sample in a large batch
     * @param modelledMillijoules its energy
     */
    public record Chip(
            String name, double calibrationAgeHours, double modelledMicroseconds, double modelledMillijoules) {

        static Chip read(JsonFields fields) {
            return new Chip(
                    fields.text("chip"),
                    number(fields, "calibration_age_hours"),
                    number(fields, "modelled_microseconds_per_sample"),
                    number(fields, "modelled_millijoules_per_sample"));
        }

        /** Parameters of the protocol are texts here. */
        private static double number(JsonFields fields, String name) {
            String text = fields.text(name);
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new FileException("%s is '%s'; expected a number".formatted(name, text), e);
            }
        }
    }
}
