package dev.synram.examples.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples run, and say what they are for. */
@Tag("slow")
class SpikingExamplesTest {

    /** A program. */
    private interface Example {
        void main(String[] arguments) throws IOException;
    }

    private static List<String> printed(Example example, String... arguments) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            example.main(arguments);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static double[] numbers(String line) {
        String list = line.replaceFirst(".*\\[", "").replaceFirst("\\].*", "");
        return list.isBlank()
                ? new double[0]
                : Arrays.stream(list.split(", "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    /** One event alone does not make a neuron spike, eight at once do. */
    @Test
    void aTraceIsRecorded(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("trace.csv");
        double[] spikes = numbers(printed(MembraneTrace::main, csv.toString()).getFirst());
        assertThat(spikes).isNotEmpty();
        assertThat(spikes[0]).isBetween(50.0, 60.0);
        assertThat(Files.readAllLines(csv)).hasSizeGreaterThan(3000);
    }

    @Test
    void ratesRise() throws IOException {
        double[] rates = printed(RateOfCurrent::main).stream()
                .mapToDouble(
                        line -> Double.parseDouble(line.replaceFirst(".*: ", "").replace(" kHz", "")))
                .toArray();
        assertThat(rates).hasSize(9).isSorted();
        assertThat(rates[0]).isZero();
        assertThat(rates[8]).isBetween(300.0, 500.0);
    }

    @Test
    void theOtherNeuronFollows() throws IOException {
        List<String> lines = printed(CoupledNeurons::main);
        double[] driven = numbers(lines.getFirst());
        double[] other = numbers(lines.getLast());
        assertThat(other.length).isPositive();
        assertThat(other[0]).isGreaterThan(driven[0]);
    }

    @Test
    void theVolleyReachesTheEnd() throws IOException {
        double[] first = printed(SynfireChain::main).stream()
                .mapToDouble(line -> numbers(line)[0])
                .toArray();
        assertThat(first).hasSize(6).isSorted();
    }

    @Test
    void intervalsGrow() throws IOException {
        List<String> lines = printed(AdaptingNeuron::main);
        assertThat(lines.size()).isGreaterThan(4);
        double[] intervals = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.replace(" µs", "")))
                .toArray();
        assertThat(intervals[intervals.length - 1]).isGreaterThan(1.3 * intervals[0]);
    }
}
