package dev.synram.report.spiking;

import dev.synram.experiment.spiking.learning.ShownSample;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Parts;
import dev.synram.report.page.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * What a spiking network answered, and when: all test samples, then some in detail.
 *
 * @param charts of the answers
 */
record AnswerSections(AnswerCharts charts) {

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        if (charts.hasPlane()) {
            sections.add(Section.chart(
                    "The plane",
                    "Test samples by their first two values, in the color of the chip's answer, and once more those whose answer is wrong.",
                    charts.plane()));
        }
        sections.add(Section.chart(
                "Decision over time",
                "The share of test samples whose answer is right if it is read at this time.",
                charts.overTime()));
        sections.add(Section.chart(
                "Decision times", "Chip time after which the answer did not change any more.", charts.latencies()));
        for (ShownSample sample : charts.answers().shown()) {
            sections.add(shown(sample));
        }
        return sections;
    }

    private Section shown(ShownSample sample) {
        String answer = sample.answer() < 0 ? "none" : charts.classes().get(sample.answer());
        return new Section(
                "A sample of class " + charts.classes().get(sample.label()),
                List.of(Parts.grid(List.of(Chart.of(charts.raster(sample)), Chart.of(charts.outputs(sample))))),
                "The chip's answer is %s. Neurons %s and above are outputs; potentials are readings of the CADC, 0 at the leak potential, 1 at the threshold."
                        .formatted(answer, charts.hidden()));
    }
}
