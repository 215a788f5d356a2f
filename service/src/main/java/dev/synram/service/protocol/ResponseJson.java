package dev.synram.service.protocol;

import dev.synram.files.JsonText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A response as bytes.
 *
 * @param body JSON, and the binary contents of outputs if some are wanted so
 * @param jsonLength bytes of the JSON
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as records
public record ResponseJson(byte[] body, int jsonLength) {

    /** Writes a response; the request tells which outputs are binary. */
    public static ResponseJson of(InferenceResponse response, InferenceRequest request) {
        List<byte[]> contents = new ArrayList<>();
        List<Map<String, Object>> outputs = new ArrayList<>();
        for (OutputTensor tensor : response.outputs()) {
            Map<String, Object> output = new LinkedHashMap<>();
            output.put("name", tensor.name());
            output.put("datatype", tensor.type());
            output.put("shape", tensor.shape());
            if (isBinary(tensor, request)) {
                byte[] raw = raw(tensor);
                contents.add(raw);
                output.put("parameters", Map.of("binary_data_size", raw.length));
            } else {
                output.put("data", elements(tensor));
            }
            outputs.add(output);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model_name", response.model());
        fields.put("model_version", response.version());
        response.id().ifPresent(id -> fields.put("id", id));
        if (!response.details().isEmpty()) {
            fields.put("parameters", response.details());
        }
        fields.put("outputs", outputs);
        return joined(JsonText.line(fields).getBytes(StandardCharsets.UTF_8), contents);
    }

    private static ResponseJson joined(byte[] json, List<byte[]> contents) {
        if (contents.isEmpty()) {
            return new ResponseJson(json, json.length);
        }
        ByteBuffer all = ByteBuffer.allocate(
                json.length + contents.stream().mapToInt(raw -> raw.length).sum());
        all.put(json);
        contents.forEach(all::put);
        return new ResponseJson(all.array(), json.length);
    }

    private static boolean isBinary(OutputTensor tensor, InferenceRequest request) {
        return request.outputs().stream()
                .filter(output -> output.name().equals(tensor.name()))
                .findFirst()
                .map(RequestedOutput::binary)
                .orElse(request.options().binaryOutputs());
    }

    private static Object elements(OutputTensor tensor) {
        if (tensor.type() == DataType.FP32) {
            return tensor.values();
        }
        int[] whole = new int[tensor.values().length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) tensor.values()[i];
        }
        return whole;
    }

    /** The binary contents of an output of type FP32 or INT64, lowest byte first. */
    public static byte[] raw(OutputTensor tensor) {
        ByteBuffer raw = ByteBuffer.allocate(
                        tensor.values().length * tensor.type().bytes())
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float value : tensor.values()) {
            if (tensor.type() == DataType.FP32) {
                raw.putFloat(value);
            } else {
                raw.putLong((long) value);
            }
        }
        return raw.array();
    }

    /** Whether binary contents follow the JSON. */
    public boolean isBinary() {
        return jsonLength < body.length;
    }
}
