package dev.synram.report.chart.plan;

import dev.synram.compiler.cost.Span;
import dev.synram.report.chart.scale.Scale;
import dev.synram.report.chart.svg.PathData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Spans of time on a scale; those that follow each other are one. */
final class SpanPath {

    /** The largest gap in pixels that nobody sees. */
    private static final double GAP = 0.15;

    private record Piece(double from, double to) {}

    private final Scale scale;
    private final double unit;
    private final List<Piece> pieces = new ArrayList<>();

    /**
     * Makes a path without spans.
     *
     * @param scale of time to pixels
     * @param unit of the scale in microseconds
     */
    SpanPath(Scale scale, double unit) {
        this.scale = scale;
        this.unit = unit;
    }

    /** Adds a span that begins after the last one. */
    void add(Span span) {
        double from = scale.pixel(span.startMicros() / unit);
        double to = scale.pixel((span.startMicros() + span.micros()) / unit);
        if (!pieces.isEmpty() && from - pieces.getLast().to() < GAP) {
            Piece last = pieces.removeLast();
            pieces.add(new Piece(last.from(), Math.max(last.to(), to)));
        } else {
            pieces.add(new Piece(from, to));
        }
    }

    /** Boxes of a height below a line. */
    PathData boxes(double y, double height) {
        PathData path = new PathData();
        pieces.forEach(piece -> path.box(piece.from(), y, piece.to() - piece.from(), height));
        return path;
    }

    /** The middles of boxes that are at least as wide. */
    DoubleStream wide(double pixels) {
        return pieces.stream()
                .filter(piece -> piece.to() - piece.from() >= pixels)
                .mapToDouble(piece -> (piece.from() + piece.to()) / 2);
    }
}
