package dev.synram.service.engine;

import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.service.protocol.DataType;
import dev.synram.service.protocol.InferenceRequest;
import dev.synram.service.protocol.InputTensor;
import dev.synram.service.protocol.ModelMetadata;
import dev.synram.service.protocol.OutputTensor;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import dev.synram.service.protocol.RequestedOutput;
import dev.synram.service.protocol.TensorMetadata;
import dev.synram.service.scheduling.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network as clients see it: one input, and three outputs. The first has the results of a sample, means over the trials if there
 * are several; the second, named {@code .deviation}, their standard deviations over the trials; the third, named {@code .class}, the
 * number of the first of the largest results.
 */
final class ServedModel {

    /** There is one version of each model. */
    static final String VERSION = "1";

    private static final String PLATFORM = "synram_brainscales2";
    private static final long ANY = -1;

    /** Results of a request, trials counted: 16 MB. */
    private static final long MOST_RESULTS = 4_000_000;

    private final ServedNetwork network;
    private final List<Long> sampleShape;
    private final int[] order;
    private final String deviation;
    private final String chosen;

    ServedModel(ServedNetwork network) {
        this.network = network;
        sampleShape = network.input().form().dimensions().stream()
                .map(Integer::longValue)
                .toList();
        order = network.input().form().order(network.input().shape());
        deviation = network.outputName() + ".deviation";
        chosen = network.outputName() + ".class";
    }

    String name() {
        return network.name();
    }

    private String results() {
        return network.outputName();
    }

    ModelMetadata metadata() {
        List<Long> shape = Stream.concat(Stream.of(ANY), sampleShape.stream()).toList();
        List<Long> scores = List.of(ANY, (long) network.outputs());
        return new ModelMetadata(
                name(),
                List.of(VERSION),
                PLATFORM,
                List.of(new TensorMetadata(network.inputName(), DataType.FP32.name(), shape)),
                List.of(
                        new TensorMetadata(results(), DataType.FP32.name(), scores),
                        new TensorMetadata(deviation, DataType.FP32.name(), scores),
                        new TensorMetadata(chosen, DataType.INT64.name(), List.of(ANY))));
    }

    /**
     * The work that a request asks for.
     *
     * @throws RefusedException if its tensors do not fit the network
     */
    Work work(String user, InferenceRequest request) {
        for (RequestedOutput output : request.outputs()) {
            if (!List.of(results(), deviation, chosen).contains(output.name())) {
                throw RefusedException.invalid("model %s has no output '%s'; choose of '%s', '%s' and '%s'"
                        .formatted(name(), output.name(), results(), deviation, chosen));
            }
        }
        InputTensor input = input(request);
        long runs = input.shape().getFirst() * request.options().trials();
        if (runs > MOST_RESULTS / network.outputs()) {
            throw new RefusedException(
                    Problem.TOO_LARGE,
                    "%s samples in %s trials are more than the %s of a request; send several requests"
                            .formatted(
                                    input.shape().getFirst(),
                                    request.options().trials(),
                                    MOST_RESULTS / network.outputs()));
        }
        return new Work(
                user,
                name(),
                inMemory(input.values()),
                request.options().trials(),
                new Work.SampleShape(order.length, network.outputs()));
    }

    private InputTensor input(InferenceRequest request) {
        if (request.inputs().size() != 1) {
            throw RefusedException.invalid("the request has %s inputs; model %s takes one, '%s'"
                    .formatted(request.inputs().size(), name(), network.inputName()));
        }
        InputTensor input = request.inputs().getFirst();
        if (!input.name().equals(network.inputName())) {
            throw RefusedException.invalid(
                    "model %s has no input '%s'; give '%s'".formatted(name(), input.name(), network.inputName()));
        }
        List<Long> shape = input.shape();
        if (shape.isEmpty() || !shape.subList(1, shape.size()).equals(sampleShape)) {
            throw RefusedException.invalid("input '%s' has shape %s; model %s takes [samples, %s]"
                    .formatted(
                            input.name(),
                            shape,
                            name(),
                            String.join(
                                    ", ",
                                    sampleShape.stream().map(String::valueOf).toList())));
        }
        float largest = 0;
        for (float value : input.values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest > network.implausibleInput()) {
            throw RefusedException.invalid(
                    "input '%s' reaches %s, but model %s takes up to %s; scale the samples as in training"
                            .formatted(
                                    input.name(),
                                    largest,
                                    name(),
                                    network.fitted().range().largest()));
        }
        return input;
    }

    /** Changes samples to the order of memory, in place: a copy would take as much memory again. */
    private float[] inMemory(float[] values) {
        float[] sample = new float[order.length];
        for (int start = 0; start < values.length; start += order.length) {
            System.arraycopy(values, start, sample, 0, order.length);
            for (int i = 0; i < order.length; i++) {
                values[start + order[i]] = sample[i];
            }
        }
        return values;
    }

    /** The outputs that a request asks for: the results, and their deviations if there are several trials, unless it names others. */
    List<OutputTensor> outputs(InferenceRequest request, Work work) {
        TrialStatistics statistics =
                TrialStatistics.of(work.results(), request.options().trials(), network.outputs());
        List<String> wanted =
                request.outputs().stream().map(RequestedOutput::name).distinct().toList();
        if (wanted.isEmpty()) {
            wanted = request.options().trials() > 1 ? List.of(results(), deviation) : List.of(results());
        }
        List<Long> shape = List.of((long) statistics.samples(), (long) network.outputs());
        List<OutputTensor> outputs = new ArrayList<>();
        for (String name : wanted) {
            if (name.equals(chosen)) {
                outputs.add(new OutputTensor(
                        name, DataType.INT64, List.of((long) statistics.samples()), statistics.classes()));
            } else {
                float[] values = name.equals(deviation) ? statistics.deviations() : statistics.means();
                outputs.add(new OutputTensor(name, DataType.FP32, shape, values));
            }
        }
        return outputs;
    }
}
