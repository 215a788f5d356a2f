package dev.synram.report.chart;

import dev.synram.report.RunReport;
import java.util.List;
import java.util.Locale;

/** Shares of samples that something changes, as bars. */
public final class SensitivityBars {

    private static final int LEFT = 190;
    private static final int WIDTH = 480;
    private static final int ROW = 24;
    private static final String CHANGED = "#9db4cc";
    private static final String LOST = "#c2603f";

    private enum Meaning {
        CHANGED,
        LOST;

        String label() {
            return this == CHANGED ? "other class" : "accuracy lost";
        }

        String color() {
            return this == CHANGED ? SensitivityBars.CHANGED : SensitivityBars.LOST;
        }
    }

    private SensitivityBars() {}

    public static String draw(List<RunReport.Harm> harms) {
        Svg svg = new Svg(LEFT + WIDTH + 250, ROW * harms.size() + 34);
        double most = harms.stream().mapToDouble(SensitivityBars::longest).max().orElse(0);
        double scale = WIDTH / Math.max(most, 1e-4);
        for (int i = 0; i < harms.size(); i++) {
            RunReport.Harm harm = harms.get(i);
            double y = ROW * i;
            String figures = String.format(
                    Locale.ROOT, "%.2f %% other class, %.2f %% lost", 100 * harm.changed(), 100 * harm.lost());
            svg.text(LEFT - 8, y + 16, "end", harm.cause());
            svg.box(LEFT, y + 4, scale * harm.changed(), 16, CHANGED, harm.cause() + ": " + figures);
            svg.box(LEFT, y + 10, scale * Math.max(0, harm.lost()), 4, LOST, harm.cause() + ": " + figures);
            svg.text(LEFT + scale * longest(harm) + 8, y + 16, "start", figures);
        }
        svg.legend(LEFT, ROW * harms.size() + 20.0, List.of(Meaning.values()), Meaning::label, Meaning::color);
        return svg.toString();
    }

    private static double longest(RunReport.Harm harm) {
        return Math.max(harm.changed(), harm.lost());
    }
}
