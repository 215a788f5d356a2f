package dev.synram.report.spiking;

import dev.synram.compiler.spiking.Population;
import dev.synram.experiment.spiking.PlayResult;
import dev.synram.experiment.spiking.PlayedNeuron;
import dev.synram.experiment.spiking.PlayedSpike;
import dev.synram.report.page.Cards;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Content;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Parts;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page of what was played on a chip: raster, rates and traces. */
public final class PlayReport {

    private final PlayResult result;
    private final PlayCharts charts;

    /** Makes a report. */
    public PlayReport(PlayResult result) {
        this.result = result;
        charts = new PlayCharts(result);
    }

    /** The page as HTML. */
    public String page() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Result", cards(), ""));
        sections.add(Section.chart(
                "Spikes",
                "A point is a spike of the first repetition, with the time stamp of the chip%s."
                        .formatted(
                                charts.rasterMicros() < result.microseconds()
                                        ? "; there are too many to draw those after %s µs"
                                                .formatted(Decimal.of(charts.rasterMicros(), 1))
                                        : ""),
                charts.raster()));
        sections.add(Section.chart(
                "Rates over time",
                "Mean over the neurons of a population and all repetitions, in bins of %s µs."
                        .formatted(Decimal.of(charts.binMicros(), 1)),
                charts.rates()));
        sections.add(rates());
        if (!result.traces().isEmpty()) {
            sections.add(
                    new Section(
                            "Membranes",
                            List.of(Parts.grid(
                                    charts.traces().stream().map(Chart::of).toList())),
                            "Readings of the ADCs in the first repetition; the CADC reads every 1.7 µs, so that spikes between two readings do not show."));
        }
        return new ReportPage(
                        ReportPage.Kind.PLAY,
                        "Spikes of " + result.chip(),
                        "%s; %s repetition%s of %s µs of chip time with seed %s."
                                .formatted(
                                        result.calibration().label(),
                                        result.repetitions(),
                                        result.repetitions() == 1 ? "" : "s",
                                        Decimal.of(result.microseconds(), 1),
                                        result.seed()),
                        "%s neurons, %s spikes, %s dropped events"
                                .formatted(
                                        result.neurons().size(), result.spikes().size(), result.dropped()),
                        sections)
                .html();
    }

    private Content cards() {
        return new Cards(List.of(
                new Cards.Card(Units.count(result.spikes().size()), "spikes recorded", true),
                new Cards.Card(Units.count(result.inputSpikes()), "events sent by the host", false),
                new Cards.Card(Units.count(result.dropped()), "events lost in the crossbar", false)));
    }

    private Section rates() {
        List<Content> contents = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Population population : result.populations()) {
            if (population.kind() == Population.Kind.NEURONS) {
                rows.add(row(population));
            }
        }
        contents.add(new Table(
                "Rates of populations", List.of("population", "neurons", "spikes", "rate, kHz", "silent"), rows));
        contents.add(Parts.folded("Every neuron", List.of(neurons())));
        return new Section(
                "Rates",
                contents,
                "Mean ± standard deviation over neurons, in kHz of chip time: 1 kHz on the chip stands for about 1 Hz in biology.");
    }

    private List<String> row(Population population) {
        List<PlayedNeuron> neurons =
                result.neurons().subList(population.first(), population.first() + population.size());
        double mean = result.hertz(population);
        double squares = neurons.stream()
                .mapToDouble(neuron -> (neuron.hertz() - mean) * (neuron.hertz() - mean))
                .sum();
        double deviation = neurons.size() > 1 ? Math.sqrt(squares / (neurons.size() - 1)) : 0;
        return List.of(
                population.name(),
                Integer.toString(neurons.size()),
                Units.count(neurons.stream().mapToLong(PlayedNeuron::spikes).sum()),
                Decimal.of(mean / 1e3, 2) + " ± " + Decimal.of(deviation / 1e3, 2),
                Long.toString(
                        neurons.stream().filter(neuron -> neuron.spikes() == 0).count()));
    }

    private Table neurons() {
        return new Table(
                "Every neuron",
                List.of("neuron", "hemisphere", "column", "spikes", "rate, kHz", "first spike, µs"),
                result.neurons().stream().map(this::row).toList());
    }

    private List<String> row(PlayedNeuron neuron) {
        return List.of(
                neuron.name(),
                Integer.toString(neuron.hemisphere()),
                Integer.toString(neuron.column()),
                Integer.toString(neuron.spikes()),
                Decimal.of(neuron.hertz() / 1e3, 2) + " ± " + Decimal.of(neuron.hertzStandardDeviation() / 1e3, 2),
                firstSpike(neuron));
    }

    private String firstSpike(PlayedNeuron neuron) {
        int index = result.neurons().indexOf(neuron);
        return result.spikes().stream()
                .filter(spike -> spike.neuron() == index && spike.repetition() == 0)
                .map(PlayedSpike::microseconds)
                .findFirst()
                .map(time -> String.format(Locale.ROOT, "%.2f", time))
                .orElse("–");
    }
}
