package dev.synram.report.chart.plan;

import dev.synram.compiler.cost.CostPart;
import dev.synram.report.chart.svg.Legend;
import dev.synram.report.chart.svg.Paint;
import dev.synram.report.chart.svg.Palette;
import dev.synram.report.chart.svg.Swatch;
import java.util.List;

/** Colors of cost parts and their legend. */
final class PlanColors {

    private PlanColors() {}

    static Paint part(CostPart part) {
        return Palette.PARTS.get(
                switch (part) {
                    case CONFIGURATION -> 0;
                    case CONTROL -> 1;
                    case RESET -> 2;
                    case EVENTS -> 3;
                    case READOUT -> 4;
                    case HOST -> 5;
                    case IDLE -> 6;
                });
    }

    static Legend legend(List<CostPart> parts) {
        return new Legend(parts.stream()
                .map(part -> new Legend.Entry(part.label(), Swatch.box(part(part))))
                .toList());
    }
}
