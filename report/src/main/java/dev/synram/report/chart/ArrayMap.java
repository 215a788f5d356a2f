package dev.synram.report.chart;

import dev.synram.chip.Block;
import dev.synram.chip.ChipGeometry;
import dev.synram.compiler.plan.ColumnSegment;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.target.Synram;

/** The synapse arrays of one chip with their tiles in one phase: columns to the right, inputs downwards. */
public final class ArrayMap {

    private static final int LEFT = 8;
    private static final int TOP = 22;
    private static final int GAP = 26;
    private static final double COLUMN = 1.7;
    private static final double INPUT = 0.9;
    private static final int SMALLEST_LABEL = 36;

    private ArrayMap() {}

    public static String draw(Program program, int chip, int phase) {
        int hemispheres = program.target().geometry().hemispheres();
        double width = COLUMN * ChipGeometry.COLUMNS;
        double height = INPUT * ChipGeometry.SIGNED_INPUTS;
        Svg svg = new Svg(2 * LEFT + width, TOP + hemispheres * (height + GAP));
        for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
            double top = TOP + hemisphere * (height + GAP);
            svg.text(
                    LEFT,
                    top - 6,
                    "start",
                    "chip %d, synram %d%s"
                            .formatted(chip + 1, hemisphere + 1, program.phases() > 1 ? ", phase " + (phase + 1) : ""));
            for (int s = 0; s < program.steps().size(); s++) {
                MacStep step = program.steps().get(s);
                for (Placement placement : step.placements()) {
                    if (placement.phase() == phase && placement.synram().equals(new Synram(chip, hemisphere))) {
                        draw(svg, step, s, placement, top);
                    }
                }
            }
            svg.frame(LEFT, top, width, height);
        }
        return svg.toString();
    }

    private static void draw(Svg svg, MacStep step, int number, Placement placement, double top) {
        for (ColumnSegment segment : placement.segments()) {
            Block block = segment.block();
            double x = LEFT + COLUMN * block.firstColumn();
            double perInput = INPUT * block.rows().rowsPerInput() / 2;
            double y = top + perInput * block.firstInput();
            double width = COLUMN * block.columns();
            double height = perInput * block.inputs();
            svg.box(x, y, width, height, PlanColors.layer(number), title(step, placement));
            svg.frame(x, y, width, height);
            if (width > SMALLEST_LABEL && height > 14) {
                svg.label(x + width / 2, y + height / 2 + 4, 11, step.mac().name());
            }
        }
    }

    private static String title(MacStep step, Placement placement) {
        return "%s: %d inputs x %d columns, %d of %d vectors of a sample%s"
                .formatted(
                        step.mac().name(),
                        placement.inputs().length,
                        placement.tile().columns(),
                        placement.positions(),
                        step.positions(),
                        step.copies() > 1 ? ", %d shifted copies".formatted(step.copies()) : "");
    }
}
