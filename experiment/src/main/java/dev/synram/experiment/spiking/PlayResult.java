package dev.synram.experiment.spiking;

import dev.synram.compiler.spiking.Population;
import dev.synram.data.file.MatrixFile;
import dev.synram.data.file.RealMatrix;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a chip did while a description was played on it.
 *
 * @param version of the program
 * @param chip name of the chip
 * @param calibration how it was calibrated, and how long ago
 * @param seed that drew Poisson spikes and noise
 * @param microseconds duration of a repetition in µs of chip time
 * @param repetitions how often it was played
 * @param populations of the network
 * @param neurons every neuron, in the order of their numbers
 * @param inputSpikes number of events that the host sent
 * @param spikes that were recorded, by repetition and time
 * @param dropped number of events that found an output of the crossbar busy, and were lost
 * @param traces of membranes
 */
public record PlayResult(
        String version,
        String chip,
        CalibrationState calibration,
        long seed,
        double microseconds,
        int repetitions,
        List<Population> populations,
        List<PlayedNeuron> neurons,
        long inputSpikes,
        List<PlayedSpike> spikes,
        long dropped,
        List<PlayedTrace> traces) {

    public PlayResult {
        populations = List.copyOf(populations);
        neurons = List.copyOf(neurons);
        spikes = List.copyOf(spikes);
        traces = List.copyOf(traces);
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }

    /** The times in µs of a neuron's spikes in one repetition. */
    public double[] spikesOf(int neuron, int repetition) {
        return spikes.stream()
                .filter(spike -> spike.neuron() == neuron && spike.repetition() == repetition)
                .mapToDouble(PlayedSpike::microseconds)
                .toArray();
    }

    /** The mean rate in Hz of the neurons of a population. */
    public double hertz(Population population) {
        return neurons.subList(population.first(), population.first() + population.size()).stream()
                .mapToDouble(PlayedNeuron::hertz)
                .average()
                .orElse(0);
    }

    /** The spikes as CSV, one a line, with the names of neurons. */
    public byte[] spikesCsv() {
        StringBuilder csv = new StringBuilder("repetition,neuron,name,microseconds\n");
        for (PlayedSpike spike : spikes) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%s,%.3f\n",
                    spike.repetition(),
                    spike.neuron(),
                    quoted(neurons.get(spike.neuron()).name()),
                    spike.microseconds()));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The spikes as an array in NumPy's format: a row a spike, with repetition, neuron and time in µs. */
    public byte[] spikesNpy() {
        double[] values = new double[3 * spikes.size()];
        for (int i = 0; i < spikes.size(); i++) {
            values[3 * i] = spikes.get(i).repetition();
            values[3 * i + 1] = spikes.get(i).neuron();
            values[3 * i + 2] = spikes.get(i).microseconds();
        }
        return MatrixFile.content(Path.of("spikes.npy"), new RealMatrix(spikes.size(), 3, values));
    }

    /** The traces as CSV, one reading a line. */
    public byte[] tracesCsv() {
        StringBuilder csv = new StringBuilder("repetition,neuron,name,adc,microseconds,lsb\n");
        for (PlayedTrace trace : traces) {
            String head = "%d,%d,%s,%s"
                    .formatted(
                            trace.repetition(),
                            trace.neuron(),
                            quoted(neurons.get(trace.neuron()).name()),
                            trace.adc());
            double[] times = trace.micros();
            for (int i = 0; i < times.length; i++) {
                csv.append(head)
                        .append(String.format(
                                Locale.ROOT, ",%.3f,%d\n", times[i], trace.lsb().get(i)));
            }
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String name) {
        return name.matches("[\\w\\[\\]. -]+") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
