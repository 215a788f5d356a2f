package dev.synram.service.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RequestJsonTest {

    private static InferenceRequest read(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return RequestJson.read(body, body.length);
    }

    private static String input(String more) {
        return "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\"," + more + "}]}";
    }

    private static void assertRefused(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.INVALID))
                .hasMessageContaining(message);
    }

    @Example
    void flatAndNestedDataAreTheSame() {
        InferenceRequest flat = read(input("\"shape\":[2,3],\"data\":[1,2,3,4.5,-5,6e1]"));
        InferenceRequest nested = read(input("\"data\":[[1,2,3],[4.5,-5,6e1]],\"shape\":[2,3]"));
        assertThat(flat.inputs().getFirst().values()).containsExactly(1, 2, 3, 4.5f, -5, 60);
        assertThat(nested.inputs().getFirst().values())
                .containsExactly(flat.inputs().getFirst().values());
        assertThat(nested.inputs().getFirst().shape()).containsExactly(2L, 3L);
        assertThat(nested.id()).isEmpty();
    }

    @Example
    void everythingElseIsRead() {
        InferenceRequest request = read("""
                {"id":"7","unknown":{"deep":[1,{"er":2}]},
                 "parameters":{"trials":5,"details":true,"binary_data_output":true,"priority":3},
                 "inputs":[{"name":"x","datatype":"BOOL","shape":[1,2],"parameters":{"y":1},"data":[true,false]}],
                 "outputs":[{"name":"a"},{"name":"b","parameters":{"binary_data":false}}]}""");
        assertThat(request.id()).hasValue("7");
        assertThat(request.options()).isEqualTo(new InferenceRequest.Options(5, true, true));
        assertThat(request.inputs().getFirst().values()).containsExactly(1, 0);
        assertThat(request.outputs()).containsExactly(new RequestedOutput("a", true), new RequestedOutput("b", false));
    }

    @Example
    void parametersMayComeAfterOutputs() {
        InferenceRequest request = read("""
                {"outputs":[{"name":"a"},{"name":"b","parameters":{"binary_data":false}}],
                 "inputs":[],"parameters":{"binary_data_output":true}}""");
        assertThat(request.outputs()).containsExactly(new RequestedOutput("a", true), new RequestedOutput("b", false));
    }

    @Example
    void fieldsThatAreNullAreNotGiven() {
        InferenceRequest request = read("""
                {"id":null,"parameters":{"trials":null,"x":null},"outputs":null,
                 "inputs":[{"name":"x","datatype":"FP32","shape":[1],"parameters":null,"data":[1]}]}""");
        assertThat(request.id()).isEmpty();
        assertThat(request.options()).isEqualTo(InferenceRequest.Options.NONE);
        assertThat(request.outputs()).isEmpty();
        assertThat(request.inputs().getFirst().values()).containsExactly(1);
        assertRefused("{\"inputs\":null}", "the request has no inputs");
        assertRefused(input("\"shape\":[1],\"data\":null"), "has no data");
        assertRefused(input("\"shape\":[1],\"data\":[null]"), "expected numbers");
    }

    @Example
    void mistakesAreNamed() {
        assertRefused("", "the request is empty; expected an object");
        assertRefused("[]", "the request is a list; expected an object");
        assertRefused("{\"inputs\":[", "not JSON as expected");
        assertRefused("{}", "the request has no inputs");
        assertRefused(input("\"shape\":[2,3],\"data\":[1,2,3]"), "has 3 values, but its shape [2, 3] needs 6");
        assertRefused(input("\"shape\":[2,2],\"data\":[[1,2,3],[4]]"), "rows of 3 and of 1 values");
        assertRefused(input("\"shape\":[-1,2],\"data\":[1,2]"), "every dimension must be at least 1");
        assertRefused(input("\"shape\":[4294967296,4294967296],\"data\":[1]"), "too large");
        assertRefused(input("\"shape\":[1.5],\"data\":[1]"), "shape is 1.5; expected a whole number");
        assertRefused(input("\"shape\":[1],\"data\":[\"a\"]"), "expected numbers");
        assertRefused(input("\"shape\":[1],\"data\":[1e60]"), "finite numbers of 32 bits");
        assertRefused(input("\"shape\":[1],\"data\":[NaN]"), "not JSON as expected");
        assertRefused(input("\"shape\":[1]"), "has no data");
        assertRefused(input("\"shape\":[1],\"data\":[1],\"parameters\":{\"binary_data_size\":4}"), "has data twice");
        assertRefused(input("\"shape\":[1],\"parameters\":{\"binary_data_size\":4}"), "0 bytes are left");
        assertRefused("{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"data\":[1]}]}", "has no datatype");
        assertRefused("{\"inputs\":[{\"datatype\":\"BYTES\"}]}", "datatype 'BYTES' is not supported; give one of BOOL");
        assertRefused("{\"parameters\":{\"trials\":0},\"inputs\":[]}", "trials is 0; it must be 1..1000");
        assertRefused("{\"parameters\":{\"details\":1},\"inputs\":[]}", "expected true or false");
        assertRefused("{\"inputs\":[],\"inputs\":[]}", "uplicate");
        assertRefused("{\"inputs\":[]} {}", "followed by more");
        assertRefused("{\"x\":" + "[".repeat(100), "not JSON as expected");
    }

    @Property(tries = 50)
    void binaryContentsOfAllTypes(@ForAll DataType type, @ForAll @Size(3) List<@IntRange(max = 1) Integer> values) {
        ByteBuffer raw = ByteBuffer.allocate(3 * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            switch (type) {
                case BOOL, UINT8, INT8 -> raw.put((byte) value);
                case UINT16, INT16 -> raw.putShort((short) value);
                case UINT32, INT32 -> raw.putInt(value);
                case UINT64, INT64 -> raw.putLong(value);
                case FP16 -> raw.putShort(Float.floatToFloat16(value));
                case FP32 -> raw.putFloat(value);
                case FP64 -> raw.putDouble(value);
            }
        }
        String json =
                "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"%s\",\"shape\":[3],\"parameters\":{\"binary_data_size\":%s}}]}"
                        .formatted(type, raw.capacity());
        InferenceRequest request = withContents(json, raw.array());
        assertThat(request.inputs().getFirst().values()).containsExactly(values.get(0), values.get(1), values.get(2));
    }

    private static InferenceRequest withContents(String json, byte[] contents) {
        byte[] head = json.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head);
        body.writeBytes(contents);
        return RequestJson.read(body.toByteArray(), head.length);
    }

    @Example
    void binaryContentsMustFit() {
        String json =
                "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[2],\"parameters\":{\"binary_data_size\":%s}}]}";
        assertThatThrownBy(() -> withContents(json.formatted(4), new byte[4]))
                .hasMessageContaining("has 4 bytes, but shape [2] of FP32 needs 8");
        assertThatThrownBy(() -> withContents(json.formatted(8), new byte[9]))
                .hasMessageContaining("1 bytes follow those of the inputs");
        assertThatThrownBy(() -> withContents(json.formatted(-8), new byte[8])).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> RequestJson.read(new byte[3], 4)).hasMessageContaining("the body has 3 bytes");
    }

    /** Whatever a request is changed to, it is read or refused. */
    @Property(tries = 2000)
    void damagedRequestsAreReadOrRefused(
            @ForAll @IntRange(max = 150) int place, @ForAll byte value, @ForAll @IntRange(max = 160) int length) {
        byte[] body = input("\"shape\":[2,2],\"data\":[[1,2],[3,4]],\"parameters\":{}")
                .concat(" ".repeat(60))
                .getBytes(StandardCharsets.UTF_8);
        body[place % body.length] = value;
        Throwable thrown = catchThrowable(() -> RequestJson.read(body, Math.min(length, body.length)));
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(RefusedException.class);
            assertThat(thrown.getMessage()).hasLineCount(1);
        }
    }
}
