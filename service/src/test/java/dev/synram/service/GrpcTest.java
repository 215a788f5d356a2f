package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import inference.GRPCInferenceServiceGrpc;
import inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import inference.GrpcPredictV2.InferParameter;
import inference.GrpcPredictV2.InferTensorContents;
import inference.GrpcPredictV2.ModelInferRequest;
import inference.GrpcPredictV2.ModelInferResponse;
import inference.GrpcPredictV2.ModelMetadataRequest;
import inference.GrpcPredictV2.ModelMetadataResponse;
import inference.GrpcPredictV2.ModelReadyRequest;
import inference.GrpcPredictV2.ServerLiveRequest;
import inference.GrpcPredictV2.ServerMetadataRequest;
import inference.GrpcPredictV2.ServerReadyRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The messages and methods, with classes that others generated from the protocol's own description. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrpcTest {

    private static final int INPUTS = TinyNetworks.INPUTS;

    private final TestService service = TestService.withFastChip();
    private final ManagedChannel channel = service.channel();
    private final GRPCInferenceServiceBlockingStub client = GRPCInferenceServiceGrpc.newBlockingStub(channel);

    @AfterAll
    void close() throws InterruptedException {
        TestService.close(channel);
        service.close();
    }

    private static ModelInferRequest.Builder request() {
        return ModelInferRequest.newBuilder().setModelName("thirds").setId("7");
    }

    private static ModelInferRequest.InferInputTensor.Builder tensor(String type, long... shape) {
        ModelInferRequest.InferInputTensor.Builder tensor =
                ModelInferRequest.InferInputTensor.newBuilder().setName("input").setDatatype(type);
        for (long dimension : shape) {
            tensor.addShape(dimension);
        }
        return tensor;
    }

    private static ByteString raw(int samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples * INPUTS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int sample = 0; sample < samples; sample++) {
            bytes.putFloat(sample * INPUTS * Float.BYTES, sample % 8 / 8f);
        }
        return ByteString.copyFrom(bytes);
    }

    @Test
    void serverAndModelsTellAboutThemselves() {
        assertThat(client.serverLive(ServerLiveRequest.getDefaultInstance()).getLive())
                .isTrue();
        assertThat(client.serverReady(ServerReadyRequest.getDefaultInstance()).getReady())
                .isTrue();
        assertThat(client.modelReady(ModelReadyRequest.newBuilder()
                                .setName("others")
                                .setVersion("1")
                                .build())
                        .getReady())
                .isTrue();
        assertThat(client.serverMetadata(ServerMetadataRequest.getDefaultInstance())
                        .getExtensionsList())
                .containsExactly("binary_tensor_data");
        ModelMetadataResponse metadata = client.modelMetadata(
                ModelMetadataRequest.newBuilder().setName("thirds").build());
        assertThat(metadata.getVersionsList()).containsExactly("1");
        assertThat(metadata.getInputs(0).getName()).isEqualTo("input");
        assertThat(metadata.getInputs(0).getShapeList()).containsExactly(-1L, 96L);
        assertThat(metadata.getOutputsList())
                .extracting(ModelMetadataResponse.TensorMetadata::getName)
                .containsExactly("dense1", "dense1.deviation", "dense1.class");
    }

    @Test
    void typedContentsGiveTypedContents() {
        ModelInferResponse response = client.modelInfer(request()
                .addInputs(tensor("FP32", 1, INPUTS)
                        .setContents(
                                InferTensorContents.newBuilder().addAllFp32Contents(Collections.nCopies(INPUTS, 0.5f))))
                .addOutputs(ModelInferRequest.InferRequestedOutputTensor.newBuilder()
                        .setName("dense1"))
                .addOutputs(ModelInferRequest.InferRequestedOutputTensor.newBuilder()
                        .setName("dense1.class"))
                .putParameters(
                        "trials", InferParameter.newBuilder().setInt64Param(3).build())
                .putParameters(
                        "details",
                        InferParameter.newBuilder().setBoolParam(true).build())
                .build());
        assertThat(response.getId()).isEqualTo("7");
        assertThat(response.getModelVersion()).isEqualTo("1");
        assertThat(response.getOutputs(0).getContents().getFp32ContentsList()).containsExactly(0.5f, 0.5f, 0.5f);
        assertThat(response.getOutputs(0).getShapeList()).containsExactly(1L, 3L);
        assertThat(response.getOutputs(1).getContents().getInt64ContentsList()).containsExactly(0L);
        assertThat(response.getParametersMap())
                .containsEntry(
                        "chip",
                        InferParameter.newBuilder().setStringParam("fast").build());
        assertThat(response.getRawOutputContentsCount()).isZero();
    }

    @Test
    void numbersOfOtherTypesAreTaken() {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (int i = 0; i < INPUTS; i++) {
            contents.addIntContents(-1).addUintContents(1).addInt64Contents(-1).addUint64Contents(1);
            contents.addFp64Contents(-0.25).addBoolContents(true);
        }
        ModelInferRequest all = request()
                .addInputs(tensor("INT32", 6, INPUTS).setContents(contents))
                .build();
        assertThat(client.modelInfer(all).getOutputs(0).getContents().getFp32ContentsList())
                .contains(-1f, 1f, -0.25f)
                .hasSize(18);
    }

    /** 64 MB, which is more than the usual limit of gRPC by a factor of 16. */
    @Test
    void largeRawContentsGiveRawContents() {
        int samples = 64_000_000 / (INPUTS * Float.BYTES);
        ModelInferResponse response = client.modelInfer(request()
                .addInputs(tensor("FP32", samples, INPUTS))
                .addRawInputContents(raw(samples))
                .build());
        ByteBuffer results =
                response.getRawOutputContents(0).asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        assertThat(results.remaining()).isEqualTo(samples * 3 * Float.BYTES);
        for (int sample = 0; sample < samples; sample++) {
            assertThat(results.getFloat(sample * 3 * Float.BYTES)).isEqualTo(sample % 8 / 8f);
        }
        assertThat(response.getOutputs(0).hasContents()).isFalse();
    }

    private void assertRefused(ModelInferRequest.Builder request, Status.Code code, String reason) {
        try {
            client.modelInfer(request.build());
            throw new AssertionError("answered");
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isEqualTo(code);
            assertThat(e.getStatus().getDescription()).contains(reason);
        }
    }

    @Test
    void errorsHaveTheSameWords() {
        assertRefused(
                request().setModelName("none"), Status.Code.NOT_FOUND, "there is no model 'none'; there are thirds");
        assertRefused(request().setModelVersion("2"), Status.Code.NOT_FOUND, "has no version '2'; it has 1");
        assertRefused(request(), Status.Code.INVALID_ARGUMENT, "the request has 0 inputs; model thirds takes one");
        assertRefused(
                request().addInputs(tensor("FP32", 2, INPUTS)).addRawInputContents(raw(1)),
                Status.Code.INVALID_ARGUMENT,
                "has 384 bytes, but shape [2, 96] of FP32 needs 768");
        assertRefused(
                request().addInputs(tensor("FP32", 1, INPUTS)),
                Status.Code.INVALID_ARGUMENT,
                "has 0 values, but its shape [1, 96] needs 96");
        assertRefused(
                request()
                        .addInputs(tensor("FP32", 1, INPUTS))
                        .addRawInputContents(raw(1))
                        .addRawInputContents(raw(1)),
                Status.Code.INVALID_ARGUMENT,
                "2 raw_input_contents for 1 inputs");
        assertRefused(
                request()
                        .putParameters(
                                "trials",
                                InferParameter.newBuilder().setStringParam("3").build()),
                Status.Code.INVALID_ARGUMENT,
                "parameter trials has another type");
        assertRefused(
                request()
                        .addInputs(tensor("BYTES", 1)
                                .setContents(InferTensorContents.newBuilder().addBytesContents(ByteString.EMPTY))),
                Status.Code.INVALID_ARGUMENT,
                "bytes_contents are not supported");
    }
}
