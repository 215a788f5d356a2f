package dev.synram.service.protocol;

import dev.synram.files.JsonProblem;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a request from JSON, and from binary contents that follow it. Values are read as they come, without a tree. Fields and
 * parameters that are not known are skipped, since clients of other servers send them.
 */
public final class RequestJson {

    private static final int MOST_LEVELS = 16;
    private static final int MOST_CHARACTERS = 1000;
    private static final int MOST_DIGITS = 100;
    private static final int MOST_TENSORS = 64;
    private static final String BINARY_SIZE = "binary_data_size";
    private static final String BINARY_OUTPUT = "binary_data";
    private static final String BINARY_OUTPUTS = "binary_data_output";

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_LEVELS)
                    .maxStringLength(MOST_CHARACTERS)
                    .maxNumberLength(MOST_DIGITS)
                    .maxNameLength(MOST_CHARACTERS)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser json;
    private final JsonCursor cursor;
    private final ByteBuffer binary;
    private final int bytes;
    private final List<InputTensor> inputs = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private InferenceRequest.Options options = InferenceRequest.Options.NONE;
    private @Nullable String id;
    private boolean hasInputs;

    private RequestJson(JsonParser json, ByteBuffer binary, int bytes) {
        this.json = json;
        cursor = new JsonCursor(json);
        this.binary = binary;
        this.bytes = bytes;
    }

    /**
     * Reads a request.
     *
     * @param body JSON, and binary contents if there are some
     * @param jsonLength bytes of the JSON
     * @throws RefusedException if it is not a request
     */
    public static InferenceRequest read(byte[] body, int jsonLength) {
        if (jsonLength < 0 || jsonLength > body.length) {
            throw RefusedException.invalid(
                    "Inference-Header-Content-Length is %s; the body has %s bytes".formatted(jsonLength, body.length));
        }
        ByteBuffer binary = ByteBuffer.wrap(body, jsonLength, body.length - jsonLength);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body, 0, jsonLength)) {
            return new RequestJson(parser, binary, jsonLength).request();
        } catch (JacksonException e) {
            throw RefusedException.invalid("the request is not JSON as expected: %s".formatted(JsonProblem.of(e)));
        }
    }

    private InferenceRequest request() {
        json.nextToken();
        cursor.eachField("the request", field -> {
            switch (field) {
                case "id" -> id = cursor.text("id");
                case "parameters" -> parameters();
                case "inputs" -> inputs();
                case "outputs" -> outputs();
                default -> json.skipChildren();
            }
        });
        if (json.nextToken() != null) {
            throw RefusedException.invalid(
                    "the JSON of the request is followed by more; give its length in Inference-Header-Content-Length if binary contents follow");
        }
        if (!hasInputs) {
            throw RefusedException.invalid("the request has no inputs; give a list of tensors");
        }
        if (binary.hasRemaining()) {
            throw RefusedException.invalid("%s bytes follow those of the inputs; give their number in %s"
                    .formatted(binary.remaining(), BINARY_SIZE));
        }
        return new InferenceRequest(
                Optional.ofNullable(id),
                inputs,
                outputs.stream().map(Output::finished).toList(),
                options);
    }

    private void parameters() {
        cursor.eachField("parameters", name -> {
            switch (name) {
                case InferenceRequest.Options.TRIALS -> options = options.withTrials(cursor.whole("parameters.trials"));
                case InferenceRequest.Options.DETAILS ->
                    options = options.withDetails(cursor.flag("parameters.details"));
                case BINARY_OUTPUTS -> options = options.withBinaryOutputs(cursor.flag("parameters." + BINARY_OUTPUTS));
                default -> json.skipChildren();
            }
        });
    }

    private void inputs() {
        hasInputs = true;
        cursor.eachElement("inputs", () -> {
            Tensor tensor = new Tensor();
            cursor.eachField("an input", tensor::read);
            inputs.add(tensor.finished());
            requireFew(inputs.size(), "inputs");
        });
    }

    private void outputs() {
        cursor.eachElement("outputs", () -> {
            Output output = new Output();
            cursor.eachField("an output", output::read);
            outputs.add(output);
            requireFew(outputs.size(), "outputs");
        });
    }

    private static void requireFew(int count, String what) {
        if (count > MOST_TENSORS) {
            throw RefusedException.invalid("the request has more than %s %s".formatted(MOST_TENSORS, what));
        }
    }

    /** An input while it is read. */
    private final class Tensor {

        private String name = "";
        private String type = "";
        private final List<Long> shape = new ArrayList<>();
        private @Nullable FloatValues values;
        private long binarySize = -1;
        private int rowLength = -1;

        void read(String field) {
            switch (field) {
                case "name" -> name = cursor.text("the name of an input");
                case "datatype" -> {
                    type = cursor.text("the datatype of an input");
                    InputTensor.requireNumbers(type);
                }
                case "shape" -> cursor.eachElement("shape", () -> shape.add(cursor.whole("shape")));
                case "data" -> data();
                case "parameters" ->
                    cursor.eachField("parameters", parameter -> {
                        if (parameter.equals(BINARY_SIZE)) {
                            binarySize = cursor.whole(BINARY_SIZE);
                        } else {
                            json.skipChildren();
                        }
                    });
                default -> json.skipChildren();
            }
        }

        private void data() {
            cursor.require(json.currentToken(), JsonToken.START_ARRAY, "data", "a list of numbers");
            FloatValues read = new FloatValues();
            read.expect(shape, bytes / 2);
            row(read);
            values = read;
        }

        /** Reads a list, which holds numbers or lists of equal lengths. */
        private void row(FloatValues into) {
            int before = into.count();
            boolean isInnermost = true;
            JsonToken token = json.nextToken();
            while (token != JsonToken.END_ARRAY) {
                if (token == JsonToken.START_ARRAY) {
                    isInnermost = false;
                    row(into);
                } else {
                    into.add(element(token));
                }
                token = json.nextToken();
            }
            int length = into.count() - before;
            if (isInnermost && rowLength >= 0 && rowLength != length) {
                throw RefusedException.invalid(
                        "the data of input '%s' have rows of %s and of %s values".formatted(name, rowLength, length));
            }
            rowLength = isInnermost ? length : rowLength;
        }

        private float element(@Nullable JsonToken token) {
            return switch (token) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getFloatValue();
                case VALUE_TRUE -> 1;
                case VALUE_FALSE -> 0;
                case null, default ->
                    throw RefusedException.invalid(
                            "the data of input '%s' hold %s; expected numbers".formatted(name, cursor.shown(token)));
            };
        }

        InputTensor finished() {
            FloatValues read = values;
            if (type.isEmpty()) {
                throw RefusedException.invalid("input '%s' has no datatype; give one such as FP32".formatted(name));
            }
            if ((read != null) == (binarySize >= 0)) {
                throw RefusedException.invalid("input '%s' has %s; give data, or parameters.%s and binary contents"
                        .formatted(name, read == null ? "no data" : "data twice", BINARY_SIZE));
            }
            if (read != null) {
                return new InputTensor(name, shape, read.toArray());
            }
            if (binarySize > binary.remaining()) {
                throw RefusedException.invalid(
                        "input '%s' has a %s of %s, but %s bytes are left; the JSON's length is given in Inference-Header-Content-Length"
                                .formatted(name, BINARY_SIZE, binarySize, binary.remaining()));
            }
            ByteBuffer contents = binary.slice(binary.position(), (int) binarySize);
            binary.position(binary.position() + (int) binarySize);
            return InputTensor.raw(name, type, shape, contents);
        }
    }

    /** An output while it is read. */
    private final class Output {

        private String name = "";
        private @Nullable Boolean binary;

        void read(String field) {
            switch (field) {
                case "name" -> name = cursor.text("the name of an output");
                case "parameters" ->
                    cursor.eachField("parameters", parameter -> {
                        if (parameter.equals(BINARY_OUTPUT)) {
                            binary = cursor.flag(BINARY_OUTPUT);
                        } else {
                            json.skipChildren();
                        }
                    });
                default -> json.skipChildren();
            }
        }

        /** Called when all is read: the parameters of the request may come after its outputs. */
        RequestedOutput finished() {
            return new RequestedOutput(name, binary == null ? options.binaryOutputs() : binary);
        }
    }
}
