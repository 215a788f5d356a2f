package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import inference.GrpcPredictV2.ModelInferRequest;
import inference.GrpcPredictV2.ModelInferResponse;
import inference.GrpcPredictV2.ModelMetadataResponse;
import inference.GrpcPredictV2.ModelReadyResponse;
import inference.GrpcPredictV2.ServerLiveResponse;
import inference.GrpcPredictV2.ServerMetadataResponse;
import inference.GrpcPredictV2.ServerReadyResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Apache Camel, which knows the protocol but not this server, is served. */
@Timeout(60)
class CamelTest {

    private static ModelInferRequest request() {
        ByteBuffer raw = ByteBuffer.allocate(TinyNetworks.INPUTS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.putFloat(0, 0.5f);
        return ModelInferRequest.newBuilder()
                .addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                        .setName("input")
                        .setDatatype("FP32")
                        .addShape(1)
                        .addShape(TinyNetworks.INPUTS))
                .addRawInputContents(ByteString.copyFrom(raw))
                .build();
    }

    @Test
    void allCallsOfTheProtocolWork() throws Exception {
        try (TestService service = TestService.withFastChip();
                SimpleCamelContext camel = new SimpleCamelContext()) {
            camel.start();
            ProducerTemplate template = camel.createProducerTemplate();
            String target = "target=127.0.0.1:%s".formatted(service.service().grpcPort());
            String model = target + "&modelName=thirds&modelVersion=1";
            assertThat(template.requestBody("kserve:server/live?" + target, null, ServerLiveResponse.class)
                            .getLive())
                    .isTrue();
            assertThat(template.requestBody("kserve:server/ready?" + target, null, ServerReadyResponse.class)
                            .getReady())
                    .isTrue();
            assertThat(template.requestBody("kserve:server/metadata?" + target, null, ServerMetadataResponse.class)
                            .getName())
                    .isEqualTo("synram");
            assertThat(template.requestBody("kserve:model/ready?" + model, null, ModelReadyResponse.class)
                            .getReady())
                    .isTrue();
            assertThat(template.requestBody("kserve:model/metadata?" + model, null, ModelMetadataResponse.class)
                            .getInputs(0)
                            .getShapeList())
                    .containsExactly(-1L, 96L);
            ModelInferResponse response =
                    template.requestBody("kserve:infer?" + model, request(), ModelInferResponse.class);
            assertThat(response.getRawOutputContents(0)
                            .asReadOnlyByteBuffer()
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getFloat())
                    .isEqualTo(0.5f);
            assertThat(status(() -> template.requestBody("kserve:infer?modelName=none&" + target, request())))
                    .isEqualTo(Status.Code.NOT_FOUND);
        }
    }

    private static Status.Code status(Runnable call) {
        try {
            call.run();
            return Status.Code.OK;
        } catch (CamelExecutionException e) {
            assertThat(e).hasCauseInstanceOf(StatusRuntimeException.class);
            return Status.fromThrowable(e).getCode();
        }
    }
}
