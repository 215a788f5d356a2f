package dev.synram.report.training;

import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.report.page.Content;
import dev.synram.report.page.Section;
import dev.synram.report.page.Template;
import dev.synram.report.page.Units;
import dev.synram.runtime.Classification;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Misclassified test samples.
 *
 * @param samples to show
 */
record Misclassified(List<Sample> samples) implements Content {

    private static final int MOST = 240;

    /**
     * A sample.
     *
     * @param image address of its image; empty if it is none
     * @param number of the sample
     * @param label its class
     * @param prediction the class that the chip gave
     */
    record Sample(String image, int number, String label, String prediction) {}

    /** The section. */
    static Section section(TrainedNetwork trained) {
        Classification classification = trained.classification();
        List<String> classes = Classes.of(trained);
        int[] wrong = IntStream.range(0, classification.labels().length)
                .filter(i -> !classification.correct(i))
                .toArray();
        List<Sample> samples = IntStream.of(wrong)
                .limit(MOST)
                .mapToObj(i -> new Sample(
                        Classes.image(trained.test(), i),
                        i,
                        classes.get(classification.labels()[i]),
                        classes.get(classification.predictions()[i])))
                .toList();
        return Section.of(
                "Misclassified",
                new Misclassified(samples),
                "%s of %s test samples; %s are shown, each as actual → predicted class."
                        .formatted(
                                Units.count(wrong.length),
                                Units.count(trained.result().testSamples()),
                                Units.count(samples.size())));
    }

    @Override
    public String html() {
        return Template.fill("misclassified", this);
    }
}
