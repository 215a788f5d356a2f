package dev.synram.report.spiking;

import dev.synram.compiler.spiking.Population;
import dev.synram.experiment.spiking.PlayResult;
import dev.synram.experiment.spiking.PlayedSpike;
import dev.synram.experiment.spiking.PlayedTrace;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.xy.Axis;
import dev.synram.report.chart.xy.Series;
import dev.synram.report.chart.xy.XyChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Charts of what was played.
 *
 * @param result what the chip did
 */
record PlayCharts(PlayResult result) {

    private static final int WIDTH = 860;
    private static final int HALF_WIDTH = 480;
    private static final int TRACE_HEIGHT = 200;
    private static final int LOWEST_RASTER = 160;
    private static final int HIGHEST_RASTER = 640;
    private static final int PIXELS_PER_NEURON = 8;
    private static final int RATE_HEIGHT = 240;
    private static final int BINS = 100;
    private static final int MOST_TRACES = 12;
    private static final int MOST_SPIKES = 4000;
    private static final int MOST_POINTS = 2000;
    private static final double MICROS_PER_MILLI = 1e3;

    /** The end of what the raster shows in µs: at most so many spikes that the page stays small. */
    double rasterMicros() {
        List<PlayedSpike> first = result.spikes().stream()
                .filter(spike -> spike.repetition() == 0)
                .toList();
        return first.size() <= MOST_SPIKES
                ? result.microseconds()
                : first.get(MOST_SPIKES).microseconds();
    }

    /** Spikes of the first repetition. */
    Svg raster() {
        double end = rasterMicros();
        List<Series> series = new ArrayList<>();
        for (Population population : neurons()) {
            List<PlayedSpike> spikes = result.spikes().stream()
                    .filter(spike -> spike.repetition() == 0 && spike.microseconds() <= end && isIn(population, spike))
                    .toList();
            series.add(Series.points(
                    population.name(),
                    spikes.stream().mapToDouble(PlayedSpike::microseconds).toArray(),
                    spikes.stream().mapToDouble(PlayedSpike::neuron).toArray()));
        }
        int height = Math.clamp((long) PIXELS_PER_NEURON * result.neurons().size(), LOWEST_RASTER, HIGHEST_RASTER);
        return new XyChart(
                        "Spikes of neurons over time",
                        Axis.exactly("time (µs)", 0, end),
                        Axis.whole("neuron", -1, result.neurons().size()),
                        series)
                .draw(WIDTH, height);
    }

    double binMicros() {
        return result.microseconds() / BINS;
    }

    /** Mean rates of populations in bins. */
    Svg rates() {
        List<Series> series = new ArrayList<>();
        for (Population population : neurons()) {
            double[] rates = new double[BINS];
            double one = MICROS_PER_MILLI / (binMicros() * population.size() * result.repetitions());
            result.spikes().stream()
                    .filter(spike -> isIn(population, spike))
                    .forEach(spike -> rates[(int) Math.min(BINS - 1, spike.microseconds() / binMicros())] += one);
            double[] middles = new double[BINS];
            Arrays.setAll(middles, bin -> (bin + 0.5) * binMicros());
            series.add(Series.line(population.name(), middles, rates));
        }
        return new XyChart("Rates over time", time(), Axis.of("rate (kHz)", 0, 1), series).draw(WIDTH, RATE_HEIGHT);
    }

    /** Traces of the first repetition, one chart each; those beyond the first few are in the files alone. */
    List<Svg> traces() {
        return result.traces().stream()
                .filter(trace -> trace.repetition() == 0)
                .limit(MOST_TRACES)
                .map(this::trace)
                .toList();
    }

    private Svg trace(PlayedTrace trace) {
        String name = result.neurons().get(trace.neuron()).name();
        int stride = Math.ceilDiv(trace.lsb().size(), MOST_POINTS);
        double[] times = trace.micros();
        List<Integer> shown = new ArrayList<>();
        for (int block = 0; block < times.length; block += stride) {
            addEnds(trace.lsb(), block, Math.min(times.length, block + stride), shown);
        }
        return new XyChart(
                        "Membrane of %s, read by the %s".formatted(name, trace.adc()),
                        time(),
                        Axis.of("%s reading (LSB)".formatted(trace.adc())),
                        List.of(Series.line(
                                "%s (%s)".formatted(name, trace.adc()),
                                shown.stream().mapToDouble(i -> times[i]).toArray(),
                                shown.stream()
                                        .mapToDouble(i -> trace.lsb().get(i))
                                        .toArray())))
                .draw(HALF_WIDTH, TRACE_HEIGHT);
    }

    /** The lowest and the highest of some readings, in the order of their times, so that no extreme is lost. */
    private static void addEnds(List<Integer> readings, int first, int end, List<Integer> shown) {
        int lowest = first;
        int highest = first;
        for (int i = first; i < end; i++) {
            lowest = readings.get(i) < readings.get(lowest) ? i : lowest;
            highest = readings.get(i) > readings.get(highest) ? i : highest;
        }
        shown.add(Math.min(lowest, highest));
        if (lowest != highest) {
            shown.add(Math.max(lowest, highest));
        }
    }

    private Axis time() {
        return Axis.exactly("time (µs)", 0, result.microseconds());
    }

    private List<Population> neurons() {
        return result.populations().stream()
                .filter(population -> population.kind() == Population.Kind.NEURONS)
                .toList();
    }

    private static boolean isIn(Population population, PlayedSpike spike) {
        return spike.neuron() >= population.first() && spike.neuron() < population.first() + population.size();
    }
}
