package dev.synram.report.chart;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.cost.PowerFigure;
import java.util.List;
import java.util.Locale;

/** The energy of a sample by parts, one bar per schedule. */
public final class CostBars {

    private static final int LEFT = 118;
    private static final int WIDTH = 640;
    private static final int ROW = 34;

    private CostBars() {}

    /** The figure as SVG. */
    public static String draw(List<Cost> costs, PowerFigure power) {
        Svg svg = new Svg(LEFT + WIDTH + 280, ROW * costs.size() + 34);
        for (int i = 0; i < costs.size(); i++) {
            Cost cost = costs.get(i);
            double y = ROW * i;
            double total = cost.millijoulesPerSample(power.watts());
            svg.text(LEFT - 8, y + 20, "end", cost.schedule());
            double x = LEFT;
            for (CostPart part : CostPart.values()) {
                double share = cost.share(part);
                String title =
                        String.format(Locale.ROOT, "%s: %.4f mJ, %.1f %%", part.label(), share * total, 100 * share);
                svg.box(x, y + 4, share * WIDTH, 24, PlanColors.part(part), title);
                if (share > 0.07) {
                    svg.label(x + share * WIDTH / 2, y + 20, 12, String.format(Locale.ROOT, "%.0f %%", 100 * share));
                }
                x += share * WIDTH;
            }
            svg.text(
                    LEFT + WIDTH + 10,
                    y + 20,
                    "start",
                    String.format(
                            Locale.ROOT,
                            "%.3f mJ at %.2f W, %,.0f µs per sample",
                            total,
                            power.watts(),
                            cost.microsecondsPerSample()));
        }
        svg.legend(LEFT, ROW * costs.size() + 20.0, List.of(CostPart.values()), CostPart::label, PlanColors::part);
        return svg.toString();
    }
}
