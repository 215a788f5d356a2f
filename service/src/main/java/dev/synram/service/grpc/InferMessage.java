package dev.synram.service.grpc;

import com.google.protobuf.CodedInputStream;
import dev.synram.service.engine.InferenceCall;
import dev.synram.service.protocol.InferenceRequest;
import dev.synram.service.protocol.InputTensor;
import dev.synram.service.protocol.RefusedException;
import dev.synram.service.protocol.RequestedOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@code ModelInferRequest}. Outputs are raw if the inputs are. */
final class InferMessage {

    private static final int MOST_TENSORS = 64;

    private String model = "";
    private String version = "";
    private String id = "";
    private InferenceRequest.Options options = InferenceRequest.Options.NONE;
    private final List<Tensor> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<ByteBuffer> raw = new ArrayList<>();

    private InferMessage() {}

    static InferenceCall.Addressed read(byte[] bytes) {
        InferMessage message = new InferMessage();
        ProtoReader.message(bytes, message::field);
        return message.finished();
    }

    private boolean field(int number, CodedInputStream in) throws IOException {
        switch (number) {
            case 1 -> model = in.readStringRequireUtf8();
            case 2 -> version = in.readStringRequireUtf8();
            case 3 -> id = in.readStringRequireUtf8();
            case 4 -> ProtoReader.nested(in, new Parameter()::field);
            case 5 -> {
                Tensor tensor = new Tensor();
                ProtoReader.nested(in, tensor::field);
                inputs.add(tensor);
                requireFew(inputs.size());
            }
            case 6 -> {
                String[] name = {""};
                ProtoReader.nested(in, (field, output) -> {
                    if (field == 1) {
                        name[0] = output.readStringRequireUtf8();
                    }
                    return field == 1;
                });
                outputs.add(name[0]);
                requireFew(outputs.size());
            }
            case 7 -> {
                raw.add(in.readByteBuffer());
                requireFew(raw.size());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void requireFew(int count) {
        if (count > MOST_TENSORS) {
            throw RefusedException.invalid("the request has more than %s tensors".formatted(MOST_TENSORS));
        }
    }

    private InferenceCall.Addressed finished() {
        boolean isRaw = !raw.isEmpty();
        if (isRaw && raw.size() != inputs.size()) {
            throw RefusedException.invalid("%s raw_input_contents for %s inputs; give one for each, in order"
                    .formatted(raw.size(), inputs.size()));
        }
        List<InputTensor> tensors = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            tensors.add(isRaw ? inputs.get(i).raw(raw.get(i)) : inputs.get(i).typed());
        }
        InferenceRequest request = new InferenceRequest(
                id.isEmpty() ? Optional.empty() : Optional.of(id),
                tensors,
                outputs.stream().map(name -> new RequestedOutput(name, isRaw)).toList(),
                options.withBinaryOutputs(isRaw));
        return new InferenceCall.Addressed(model, version, request);
    }

    /** An entry of the request's parameters, whose key comes before its value, as writers of maps have it. */
    private final class Parameter {

        private String key = "";

        boolean field(int number, CodedInputStream in) throws IOException {
            switch (number) {
                case 1 -> key = in.readStringRequireUtf8();
                case 2 -> ProtoReader.nested(in, this::value);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean value(int choice, CodedInputStream in) throws IOException {
            if (choice == 1 && key.equals(InferenceRequest.Options.DETAILS)) {
                options = options.withDetails(in.readBool());
                return true;
            }
            if (choice == 2 && key.equals(InferenceRequest.Options.TRIALS)) {
                options = options.withTrials(in.readInt64());
                return true;
            }
            if (key.equals(InferenceRequest.Options.DETAILS) || key.equals(InferenceRequest.Options.TRIALS)) {
                throw RefusedException.invalid(
                        "parameter %s has another type; trials is int64, details bool".formatted(key));
            }
            return false;
        }
    }

    /** An {@code InferInputTensor}. */
    private static final class Tensor {

        private String name = "";
        private String type = "";
        private final List<Long> shape = new ArrayList<>();
        private final TensorContents contents = new TensorContents();

        boolean field(int number, CodedInputStream in) throws IOException {
            switch (number) {
                case 1 -> name = in.readStringRequireUtf8();
                case 2 -> type = in.readStringRequireUtf8();
                case 3 -> ProtoReader.numbers(in, each -> shape.add(each.readInt64()));
                case 5 -> {
                    contents.expect(shape, in.getBytesUntilLimit());
                    ProtoReader.nested(in, contents::read);
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        InputTensor raw(ByteBuffer bytes) {
            if (contents.count() > 0) {
                throw RefusedException.invalid(
                        "input '%s' has contents and raw_input_contents; give one of them".formatted(name));
            }
            return InputTensor.raw(name, type, shape, bytes);
        }

        InputTensor typed() {
            InputTensor.requireNumbers(type);
            return new InputTensor(name, shape, contents.values());
        }
    }
}
