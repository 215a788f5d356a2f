package dev.synram.experiment.spiking;

import dev.synram.compiler.spiking.Population;
import dev.synram.data.file.MatrixFile;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Json;
import dev.synram.files.FileContent;
import java.io.IOException;
import java.io.Writer;
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
    public FileContent spikesCsv() {
        return FileContent.text(csv -> {
            csv.append("repetition,neuron,name,microseconds\n");
            for (PlayedSpike spike : spikes) {
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%s,%.3f\n",
                        spike.repetition(),
                        spike.neuron(),
                        quoted(neurons.get(spike.neuron()).name()),
                        spike.microseconds()));
            }
        });
    }

    /** The spikes as an array in NumPy's format: a row a spike, with repetition, neuron and time in µs. */
    public FileContent spikesNpy() {
        return MatrixFile.content(Path.of("spikes.npy"), spikes.size(), 3, (row, column) -> switch (column) {
            case 0 -> spikes.get(row).repetition();
            case 1 -> spikes.get(row).neuron();
            default -> spikes.get(row).microseconds();
        });
    }

    /** The traces as CSV, one reading a line. */
    public FileContent tracesCsv() {
        return FileContent.text(csv -> {
            csv.append("repetition,neuron,name,adc,microseconds,lsb\n");
            for (PlayedTrace trace : traces) {
                append(trace, csv);
            }
        });
    }

    private void append(PlayedTrace trace, Writer csv) throws IOException {
        String head = "%s,%s,%s,%s"
                .formatted(
                        trace.repetition(),
                        trace.neuron(),
                        quoted(neurons.get(trace.neuron()).name()),
                        trace.adc());
        double[] times = trace.micros();
        for (int i = 0; i < times.length; i++) {
            csv.append(head)
                    .append(String.format(
                            Locale.ROOT, ",%.3f,%s\n", times[i], trace.lsb().get(i)));
        }
    }

    private static String quoted(String name) {
        return name.matches("[\\w\\[\\]. -]+") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
