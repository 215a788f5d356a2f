package dev.synram.report.chart.plan;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.CostPart;
import dev.synram.report.chart.svg.Anchor;
import dev.synram.report.chart.svg.Legend;
import dev.synram.report.chart.svg.Palette;
import dev.synram.report.chart.svg.PathData;
import dev.synram.report.chart.svg.Stroke;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.svg.TextWidth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shares of the energy of a sample by parts, one bar per schedule. */
public final class CostBars {

    private static final int LEFT = 96;
    private static final int WIDTH = 640;
    private static final int ROW = 34;
    private static final int GAP = 6;

    private CostBars() {}

    /** Draws the bars. */
    public static Svg draw(List<Cost> costs) {
        List<CostPart> parts = Arrays.stream(CostPart.values())
                .filter(part -> costs.stream().anyMatch(cost -> cost.share(part) > 0))
                .toList();
        Legend legend = PlanColors.legend(parts);
        double top = legend.height(WIDTH) + GAP;
        Svg svg = new Svg(
                "Where the energy goes",
                costs.stream().map(cost -> described(cost, parts)).collect(Collectors.joining(" ")),
                LEFT + WIDTH + GAP,
                top + ROW * costs.size());
        legend.draw(svg, LEFT, 0, WIDTH);
        for (int i = 0; i < costs.size(); i++) {
            draw(svg, costs.get(i), parts, top + ROW * i);
        }
        return svg;
    }

    private static void draw(Svg svg, Cost cost, List<CostPart> parts, double y) {
        svg.text(LEFT - 8, y + 20, Anchor.END, Palette.INK, TextWidth.fitted(cost.schedule(), LEFT - 8));
        double x = LEFT;
        for (CostPart part : parts) {
            double width = cost.share(part) * WIDTH;
            String share = String.format(Locale.ROOT, "%.0f %%", 100 * cost.share(part));
            PathData box = new PathData().box(x, y + 4, width, 24);
            svg.fill(PlanColors.part(part), box, 1, part.label() + " " + share)
                    .draw(Stroke.solid(Palette.PAPER, 1), box);
            if (width > TextWidth.of(share) + 4) {
                svg.text(x + width / 2, y + 20, Anchor.MIDDLE, Palette.INK, share);
            }
            x += width;
        }
    }

    private static String described(Cost cost, List<CostPart> parts) {
        return cost.schedule() + ": "
                + parts.stream()
                        .map(part -> String.format(Locale.ROOT, "%s %.1f %%", part.label(), 100 * cost.share(part)))
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
