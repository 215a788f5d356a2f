package dev.synram.report.chart;

import dev.synram.experiment.result.Sensitivity;
import java.util.List;
import java.util.Locale;

/** Sensitivities as bars: the share of samples with another class, and the accuracy drop. */
public final class SensitivityBars {

    private static final int LEFT = 190;
    private static final int WIDTH = 480;
    private static final int ROW = 24;
    private static final String CHANGED = "#9db4cc";
    private static final String DROP = "#c2603f";

    private enum Meaning {
        CHANGED,
        DROP;

        String label() {
            return this == CHANGED ? "other class" : "accuracy drop";
        }

        String color() {
            return this == CHANGED ? SensitivityBars.CHANGED : SensitivityBars.DROP;
        }
    }

    private SensitivityBars() {}

    /** The figure as SVG. */
    public static String draw(List<Sensitivity> sensitivities) {
        Svg svg = new Svg(LEFT + WIDTH + 250, ROW * sensitivities.size() + 34);
        double most = sensitivities.stream()
                .mapToDouble(SensitivityBars::longest)
                .max()
                .orElse(0);
        double scale = WIDTH / Math.max(most, 1e-4);
        for (int i = 0; i < sensitivities.size(); i++) {
            Sensitivity sensitivity = sensitivities.get(i);
            double y = ROW * i;
            String figures = String.format(
                    Locale.ROOT,
                    "%.2f %% other class, accuracy drop %.2f %%",
                    100 * sensitivity.disagreement(),
                    100 * sensitivity.accuracyDrop());
            svg.text(LEFT - 8, y + 16, "end", sensitivity.cause());
            svg.box(LEFT, y + 4, scale * sensitivity.disagreement(), 16, CHANGED, sensitivity.cause() + ": " + figures);
            svg.box(
                    LEFT,
                    y + 10,
                    scale * Math.max(0, sensitivity.accuracyDrop()),
                    4,
                    DROP,
                    sensitivity.cause() + ": " + figures);
            svg.text(LEFT + scale * longest(sensitivity) + 8, y + 16, "start", figures);
        }
        svg.legend(LEFT, ROW * sensitivities.size() + 20.0, List.of(Meaning.values()), Meaning::label, Meaning::color);
        return svg.toString();
    }

    private static double longest(Sensitivity sensitivity) {
        return Math.max(sensitivity.disagreement(), sensitivity.accuracyDrop());
    }
}
