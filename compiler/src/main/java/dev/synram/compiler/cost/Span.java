package dev.synram.compiler.cost;

import dev.synram.compiler.target.Synram;

/**
 * What a synram does for some time of a schedule.
 *
 * @param synram where
 * @param part what is done
 * @param step number of the multiplication; of configurations, that of the first whose weights are written
 * @param startMicros when it begins
 * @param micros how long it takes
 */
public record Span(Synram synram, CostPart part, int step, double startMicros, double micros) {}
