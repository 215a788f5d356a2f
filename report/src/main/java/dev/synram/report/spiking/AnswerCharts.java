package dev.synram.report.spiking;

import dev.synram.experiment.spiking.learning.AnsweredSample;
import dev.synram.experiment.spiking.learning.ShownSample;
import dev.synram.experiment.spiking.learning.SpikingAnswers;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.xy.Axis;
import dev.synram.report.chart.xy.Series;
import dev.synram.report.chart.xy.XyChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Charts of what a spiking network answered.
 *
 * @param answers of the first chip
 * @param classes their names
 * @param hidden number of neurons before the outputs
 * @param micros duration of a sample in µs
 */
record AnswerCharts(SpikingAnswers answers, List<String> classes, int hidden, double micros) {

    private static final int WIDTH = 860;
    private static final int HALF_WIDTH = 480;
    private static final int HEIGHT = 240;
    private static final int SQUARE = 480;
    private static final int SQUARE_WIDTH = 565;
    private static final int BINS = 38;
    private static final double PERCENT = 100;
    private static final double ROUNDING = 1e-5;

    /** Whether samples are points of a plane, given by two coordinates, or by these and what is left to 1, as those of Yin-Yang. */
    boolean hasPlane() {
        return answers.samples().stream().allMatch(sample -> isPoint(sample.values()));
    }

    private static boolean isPoint(List<Float> values) {
        return values.size() == 2
                || (values.size() == 4 && isRest(values.get(0), values.get(2)) && isRest(values.get(1), values.get(3)));
    }

    private static boolean isRest(float coordinate, float rest) {
        return Math.abs(1 - coordinate - rest) < ROUNDING;
    }

    /** Test samples by answer. */
    Svg plane() {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            int answer = i;
            List<AnsweredSample> answered = answers.samples().stream()
                    .filter(sample -> sample.answer() == answer)
                    .toList();
            if (!answered.isEmpty()) {
                series.add(points(classes.get(i), answered));
            }
        }
        List<AnsweredSample> wrong =
                answers.samples().stream().filter(sample -> !sample.correct()).toList();
        if (!wrong.isEmpty()) {
            series.add(points("wrong", wrong));
        }
        return new XyChart(
                        "Test samples by the chip's answer", Axis.exactly("x", 0, 1), Axis.exactly("y", 0, 1), series)
                .draw(SQUARE_WIDTH, SQUARE);
    }

    private static Series points(String name, List<AnsweredSample> samples) {
        return Series.points(
                name,
                samples.stream().mapToDouble(sample -> sample.values().get(0)).toArray(),
                samples.stream().mapToDouble(sample -> sample.values().get(1)).toArray());
    }

    /** The accuracy if samples had ended earlier. */
    Svg overTime() {
        int steps = answers.accuracyOverTime().size();
        double[] times = new double[steps];
        Arrays.setAll(times, step -> micros * (step + 1) / steps);
        return new XyChart(
                        "Accuracy of the answers so far",
                        time(),
                        Axis.exactly("accuracy (%)", 0, PERCENT),
                        List.of(Series.line(
                                "test samples",
                                times,
                                answers.accuracyOverTime().stream()
                                        .mapToDouble(accuracy -> PERCENT * accuracy)
                                        .toArray())))
                .draw(WIDTH, HEIGHT);
    }

    /** How long decisions took. */
    Svg latencies() {
        double[] right = times(AnsweredSample::correct);
        double[] wrong = times(sample -> !sample.correct());
        List<Series> series = new ArrayList<>();
        series.add(Series.histogram("right", right, 0, micros, BINS));
        if (wrong.length > 0) {
            series.add(Series.histogram("wrong", wrong, 0, micros, BINS));
        }
        return new XyChart("Decision times", time(), Axis.of("samples", 0, 1), series).draw(WIDTH, HEIGHT);
    }

    private double[] times(Predicate<AnsweredSample> chosen) {
        return answers.samples().stream()
                .filter(chosen)
                .mapToDouble(AnsweredSample::microseconds)
                .toArray();
    }

    /** Spikes of one sample. */
    Svg raster(ShownSample sample) {
        int[] spikes = IntStream.range(0, sample.neurons().size()).toArray();
        return new XyChart(
                        "Spikes",
                        time(),
                        Axis.whole("neuron", -1, hidden + classes.size()),
                        List.of(Series.points(
                                "spikes",
                                Arrays.stream(spikes)
                                        .mapToDouble(sample.microseconds()::get)
                                        .toArray(),
                                Arrays.stream(spikes)
                                        .mapToDouble(sample.neurons()::get)
                                        .toArray())))
                .draw(HALF_WIDTH, HEIGHT);
    }

    /** Potentials of the outputs in one sample. */
    Svg outputs(ShownSample sample) {
        List<Series> series = new ArrayList<>();
        for (int output = 0; output < sample.outputs().size(); output++) {
            List<Float> trace = sample.outputs().get(output);
            double[] times = new double[trace.size()];
            Arrays.setAll(times, point -> point * sample.stepMicros());
            series.add(Series.line(
                    classes.get(output),
                    times,
                    trace.stream().mapToDouble(Float::doubleValue).toArray()));
        }
        return new XyChart("Potentials of the outputs", time(), Axis.of("potential (threshold = 1)"), series)
                .draw(HALF_WIDTH, HEIGHT);
    }

    private Axis time() {
        return Axis.exactly("time (µs)", 0, micros);
    }
}
