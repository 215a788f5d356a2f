package dev.synram.experiment.spiking.trained;

import dev.synram.experiment.spiking.encoding.RateEncoding;
import dev.synram.experiment.spiking.encoding.SpikeIntervals;
import dev.synram.experiment.spiking.learning.ValueScaling;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikeEncoding;
import dev.synram.network.spiking.SpikeTimeEncoding;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/** Reads a trained network from untrusted JSON; each method consumes all fields of its object. */
final class SpikingNetworkJson {

    /** Far more inputs, neurons or time steps than a chip has or needs. */
    private static final int MOST = 20_000;

    private static final double MOST_MICROS = 1e5;
    private static final double LARGEST_WEIGHT = 1e6;

    private SpikingNetworkJson() {}

    static TrainedSpikingNetwork read(JsonFields fields) {
        List<JsonFields> projections = fields.objects("projections");
        SpikingTopology topology = topology(fields, projections);
        SpikingModel model = checked(fields, () -> new SpikingModel(topology, weights(projections, "weights")));
        SpikingModel host = checked(fields, () -> new SpikingModel(topology, weights(projections, "hostWeights")));
        projections.forEach(JsonFields::requireAllTaken);
        return described(fields, model, host);
    }

    /** Reads all but topology and weights, which are known. */
    static TrainedSpikingNetwork described(JsonFields fields, SpikingModel model, SpikingModel host) {
        String data = fields.text("data");
        List<String> classes = fields.textList("classes");
        ValueScaling scaling = scaling(fields.object("scaling"));
        SpikeEncoding encoding = encoding(fields.object("encoding"));
        Decoder decoder = fields.constant("decoder", Decoder.class);
        TimeGrid grid = grid(fields.object("grid"));
        String chip = fields.text("chip");
        double accuracy = fields.number("softwareAccuracy", 0, 1);
        SortedMap<String, String> training = fields.texts("training");
        TrainedSpikingNetwork network = checked(
                fields,
                () -> new TrainedSpikingNetwork(
                        model, host, scaling, encoding, decoder, grid, data, classes, chip, accuracy, training));
        fields.requireIntact();
        return network;
    }

    private static SpikingTopology topology(JsonFields fields, List<JsonFields> connections) {
        NeuronDynamics dynamics = dynamics(fields.object("dynamics"));
        int inputs = fields.integer("inputs", 1, MOST);
        List<NeuronPopulation> populations = new ArrayList<>();
        int neurons = 0;
        for (JsonFields part : fields.objects("populations")) {
            NeuronPopulation population = new NeuronPopulation(
                    part.text("name"), part.integer("size", 1, MOST - neurons), part.flag("spikes"));
            part.requireAllTaken();
            populations.add(population);
            neurons += population.size();
        }
        List<Projection> projections = connections.stream()
                .map(part -> new Projection(
                        part.integer("firstSource", 0, 2 * MOST),
                        part.integer("sources", 1, MOST),
                        part.integer("firstTarget", 0, MOST),
                        part.integer("targets", 1, MOST)))
                .toList();
        return checked(fields, () -> new SpikingTopology(inputs, populations, projections, dynamics));
    }

    static NeuronDynamics dynamics(JsonFields fields) {
        double membrane = fields.number("membraneMicros", 0, MOST_MICROS);
        double synaptic = fields.number("synapticMicros", 0, MOST_MICROS);
        double refractory = fields.number("refractoryMicros", 0, MOST_MICROS);
        double delay = fields.number("delayMicros", 0, MOST_MICROS);
        fields.requireAllTaken();
        return checked(fields, () -> new NeuronDynamics(membrane, synaptic, refractory, delay));
    }

    private static List<float[]> weights(List<JsonFields> projections, String name) {
        return projections.stream().map(part -> floats(part, name)).toList();
    }

    private static float[] floats(JsonFields fields, String name) {
        double[] numbers = fields.numbers(name);
        float[] values = new float[numbers.length];
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(numbers[i]) > LARGEST_WEIGHT) {
                throw new FileException("%s.%s[%s] is %s; expected a number from %s to %s"
                        .formatted(fields.place(), name, i, numbers[i], -LARGEST_WEIGHT, LARGEST_WEIGHT));
            }
            values[i] = (float) numbers[i];
        }
        return values;
    }

    private static ValueScaling scaling(JsonFields fields) {
        List<Float> low = limits(fields, "low");
        List<Float> high = limits(fields, "high");
        fields.requireAllTaken();
        return checked(fields, () -> new ValueScaling(low, high));
    }

    private static List<Float> limits(JsonFields fields, String name) {
        List<Float> limits = new ArrayList<>();
        for (double number : fields.numbers(name)) {
            limits.add((float) number);
        }
        return limits;
    }

    private static SpikeEncoding encoding(JsonFields fields) {
        return fields.has("intervals") ? rates(fields) : times(fields);
    }

    private static RateEncoding rates(JsonFields fields) {
        double early = fields.number("earlyMicros", 0, MOST_MICROS);
        double late = fields.number("lateMicros", 0, MOST_MICROS);
        double atZero = fields.number("spikesAtZero", 0, MOST);
        double atOne = fields.number("spikesAtOne", 0, MOST);
        SpikeIntervals intervals = fields.constant("intervals", SpikeIntervals.class);
        boolean bias = fields.flag("bias");
        int repetitions = fields.integer("repetitions", 1, MOST);
        long seed = fields.longInteger("seed");
        fields.requireAllTaken();
        return checked(fields, () -> new RateEncoding(early, late, atZero, atOne, intervals, bias, repetitions, seed));
    }

    private static SpikeTimeEncoding times(JsonFields fields) {
        double early = fields.number("earlyMicros", 0, MOST_MICROS);
        double late = fields.number("lateMicros", 0, MOST_MICROS);
        double bias = fields.has("biasMicros") ? fields.number("biasMicros", 0, MOST_MICROS) : Double.NaN;
        int repetitions = fields.integer("repetitions", 1, MOST);
        double largest = fields.number("largestValue", 0, 1);
        fields.requireAllTaken();
        return checked(fields, () -> new SpikeTimeEncoding(early, late, bias, repetitions, largest));
    }

    private static TimeGrid grid(JsonFields fields) {
        double step = fields.number("stepMicros", 0, MOST_MICROS);
        int steps = fields.integer("steps", 1, MOST);
        fields.requireAllTaken();
        return checked(fields, () -> new TimeGrid(step, steps));
    }

    private static <T> T checked(JsonFields fields, Supplier<T> part) {
        try {
            return part.get();
        } catch (FileException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new FileException("%s: %s".formatted(fields.place(), e.getMessage()), e);
        }
    }
}
