package dev.synram.report.spiking;

import dev.synram.experiment.spiking.learning.AnsweredSample;
import dev.synram.experiment.spiking.learning.ShownSample;
import dev.synram.experiment.spiking.learning.SpikingEpoch;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
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
 * Charts of a training of a spiking network.
 *
 * @param result of the training
 */
record SpikingTrainingCharts(SpikingTrainingResult result) {

    private static final int WIDTH = 860;
    private static final int HALF_WIDTH = 480;
    private static final int HEIGHT = 240;
    private static final int SQUARE = 480;
    private static final int SQUARE_WIDTH = 565;
    private static final int BINS = 38;
    private static final double PERCENT = 100;

    /** Accuracy over epochs. */
    Svg history() {
        List<Series> series = new ArrayList<>();
        addHistory("on the host", epoch -> !epoch.inLoop(), series);
        addHistory("chip in the loop", SpikingEpoch::inLoop, series);
        return new XyChart(
                        "Accuracy on training samples over epochs",
                        Axis.whole("epoch", 1, Math.max(2, result.history().size())),
                        Axis.of("accuracy (%)"),
                        series)
                .draw(WIDTH, HEIGHT);
    }

    private void addHistory(String name, Predicate<SpikingEpoch> chosen, List<Series> series) {
        int[] epochs = IntStream.range(0, result.history().size())
                .filter(epoch -> chosen.test(result.history().get(epoch)))
                .toArray();
        if (epochs.length > 0) {
            series.add(Series.markedLine(
                    name,
                    Arrays.stream(epochs).mapToDouble(epoch -> epoch + 1).toArray(),
                    Arrays.stream(epochs)
                            .mapToDouble(epoch ->
                                    PERCENT * result.history().get(epoch).trainingAccuracy())
                            .toArray()));
        }
    }

    /** Whether samples are points of a plane, as those of Yin-Yang. */
    boolean hasPlane() {
        return result.data().equals("yin-yang");
    }

    /** Test samples by answer. */
    Svg plane() {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < result.classes().size(); i++) {
            int answer = i;
            List<AnsweredSample> answered = result.samples().stream()
                    .filter(sample -> sample.answer() == answer)
                    .toList();
            if (!answered.isEmpty()) {
                series.add(points(result.classes().get(i), answered));
            }
        }
        List<AnsweredSample> wrong =
                result.samples().stream().filter(sample -> !sample.correct()).toList();
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

    /** How long decisions took. */
    Svg latencies() {
        double[] right = times(AnsweredSample::correct);
        double[] wrong = times(sample -> !sample.correct());
        List<Series> series = new ArrayList<>();
        series.add(Series.histogram("right", right, 0, result.sampleMicroseconds(), BINS));
        if (wrong.length > 0) {
            series.add(Series.histogram("wrong", wrong, 0, result.sampleMicroseconds(), BINS));
        }
        return new XyChart(
                        "Decision times",
                        Axis.exactly("time (µs)", 0, result.sampleMicroseconds()),
                        Axis.of("samples", 0, 1),
                        series)
                .draw(WIDTH, HEIGHT);
    }

    private double[] times(Predicate<AnsweredSample> chosen) {
        return result.samples().stream()
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
                        Axis.whole(
                                "neuron", -1, result.hidden() + result.classes().size()),
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
                    result.classes().get(output),
                    times,
                    trace.stream().mapToDouble(Float::doubleValue).toArray()));
        }
        return new XyChart("Potentials of the outputs", time(), Axis.of("potential (threshold = 1)"), series)
                .draw(HALF_WIDTH, HEIGHT);
    }

    private Axis time() {
        return Axis.exactly("time (µs)", 0, result.sampleMicroseconds());
    }
}
