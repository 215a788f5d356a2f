package dev.synram.experiment.sweep.design;

import dev.synram.chip.random.CounterRandom;
import dev.synram.experiment.setting.SettingException;
import dev.synram.simulator.error.ErrorSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A Latin hypercube (McKay, Beckman and Conover 1979, "A comparison of three methods for selecting values of input variables",
 * Technometrics 21): the range of each axis is divided into as many equal intervals as there are points, and each interval has
 * one point. Factors of error sources are drawn between the smallest and the largest; of the other axes, the value in whose
 * part of the list the interval lies is taken.
 *
 * @param count number of points, 1..1,000,000
 * @param seed of what is drawn
 */
public record LatinHypercube(int count, long seed) implements SweepDesign {

    private static final long ORDER = 1;
    private static final long POSITION = 2;
    private static final int UNUSED_BITS = 11; // a double has 53

    public LatinHypercube {
        SettingException.require("latinHypercube", count, 1, SweepDesign.MOST_ROWS);
    }

    /** The name for people. */
    @Override
    public String toString() {
        return "Latin hypercube of %s points, seed %s".formatted(count, seed);
    }

    @Override
    public List<SweepPoint> points(SweepAxes axes) {
        List<SweepPoint> drawn = new ArrayList<>();
        int[] chips = intervals(0);
        int[] seeds = intervals(1);
        int[] presets = intervals(2);
        int[] calibrations = intervals(3);
        int[] ages = intervals(4);
        int[] waits = intervals(5);
        int[] networks = intervals(-1);
        int[] sends = intervals(-2);
        int[] layouts = intervals(-3);
        List<Map.Entry<ErrorSource, List<Double>>> sources =
                List.copyOf(axes.scales().entrySet());
        List<int[]> scales = IntStream.range(0, sources.size())
                .mapToObj(i -> intervals(6 + i))
                .toList();
        for (int i = 0; i < count; i++) {
            Map<ErrorSource, Double> factors = new EnumMap<>(ErrorSource.class);
            for (int s = 0; s < sources.size(); s++) {
                List<Double> ends = sources.get(s).getValue();
                factors.put(sources.get(s).getKey(), between(ends, scales.get(s)[i], 6 + s));
            }
            ChipKind kind = new ChipKind(
                    value(axes.chipSeeds(), seeds[i]),
                    value(axes.chips(), chips[i]),
                    value(axes.presets(), presets[i]),
                    factors,
                    value(axes.calibrations(), calibrations[i]));
            NetworkUse use = new NetworkUse(
                    value(axes.uses().networks(), networks[i]),
                    value(axes.uses().waits(), waits[i]),
                    value(axes.uses().numSends(), sends[i]),
                    value(axes.uses().layouts(), layouts[i]));
            drawn.add(new SweepPoint(i, kind, value(axes.ages(), ages[i]), use));
        }
        return drawn;
    }

    /** For each point its interval on an axis: a permutation. */
    private int[] intervals(int axis) {
        long key = CounterRandom.combine(CounterRandom.combine(seed, ORDER), axis);
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingLong(i -> CounterRandom.combine(key, i)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private <T> T value(List<T> values, int interval) {
        return values.get((int) ((long) interval * values.size() / count));
    }

    private double between(List<Double> values, int interval, int axis) {
        double low = Collections.min(values);
        double high = Collections.max(values);
        long key = CounterRandom.combine(CounterRandom.combine(seed, POSITION), axis);
        return low + (high - low) * (interval + (CounterRandom.bits(key, interval) >>> UNUSED_BITS) * 0x1p-53) / count;
    }
}
