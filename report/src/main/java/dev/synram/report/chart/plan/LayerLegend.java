package dev.synram.report.chart.plan;

import dev.synram.compiler.plan.Program;
import dev.synram.report.chart.svg.Legend;
import dev.synram.report.chart.svg.Palette;
import dev.synram.report.chart.svg.Swatch;
import java.util.stream.IntStream;

/** The layers of a program: each has a number, which stands beside its color as colors repeat. */
final class LayerLegend {

    private LayerLegend() {}

    /** The number of a layer on charts, from 1. */
    static String number(int step) {
        return Integer.toString(step + 1);
    }

    /** The numbers, colors and names of all layers. */
    static Legend of(Program program) {
        return new Legend(IntStream.range(0, program.steps().size())
                .mapToObj(step -> new Legend.Entry(
                        number(step) + " " + program.steps().get(step).mac().name(), Swatch.box(Palette.layer(step))))
                .toList());
    }
}
