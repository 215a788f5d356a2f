package dev.synram.client;

import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import dev.synram.files.JsonText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A body of the protocol: JSON, followed by the contents of tensors, lowest byte first.
 *
 * @param body all bytes
 * @param jsonLength how many of them are JSON
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record InferenceMessage(byte[] body, int jsonLength) {

    private static final String BINARY_SIZE = "binary_data_size";

    /** A request for all outputs. */
    static InferenceMessage request(ModelDescription model, float[] samples, int trials) {
        int count = samples.length / model.sampleSize();
        List<Integer> shape =
                Stream.concat(Stream.of(count), model.sampleShape().stream()).toList();
        int size = Math.multiplyExact(samples.length, Float.BYTES);
        Map<String, Object> tensor = Map.of(
                "name",
                model.input().name(),
                "datatype",
                "FP32",
                "shape",
                shape,
                "parameters",
                Map.of(BINARY_SIZE, size));
        byte[] json = JsonText.line(Map.of(
                        "inputs", List.of(tensor),
                        "outputs",
                                model.outputs().stream()
                                        .map(output -> Map.of("name", output.name()))
                                        .toList(),
                        "parameters", Map.of("trials", trials, "details", true, "binary_data_output", true)))
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(Math.addExact(json.length, size)).order(ByteOrder.LITTLE_ENDIAN);
        body.put(json).asFloatBuffer().put(samples);
        return new InferenceMessage(body.array(), json.length);
    }

    /**
     * The results that an answer holds.
     *
     * @throws FileException if it is none of the protocol
     */
    InferenceResult result(ModelDescription model) {
        if (jsonLength < 0 || jsonLength > body.length) {
            throw new FileException(
                    "%s of %s bytes are said to be JSON; is another program there?".formatted(jsonLength, body.length));
        }
        JsonFields fields = JsonFields.parse(Arrays.copyOf(body, jsonLength));
        ByteBuffer contents = ByteBuffer.wrap(body).position(jsonLength).order(ByteOrder.LITTLE_ENDIAN);
        List<ByteBuffer> tensors = new ArrayList<>();
        for (JsonFields output : fields.objects("outputs")) {
            String expected = tensors.size() < model.outputs().size()
                    ? model.outputs().get(tensors.size()).name()
                    : "no more";
            if (!output.text("name").equals(expected)) {
                throw new FileException("output '%s' was not asked for".formatted(output.text("name")));
            }
            int size = output.object("parameters").integer(BINARY_SIZE, 0, contents.remaining());
            tensors.add(contents.slice(contents.position(), size).order(ByteOrder.LITTLE_ENDIAN));
            contents.position(contents.position() + size);
        }
        if (tensors.size() != model.outputs().size()) {
            throw new FileException("%s of %s outputs were answered"
                    .formatted(tensors.size(), model.outputs().size()));
        }
        return new InferenceResult(samples(tensors), InferenceResult.Chip.read(fields.object("parameters")));
    }

    private static List<SampleResult> samples(List<ByteBuffer> tensors) {
        ByteBuffer chosen = tensors.get(2);
        int count = chosen.remaining() / Long.BYTES;
        int row = count == 0 ? 0 : tensors.get(0).remaining() / count;
        List<SampleResult> samples = new ArrayList<>();
        for (int sample = 0; sample < count; sample++) {
            samples.add(new SampleResult(
                    floats(tensors.get(0), sample * row, row),
                    floats(tensors.get(1), sample * row, row),
                    Math.toIntExact(chosen.getLong(sample * Long.BYTES))));
        }
        return samples;
    }

    private static List<Float> floats(ByteBuffer tensor, int at, int bytes) {
        if (at + bytes > tensor.limit()) {
            throw new FileException("the outputs have different numbers of samples");
        }
        List<Float> values = new ArrayList<>();
        for (int i = at; i + Float.BYTES <= at + bytes; i += Float.BYTES) {
            values.add(tensor.getFloat(i));
        }
        return values;
    }
}
