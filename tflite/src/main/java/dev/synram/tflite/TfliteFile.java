package dev.synram.tflite;

import dev.synram.onnx.OnnxFile;
import dev.synram.onnx.OnnxModel;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.tflite.schema.TfliteException;
import dev.synram.tflite.schema.TfliteModel;
import dev.synram.tflite.translation.Translator;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Reads TensorFlow Lite files with weights in float, float16 or quantized integers. A quantized network is read as the
 * network in float that it stands for: weights and biases are dequantized, activations are neither rounded nor limited to
 * their range, and samples are those of the network in float, not its integers.
 */
public final class TfliteFile {

    private static final String SUFFIX = ".tflite";

    private TfliteFile() {}

    /** Whether a file has the name of a TensorFlow Lite file, which ends with {@value #SUFFIX}. */
    public static boolean isNamed(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /**
     * Reads a network. The file is mapped into memory, not copied; only its weights are, as floats.
     *
     * @throws TfliteException naming the file, the operators and the remedy, if it cannot be read or contains what a chip
     *     cannot compute
     */
    public static OnnxModel read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new TfliteException(
                        String.format(Locale.ROOT, "it has %,d bytes; at most 2 GB are supported", channel.size()));
            }
            TfliteModel model = new TfliteModel(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            return OnnxFile.of(Translator.translate(model, name(file)));
        } catch (TfliteException | OnnxException e) {
            throw new TfliteException("%s: %s".formatted(file, printable(e)), e);
        } catch (IOException e) {
            throw new TfliteException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        int end = name.lastIndexOf('.');
        return end < 1 ? name : name.substring(0, end);
    }

    /** A message with names from a file, without line breaks and sequences that control terminals. */
    private static String printable(RuntimeException exception) {
        return String.valueOf(exception.getMessage()).replaceAll("\\p{Cntrl}", "?");
    }
}
