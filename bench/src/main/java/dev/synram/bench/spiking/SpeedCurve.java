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
            throw new IllegalArgumentException("a curve of %d points; it needs 2 or more".formatted(points.size()));
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
     * @param extrapolated whether no point has as small, or as large, an error
     */
    public record Speed(double speed, boolean extrapolated) {}

    /** The speed with an error; beyond the points the nearest line is continued. */
    public Speed at(double errorNanos) {
        if (!(errorNanos > 0)) {
            throw new IllegalArgumentException("an error of %s ns; it must be above 0".formatted(errorNanos));
        }
        int upper = 1;
        while (upper < points.size() - 1 && points.get(upper).errorNanos() < errorNanos) {
            upper++;
        }
        Point low = points.get(upper - 1);
        Point high = points.get(upper);
        double share = Math.log(errorNanos / low.errorNanos()) / Math.log(high.errorNanos() / low.errorNanos());
        double speed = low.speed() * Math.pow(high.speed() / low.speed(), share);
        boolean outside = errorNanos < points.getFirst().errorNanos()
                || errorNanos > points.getLast().errorNanos();
        return new Speed(speed, outside);
    }
}
