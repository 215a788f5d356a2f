package dev.synram.report.chart.plan;

import dev.synram.chip.Block;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.plan.ColumnSegment;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.target.Synram;
import dev.synram.report.chart.svg.Anchor;
import dev.synram.report.chart.svg.Palette;
import dev.synram.report.chart.svg.PathData;
import dev.synram.report.chart.svg.Stroke;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.svg.TextWidth;

/** The synapse arrays of one chip with their tiles in one phase: columns to the right, inputs downwards. */
public final class ArrayMap {

    private static final int LEFT = 8;
    private static final int TOP = 22;
    private static final int GAP = 26;
    private static final double COLUMN = 1.7;
    private static final double INPUT = 0.9;
    private static final int LABEL_HEIGHT = 14;

    private ArrayMap() {}

    /** Draws the arrays. Tiles carry the name of their layer, its number, or nothing if they are too small. */
    public static Svg draw(Program program, int chip, int phase) {
        int hemispheres = program.target().geometry().hemispheres();
        double width = COLUMN * ChipGeometry.COLUMNS;
        double height = INPUT * ChipGeometry.SIGNED_INPUTS;
        String when = program.phases() > 1 ? ", phase " + (phase + 1) : "";
        Svg svg = new Svg(
                "Synapse arrays of chip %s%s".formatted(chip + 1, when),
                "%s tiles of layers on %s arrays; the table of tiles lists them."
                        .formatted(tiles(program, chip, phase), hemispheres),
                2 * LEFT + width,
                TOP + hemispheres * (height + GAP) - GAP + 4);
        for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
            double top = TOP + hemisphere * (height + GAP);
            svg.text(
                    LEFT,
                    top - 6,
                    Anchor.START,
                    Palette.INK,
                    "chip %s, synram %s%s".formatted(chip + 1, hemisphere + 1, when));
            for (int s = 0; s < program.steps().size(); s++) {
                MacStep step = program.steps().get(s);
                for (Placement placement : step.placements()) {
                    if (placement.phase() == phase && placement.synram().equals(new Synram(chip, hemisphere))) {
                        draw(svg, step, s, placement, top);
                    }
                }
            }
            svg.draw(Stroke.solid(Palette.SOFT, 1), new PathData().box(LEFT, top, width, height));
        }
        return svg;
    }

    private static long tiles(Program program, int chip, int phase) {
        return program.steps().stream()
                .flatMap(step -> step.placements().stream())
                .filter(placement ->
                        placement.phase() == phase && placement.synram().chip() == chip)
                .count();
    }

    private static void draw(Svg svg, MacStep step, int number, Placement placement, double top) {
        for (ColumnSegment segment : placement.segments()) {
            Block block = segment.block();
            double x = LEFT + COLUMN * block.firstColumn();
            double perInput = INPUT * block.rows().rowsPerInput() / 2;
            double y = top + perInput * block.firstInput();
            double width = COLUMN * block.columns();
            double height = perInput * block.inputs();
            PathData box = new PathData().box(x, y, width, height);
            svg.fill(Palette.layer(number), box, 1, tooltip(step, placement))
                    .draw(Stroke.solid(Palette.SOFT, 0.7), box);
            String label = label(step, number, width - 4);
            if (!label.isEmpty() && height >= LABEL_HEIGHT) {
                svg.text(x + width / 2, y + height / 2 + 4, Anchor.MIDDLE, Palette.INK, label);
            }
        }
    }

    private static String label(MacStep step, int number, double width) {
        String whole = LayerLegend.number(number) + " " + step.mac().name();
        if (TextWidth.of(whole) <= width) {
            return whole;
        }
        String brief = LayerLegend.number(number);
        return TextWidth.of(brief) <= width ? brief : "";
    }

    private static String tooltip(MacStep step, Placement placement) {
        return "%s: %s inputs x %s columns, %s of %s vectors of a sample%s"
                .formatted(
                        step.mac().name(),
                        placement.inputs().length,
                        placement.tile().columns(),
                        placement.positions(),
                        step.positions(),
                        step.copies() > 1 ? ", %s shifted copies".formatted(step.copies()) : "");
    }
}
