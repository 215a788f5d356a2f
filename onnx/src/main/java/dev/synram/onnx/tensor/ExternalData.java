package dev.synram.onnx.tensor;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.synram.onnx.graph.OnnxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Values of tensors in files next to a model. Only files in the model's own folder or below it are read.
 *
 * @param folder the model's folder
 */
public record ExternalData(Path folder) {

    /**
     * The bytes of a tensor.
     *
     * @throws OnnxException if the file is outside the folder, missing or shorter than the tensor needs
     */
    ByteBuffer bytes(TensorProto tensor) {
        Map<String, String> entries = new HashMap<>();
        for (StringStringEntryProto entry : tensor.getExternalDataList()) {
            entries.put(entry.getKey(), entry.getValue());
        }
        Path file = file(tensor.getName(), entries.getOrDefault("location", ""));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long offset = number(tensor, entries, "offset", 0);
            long length = number(tensor, entries, "length", channel.size() - offset);
            if (offset > channel.size() || length > channel.size() - offset || length < 0) {
                throw new OnnxException("tensor '%s' is at bytes %s to %s of %s, which has %s bytes"
                        .formatted(tensor.getName(), offset, offset + length, file, channel.size()));
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, offset, Math.min(length, Integer.MAX_VALUE))
                    .order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new OnnxException("tensor '%s': %s cannot be read (%s)".formatted(tensor.getName(), file, e), e);
        }
    }

    private Path file(String tensor, String location) {
        try {
            Path file = folder.resolve(location).normalize();
            boolean inside = !location.isEmpty() && !Path.of(location).isAbsolute() && file.startsWith(folder);
            if (!inside || (Files.exists(file) && !file.toRealPath().startsWith(folder.toRealPath()))) {
                throw new OnnxException(
                        "tensor '%s' is stored in '%s', which is not in the model's folder; other files are not read"
                                .formatted(tensor, location));
            }
            if (!Files.isRegularFile(file)) {
                throw new OnnxException(
                        "tensor '%s' is stored in %s, which is not a file; copy it there".formatted(tensor, file));
            }
            return file;
        } catch (InvalidPathException | IOException e) {
            throw new OnnxException(
                    "tensor '%s' is stored in '%s', which is not a valid path".formatted(tensor, location), e);
        }
    }

    private static long number(TensorProto tensor, Map<String, String> entries, String key, long otherwise) {
        String text = entries.get(key);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new OnnxException("tensor '%s' has the invalid %s '%s'".formatted(tensor.getName(), key, text), e);
        }
        throw new OnnxException("tensor '%s' has the invalid %s '%s'".formatted(tensor.getName(), key, text));
    }
}
