package dev.synram.bench.spiking;

import java.util.Comparator;
import java.util.List;

/**
 * The speed of a simulator over the error of its spike times, as its step of time varies: straight lines between measured points where
 * both axes are logarithmic.
 */
public final class SpeedCurve {

    private final List<Point> points;

    /**
     * Takes measured points.
     *
     * @throws IllegalArgumentException if there are fewer than two, or two have the same error
     */
    public SpeedCurve(List<Point> measured) {
        points = measured.stream()
                .sorted(Comparator.comparingDouble(Point::errorNanos))
                .toList();
        if (points.size() < 2) {
            throw new IllegalArgumentException("a curve of %s points; it needs 2 or more".formatted(points.size()));
        }
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (!(point.errorNanos() > (i == 0 ? 0 : points.get(i - 1).errorNanos())) || !(point.speed() > 0)) {
                throw new IllegalArgumentException(
                        "a point of a curve is %s; errors must differ, and all values be above 0".formatted(point));
            }
        }
    }

    /**
     * A measured point.
     *
     * @param errorNanos error of spike times
     * @param speed of the simulator, in any unit
     */
    public record Point(double errorNanos, double speed) {}

    /**
     * A speed.
     *
     * @param speed in the unit of the points
     * @param outside whether no point has as small, or as large, an error
     */
    public record Speed(double speed, boolean outside) {}

    /**
     * The speed with an error. Beyond the points it is that of the nearest: where a few spikes decide the error, a continued line
     * would end anywhere.
     */
    public Speed at(double errorNanos) {
        if (!(errorNanos > 0)) {
            throw new IllegalArgumentException("an error of %s ns; it must be above 0".formatted(errorNanos));
        }
        Point first = points.getFirst();
        Point last = points.getLast();
        if (errorNanos < first.errorNanos() || errorNanos > last.errorNanos()) {
            return new Speed(errorNanos < first.errorNanos() ? first.speed() : last.speed(), true);
        }
        int upper = 1;
        while (points.get(upper).errorNanos() < errorNanos) {
            upper++;
        }
        Point low = points.get(upper - 1);
        Point high = points.get(upper);
        double share = Math.log(errorNanos / low.errorNanos()) / Math.log(high.errorNanos() / low.errorNanos());
        return new Speed(low.speed() * Math.pow(high.speed() / low.speed(), share), false);
    }
}
