package dev.synram.report.training;

import dev.synram.experiment.OutputTrials;
import dev.synram.experiment.result.training.SampleOutputs;
import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.report.page.Content;
import dev.synram.report.page.Section;
import dev.synram.report.page.Template;
import java.util.ArrayList;
import java.util.List;

/**
 * Test samples with the outputs of the chip.
 *
 * @param samples to show
 */
record Samples(List<Sample> samples) implements Content {

    private static final int MOST_SAMPLES = 20;

    /**
     * A sample.
     *
     * @param image address of its image; empty if it is none
     * @param label its class
     * @param bars the outputs as SVG
     */
    record Sample(String image, String label, String bars) {}

    /** The section, with one sample of each class. */
    static Section section(TrainedNetwork trained) {
        List<String> classes = Classes.of(trained);
        List<Sample> samples = new ArrayList<>();
        for (SampleOutputs outputs : trained.outputs()) {
            if (samples.size() < MOST_SAMPLES) {
                samples.add(new Sample(
                        Classes.image(trained.test(), outputs.sample()),
                        classes.get(outputs.label()),
                        new OutputBars(outputs, classes).draw().element()));
            }
        }
        return Section.of(
                "Outputs of the chip",
                new Samples(samples),
                ("One test sample of each of %s classes with the chip's outputs in LSB (CADC steps, from −128 at the left to 127 at the "
                                + "right), at most the %s largest: bars are means, whiskers one standard deviation over %s trials. The "
                                + "largest output determines the class; ✔ means right, ✖ wrong.")
                        .formatted(samples.size(), OutputBars.MOST_OUTPUTS, OutputTrials.TRIALS));
    }

    @Override
    public String html() {
        return Template.fill("samples", this);
    }
}
