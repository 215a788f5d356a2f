package dev.synram.service.grpc;

import com.google.protobuf.CodedOutputStream;
import dev.synram.service.engine.InferenceCall;
import dev.synram.service.protocol.DataType;
import dev.synram.service.protocol.InferenceResponse;
import dev.synram.service.protocol.ModelMetadata;
import dev.synram.service.protocol.OutputTensor;
import dev.synram.service.protocol.ResponseJson;
import dev.synram.service.protocol.ServerMetadata;
import dev.synram.service.protocol.TensorMetadata;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The responses as messages. */
final class ResponseMessages {

    private static final int INT64_CONTENTS = 3;
    private static final int FP32_CONTENTS = 6;

    private ResponseMessages() {}

    /** {@code ServerLiveResponse}, {@code ServerReadyResponse} and {@code ModelReadyResponse}. */
    static byte[] flag(boolean value) {
        return ProtoWriter.message(out -> out.writeBool(1, value));
    }

    static byte[] server(ServerMetadata server) {
        return ProtoWriter.message(out -> {
            out.writeString(1, server.name());
            out.writeString(2, server.version());
            for (String extension : server.extensions()) {
                out.writeString(3, extension);
            }
        });
    }

    static byte[] model(ModelMetadata model) {
        return ProtoWriter.message(out -> {
            out.writeString(1, model.name());
            for (String version : model.versions()) {
                out.writeString(2, version);
            }
            out.writeString(3, model.platform());
            for (TensorMetadata input : model.inputs()) {
                out.writeByteArray(4, tensor(input));
            }
            for (TensorMetadata output : model.outputs()) {
                out.writeByteArray(5, tensor(output));
            }
        });
    }

    private static byte[] tensor(TensorMetadata tensor) {
        return ProtoWriter.message(out -> {
            out.writeString(1, tensor.name());
            out.writeString(2, tensor.datatype());
            writeShape(out, tensor.shape());
        });
    }

    private static void writeShape(CodedOutputStream out, List<Long> shape) throws IOException {
        byte[] packed = ProtoWriter.message(numbers -> {
            for (long dimension : shape) {
                numbers.writeInt64NoTag(dimension);
            }
        });
        out.writeByteArray(3, packed);
    }

    static byte[] inference(InferenceCall.Answered answered) {
        InferenceResponse response = answered.response();
        boolean isRaw = answered.request().options().binaryOutputs();
        return ProtoWriter.message(out -> {
            out.writeString(1, response.model());
            out.writeString(2, response.version());
            out.writeString(3, response.id().orElse(""));
            for (Map.Entry<String, String> detail : response.details().entrySet()) {
                out.writeByteArray(4, parameter(detail));
            }
            for (OutputTensor output : response.outputs()) {
                out.writeByteArray(5, output(output, isRaw));
            }
            for (OutputTensor output : isRaw ? response.outputs() : List.<OutputTensor>of()) {
                out.writeByteArray(6, ResponseJson.raw(output));
            }
        });
    }

    private static byte[] parameter(Map.Entry<String, String> detail) {
        byte[] value = ProtoWriter.message(out -> out.writeString(3, detail.getValue()));
        return ProtoWriter.message(out -> {
            out.writeString(1, detail.getKey());
            out.writeByteArray(2, value);
        });
    }

    private static byte[] output(OutputTensor output, boolean isRaw) {
        return ProtoWriter.message(out -> {
            out.writeString(1, output.name());
            out.writeString(2, output.type().name());
            writeShape(out, output.shape());
            if (!isRaw) {
                out.writeByteArray(5, contents(output));
            }
        });
    }

    private static byte[] contents(OutputTensor output) {
        if (output.type() == DataType.FP32) {
            return ProtoWriter.message(out -> out.writeByteArray(FP32_CONTENTS, ResponseJson.raw(output)));
        }
        byte[] packed = ProtoWriter.message(numbers -> {
            for (float value : output.values()) {
                numbers.writeInt64NoTag((long) value);
            }
        });
        return ProtoWriter.message(out -> out.writeByteArray(INT64_CONTENTS, packed));
    }
}
