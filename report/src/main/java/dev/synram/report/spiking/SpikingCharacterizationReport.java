package dev.synram.report.spiking;

import dev.synram.calibration.Metric;
import dev.synram.experiment.spiking.SpikingCharacterizationResult;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.PatternResponse;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.PotentialPoint;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.RatePoint;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.RefractoryPoint;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.xy.Axis;
import dev.synram.report.chart.xy.Series;
import dev.synram.report.chart.xy.XyChart;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Parts;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The page of how the neurons of a chip respond. */
public final class SpikingCharacterizationReport {

    private static final int WIDTH = 860;
    private static final int HALF_WIDTH = 480;
    private static final int HEIGHT = 320;
    private static final int PATTERN_HEIGHT = 200;
    private static final double HERTZ_PER_KILOHERTZ = 1e3;

    private final SpikingCharacterizationResult result;

    /** Makes a report. */
    public SpikingCharacterizationReport(SpikingCharacterizationResult result) {
        this.result = result;
    }

    /** The page as HTML. */
    public String page() {
        List<Section> sections = new ArrayList<>();
        sections.add(
                Section.of(
                        "Rates over a constant current",
                        Chart.of(rates(), rateTable()),
                        "Spikes of each neuron in 200 µs, counted by the chip; a count of one more is 5 kHz. The rates of 80 % of the neurons lie between the outer lines."));
        sections.add(
                Section.of(
                        "Postsynaptic potentials",
                        Chart.of(potentials()),
                        "One event at a synapse of weight ±63, read by the CADC: mean over neurons, with their standard deviation every 2 µs. The event is sent at time 0; what passes until the potential rises is the delay on the chip."));
        sections.add(Section.of(
                "Refractory time",
                Chart.of(refractory()),
                "Two events make all neurons spike at once; the share of neurons that spike twice."));
        sections.add(Section.table(
                "Neurons before and after calibration",
                "Mean and standard deviation over all neurons, measured for the calibration.",
                List.of("quantity", "before", "after", "unit"),
                result.metrics().stream()
                        .map(SpikingCharacterizationReport::row)
                        .toList()));
        if (!result.patterns().isEmpty()) {
            sections.add(patterns());
        }
        return new ReportPage(
                        ReportPage.Kind.CHARACTERIZATION,
                        "Spiking neurons of " + result.chip(),
                        "%s; %s calibrated neurons, measured at the same time with seed %s."
                                .formatted(result.calibration().label(), result.neurons(), result.seed()),
                        "spiking, %s neurons, EPSP %s LSB"
                                .formatted(result.neurons(), Decimal.of(highest(result.excitatoryPotential()), 1)),
                        sections)
                .html();
    }

    private static double highest(List<PotentialPoint> points) {
        return points.stream()
                .max(Comparator.comparingDouble(point -> Math.abs(point.lsb())))
                .map(PotentialPoint::lsb)
                .orElse(0.0);
    }

    private Svg rates() {
        List<RatePoint> points = result.rateCurve();
        return new XyChart(
                        "Rates over a constant current",
                        Axis.of("value of the offset-current cell", 0, 800),
                        Axis.of("rate (kHz)", 0, 1),
                        List.of(
                                Series.markedLine(
                                        "mean of neurons",
                                        of(points, RatePoint::current),
                                        of(points, point -> point.hertz() / HERTZ_PER_KILOHERTZ)),
                                Series.line(
                                        "10 % of neurons below",
                                        of(points, RatePoint::current),
                                        of(points, point -> point.low() / HERTZ_PER_KILOHERTZ)),
                                Series.line(
                                        "10 % of neurons above",
                                        of(points, RatePoint::current),
                                        of(points, point -> point.high() / HERTZ_PER_KILOHERTZ))))
                .draw(WIDTH, HEIGHT);
    }

    private Table rateTable() {
        return new Table(
                "Rates over a constant current",
                List.of("current", "mean, kHz", "standard deviation, kHz", "10 %, kHz", "90 %, kHz"),
                result.rateCurve().stream()
                        .map(point -> List.of(
                                Integer.toString(point.current()),
                                kilohertz(point.hertz()),
                                kilohertz(point.standardDeviation()),
                                kilohertz(point.low()),
                                kilohertz(point.high())))
                        .toList());
    }

    private static String kilohertz(double hertz) {
        return Decimal.of(hertz / HERTZ_PER_KILOHERTZ, 1);
    }

    private Svg potentials() {
        List<Series> series = new ArrayList<>();
        addPotential("excitatory", result.excitatoryPotential(), series);
        addPotential("inhibitory", result.inhibitoryPotential(), series);
        return new XyChart(
                        "Mean postsynaptic potentials",
                        Axis.of("time since the event (µs)"),
                        Axis.of("potential (CADC LSB)"),
                        series)
                .draw(WIDTH, HEIGHT);
    }

    /** A line without error bars, and few points with them, which stay legible. */
    private static void addPotential(String name, List<PotentialPoint> points, List<Series> series) {
        List<PotentialPoint> few = new ArrayList<>();
        for (int i = 4; i < points.size(); i += 20) {
            few.add(points.get(i));
        }
        series.add(Series.line(name, of(points, PotentialPoint::microseconds), of(points, PotentialPoint::lsb)));
        series.add(Series.points(
                name + ", standard deviation of neurons",
                of(few, PotentialPoint::microseconds),
                of(few, PotentialPoint::lsb),
                of(few, PotentialPoint::standardDeviation)));
    }

    private Svg refractory() {
        List<RefractoryPoint> points = result.refractoryCurve();
        return new XyChart(
                        "Neurons that answer the second of two events",
                        Axis.of("time between the events (µs)"),
                        Axis.of("share of neurons (%)", 0, 100),
                        List.of(Series.markedLine(
                                "neurons with two spikes",
                                of(points, RefractoryPoint::microseconds),
                                of(points, point -> 100 * point.share()))))
                .draw(WIDTH, HEIGHT);
    }

    private Section patterns() {
        return new Section(
                "Adaptive exponential neurons",
                List.of(
                        Parts.grid(result.patterns().stream()
                                .map(SpikingCharacterizationReport::pattern)
                                .map(Chart::of)
                                .toList()),
                        new Table(
                                "Adaptive exponential neurons",
                                List.of("pattern", "neuron", "current", "spikes", "first intervals, µs"),
                                result.patterns().stream()
                                        .map(SpikingCharacterizationReport::row)
                                        .toList())),
                "Four patterns of Naud et al. 2008, as in the public tutorial of the chip: a current is on from the beginning; the chip was calibrated again for each.");
    }

    private static Svg pattern(PatternResponse response) {
        double[] times = response.trace().micros();
        return new XyChart(
                        "%s, %s spikes"
                                .formatted(
                                        response.pattern().label(),
                                        response.spikes().size()),
                        Axis.exactly("time (µs)", 0, times.length == 0 ? 1 : times[times.length - 1]),
                        Axis.of("MADC reading (LSB)"),
                        List.of(Series.line(
                                response.pattern().label(),
                                every(4, times),
                                every(
                                        4,
                                        response.trace().lsb().stream()
                                                .mapToDouble(reading -> reading)
                                                .toArray()))))
                .draw(HALF_WIDTH, PATTERN_HEIGHT);
    }

    private static double[] every(int stride, double[] values) {
        double[] some = new double[Math.ceilDiv(values.length, stride)];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[i * stride];
        }
        return some;
    }

    private static List<String> row(PatternResponse response) {
        List<Double> spikes = response.spikes();
        StringBuilder intervals = new StringBuilder();
        for (int i = 1; i < Math.min(spikes.size(), 9); i++) {
            intervals
                    .append(i == 1 ? "" : ", ")
                    .append(String.format(Locale.ROOT, "%.1f", spikes.get(i) - spikes.get(i - 1)));
        }
        return List.of(
                response.pattern().label(),
                response.neuron(),
                Integer.toString(response.current()),
                Integer.toString(spikes.size()),
                intervals.isEmpty() ? "–" : intervals.toString());
    }

    private static List<String> row(Metric metric) {
        return List.of(
                metric.name(),
                Decimal.of(metric.meanBefore(), 3) + " ± " + Decimal.of(metric.spreadBefore(), 3),
                Decimal.of(metric.meanAfter(), 3) + " ± " + Decimal.of(metric.spreadAfter(), 3),
                metric.unit());
    }

    private static <T> double[] of(List<T> points, ToDoubleFunction<T> value) {
        return points.stream().mapToDouble(value).toArray();
    }
}
