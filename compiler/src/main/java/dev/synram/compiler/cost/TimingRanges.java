package dev.synram.compiler.cost;

import java.util.EnumMap;
import java.util.Map;

/**
 * A range for each component of the time.
 *
 * @param micros the range of each component
 */
public record TimingRanges(Map<TimingComponent, DurationRange> micros) {

    /** The ranges of the components as documented there. */
    public static final TimingRanges STANDARD = standard();

    public TimingRanges {
        micros = Map.copyOf(micros);
        for (TimingComponent component : TimingComponent.values()) {
            if (!micros.containsKey(component)) {
                throw new IllegalArgumentException("there is no range for " + component.name());
            }
        }
    }

    private static TimingRanges standard() {
        Map<TimingComponent, DurationRange> ranges = new EnumMap<>(TimingComponent.class);
        for (TimingComponent component : TimingComponent.values()) {
            ranges.put(component, component.micros());
        }
        return new TimingRanges(ranges);
    }

    /** The same with another range of a component. */
    public TimingRanges with(TimingComponent component, DurationRange range) {
        Map<TimingComponent, DurationRange> changed = new EnumMap<>(micros);
        changed.put(component, range);
        return new TimingRanges(changed);
    }

    /** The same as if a component took no time. */
    public TimingRanges without(TimingComponent component) {
        return with(component, DurationRange.exactly(0));
    }

    /** All components at one end of their ranges. */
    public OptimizedTiming at(RangeEnd end) {
        Map<TimingComponent, Double> chosen = new EnumMap<>(TimingComponent.class);
        micros.forEach((component, range) -> chosen.put(component, range.at(end)));
        return new OptimizedTiming(chosen);
    }
}
