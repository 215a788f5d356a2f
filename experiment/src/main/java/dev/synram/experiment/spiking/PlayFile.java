package dev.synram.experiment.spiking;

import dev.synram.compiler.spiking.Connector;
import dev.synram.compiler.spiking.Member;
import dev.synram.compiler.spiking.NeuronOverrides;
import dev.synram.compiler.spiking.Population;
import dev.synram.compiler.spiking.SpikingNetwork;
import dev.synram.files.BoundedInput;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Descriptions of what is played, as JSON files that people write. {@code docs/spiking.md} describes the format. */
public final class PlayFile {

    private static final String FORMAT = "synram-play";
    private static final int VERSION = 1;
    private static final int MOST_MEMBERS = 512;
    private static final int LARGEST_WEIGHT = 63;
    private static final int LARGEST_CURRENT = 1022;
    private static final String EXAMPLE = "example.json";

    private final SpikingNetwork.Builder builder = SpikingNetwork.builder();
    private final List<Population> populations = new ArrayList<>();
    private final List<InputSpikes> spikes = new ArrayList<>();

    private PlayFile() {}

    /**
     * Reads an untrusted file.
     *
     * @throws FileException naming the file, the place in it, what was found and what was expected
     */
    public static PlayDescription read(Path path) {
        try {
            return parse(BoundedInput.readAll(path, JsonFields.MOST_BYTES));
        } catch (FileException e) {
            throw FileException.broken(path, "what to play", e, "see docs/spiking.md for its format");
        } catch (IOException e) {
            throw new FileException(
                    "%s cannot be read as what to play: %s".formatted(path, FileException.reason(e)), e);
        }
    }

    /**
     * Parses the content of a file.
     *
     * @throws FileException naming the place, what was found and what was expected
     */
    public static PlayDescription parse(byte[] document) {
        return new PlayFile().description(JsonFields.parse(document));
    }

    /** The content of the file that comes with the program. */
    public static byte[] example() {
        try (InputStream in = PlayFile.class.getResourceAsStream(EXAMPLE)) {
            if (in == null) {
                throw new IllegalStateException("%s is missing among the program's resources".formatted(EXAMPLE));
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PlayDescription description(JsonFields root) {
        String format = root.text("format");
        int version = root.integer("version", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (!FORMAT.equals(format) || version != VERSION) {
            throw new FileException("it is of format %s, version %s; this program reads %s, version %s"
                    .formatted(format, version, FORMAT, VERSION));
        }
        root.objects("neurons").forEach(this::addNeurons);
        if (populations.isEmpty()) {
            throw new FileException("neurons is an empty list; expected one population or more");
        }
        if (root.has("inputs")) {
            root.objects("inputs").forEach(this::addInputs);
        }
        if (root.has("synapses")) {
            root.objects("synapses").forEach(this::addSynapses);
        }
        PlayDescription.Recordings recordings = recordings(root);
        double micros = root.number("durationMicros");
        int repetitions =
                root.has("repetitions") ? root.integer("repetitions", 1, PlayDescription.MOST_REPETITIONS) : 1;
        PlayTargets targets = new PlayTargets(root);
        root.requireAllTaken();
        return checked(
                root,
                () -> new PlayDescription(builder.build(), micros, repetitions, spikes, recordings, targets.read()));
    }

    private void addNeurons(JsonFields fields) {
        NeuronOverrides overrides = NeuronOverrides.NONE;
        if (fields.has("offsetCurrent")) {
            overrides = overrides.withOffsetCurrent(fields.integer("offsetCurrent", -LARGEST_CURRENT, LARGEST_CURRENT));
        }
        if (fields.has("spiking")) {
            boolean on = fields.flag("spiking");
            overrides = overrides.with(neuron -> neuron.withSpikes(on));
        }
        if (fields.has("exponential")) {
            boolean on = fields.flag("exponential");
            overrides = overrides.with(neuron -> neuron.withExponential(on));
        }
        NeuronOverrides all = overrides;
        String name = fields.text("name");
        int size = size(fields);
        fields.requireAllTaken();
        populations.add(checked(fields, () -> builder.neurons(name, size, all)));
    }

    private static int size(JsonFields fields) {
        return fields.has("size") ? fields.integer("size", 1, MOST_MEMBERS) : 1;
    }

    private void addInputs(JsonFields fields) {
        String name = fields.text("name");
        int size = size(fields);
        boolean poisson = fields.has("hertz");
        Population population = poisson
                ? checked(fields, () -> builder.poisson(name, size, fields.number("hertz")))
                : checked(fields, () -> builder.inputs(name, size));
        populations.add(population);
        if (fields.has("spikes")) {
            if (poisson) {
                throw new FileException("%s has both hertz and spikes; give one of them".formatted(fields.place()));
            }
            for (JsonFields one : fields.objects("spikes")) {
                int input = one.has("input") ? one.integer("input", 0, size - 1) : 0;
                spikes.add(new InputSpikes(
                        population.member(input),
                        Arrays.stream(one.numbers("micros")).boxed().toList()));
                one.requireAllTaken();
            }
        }
        fields.requireAllTaken();
    }

    private void addSynapses(JsonFields fields) {
        Population from = population(fields, "from");
        Population to = population(fields, "to");
        int weight = fields.integer("weight", -LARGEST_WEIGHT, LARGEST_WEIGHT);
        if (fields.has("sources") || fields.has("targets")) {
            connectPairs(fields, from, to, weight);
        } else {
            Connector connector = connector(fields);
            checked(fields, () -> builder.connect(from, to, connector, weight));
        }
        fields.requireAllTaken();
    }

    private void connectPairs(JsonFields fields, Population from, Population to, int weight) {
        int[] sources = fields.integers("sources", 0, from.size() - 1);
        int[] targets = fields.integers("targets", 0, to.size() - 1);
        if (sources.length != targets.length) {
            throw new FileException("%s has %s sources and %s targets; give as many of both"
                    .formatted(fields.place(), sources.length, targets.length));
        }
        for (int i = 0; i < sources.length; i++) {
            Member source = from.member(sources[i]);
            Member target = to.member(targets[i]);
            checked(fields, () -> builder.connect(source, target, weight));
        }
    }

    private static Connector connector(JsonFields fields) {
        String name = fields.has("connector") ? fields.text("connector") : "all-to-all";
        return switch (name) {
            case "all-to-all" -> Connector.ALL_TO_ALL;
            case "one-to-one" -> Connector.ONE_TO_ONE;
            case "fixed-probability" -> {
                double probability = fields.number("probability");
                long seed = fields.has("seed") ? fields.longInteger("seed") : 1;
                yield checked(
                        fields,
                        () -> Connector.fixedProbability(probability, seed).withoutAutapses());
            }
            default ->
                throw new FileException(
                        "%s.connector is \"%s\"; expected one of \"all-to-all\", \"one-to-one\", \"fixed-probability\""
                                .formatted(fields.place(), name));
        };
    }

    private PlayDescription.Recordings recordings(JsonFields root) {
        if (!root.has("record")) {
            return PlayDescription.Recordings.NONE;
        }
        JsonFields fields = root.object("record");
        List<Population> cadc = new ArrayList<>();
        if (fields.has("cadc")) {
            cadc.add(neurons(fields, "cadc"));
        }
        Optional<Member> madc = Optional.empty();
        if (fields.has("madc")) {
            Population population = neurons(fields, "madc");
            int neuron = fields.has("madcNeuron") ? fields.integer("madcNeuron", 0, population.size() - 1) : 0;
            madc = Optional.of(population.member(neuron));
        }
        boolean fromReset = fields.has("fromReset") && fields.flag("fromReset");
        fields.requireAllTaken();
        return new PlayDescription.Recordings(cadc, madc, fromReset);
    }

    private Population neurons(JsonFields fields, String field) {
        Population population = population(fields, field);
        if (population.kind() != Population.Kind.NEURONS) {
            throw new FileException("%s.%s is \"%s\", which are inputs; expected neurons"
                    .formatted(fields.place(), field, population.name()));
        }
        return population;
    }

    private Population population(JsonFields fields, String field) {
        String name = fields.text(field);
        return populations.stream()
                .filter(population -> population.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new FileException("%s.%s is \"%s\"; expected one of %s"
                        .formatted(
                                fields.place(),
                                field,
                                name,
                                populations.stream().map(Population::name).toList())));
    }

    private static <T> T checked(JsonFields fields, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new FileException("%s: %s".formatted(fields.place(), e.getMessage()), e);
        }
    }
}
