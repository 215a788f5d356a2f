package dev.synram.training.job;

import dev.synram.experiment.job.JobFolder;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.setting.SettingException;
import dev.synram.files.FileContent;
import dev.synram.files.FileException;
import dev.synram.files.FileOutput;
import dev.synram.files.JsonFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** The network that a training begins with. */
sealed interface OrderedNetwork {

    /** What can be sent, and how the name of its file ends. */
    List<String> FORMATS = List.of("synram", "onnx", "tflite");

    /** Whether it has no weights yet. */
    boolean isUntrained();

    /**
     * The network.
     *
     * @param folder in which a network that was sent is kept
     * @param seed draws weights
     */
    Model model(JobFolder folder, long seed);

    /** A network of the program, with weights that are drawn. */
    record Known(KnownNetwork network) implements OrderedNetwork {

        @Override
        public boolean isUntrained() {
            return true;
        }

        @Override
        public Model model(JobFolder folder, long seed) {
            return network.drawn(seed);
        }
    }

    /**
     * A network that was sent as a file.
     *
     * @param format one of {@link #FORMATS}
     * @param content of the file
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sent(String format, byte[] content) implements OrderedNetwork {

        @Override
        public boolean isUntrained() {
            return false;
        }

        /**
         * Reads a field with a file.
         *
         * @throws SettingException if it is not Base64
         */
        static Sent read(JsonFields order, String field, String format) {
            try {
                return new Sent(format, Base64.getDecoder().decode(order.text(field)));
            } catch (IllegalArgumentException e) {
                throw new SettingException(field, "is not Base64; encode the bytes of the file, without line breaks");
            }
        }

        @Override
        public Model model(JobFolder folder, long seed) {
            return kept(folder, "network");
        }

        /** Keeps the network under a name, and reads it. */
        Model kept(JobFolder folder, String name) {
            Path file = folder.states().resolve("%s.%s".formatted(name, format));
            try {
                FileOutput.write(file, FileContent.of(content));
            } catch (IOException e) {
                throw new FileException("the network cannot be kept: %s".formatted(FileException.reason(e)), e);
            }
            return Model.read(file);
        }
    }

    /**
     * Reads the field {@code network}, the name of one of the program's, or those named by a format, with the file in Base64.
     *
     * @throws SettingException if there is not exactly one
     */
    static OrderedNetwork read(JsonFields order) {
        List<String> sent = FORMATS.stream().filter(order::has).toList();
        if (sent.size() + (order.has("network") ? 1 : 0) != 1) {
            throw new SettingException(
                    "network",
                    "must be one of %s, or the only one of the fields %s, with the file in Base64"
                            .formatted(KnownNetwork.names(), FORMATS));
        }
        return sent.isEmpty() ? known(order.text("network")) : Sent.read(order, sent.getFirst(), sent.getFirst());
    }

    private static OrderedNetwork known(String name) {
        return KnownNetwork.named(name)
                .map(Known::new)
                .orElseThrow(() -> new SettingException(
                        "network", "is '%s'; it must be one of %s".formatted(name, KnownNetwork.names())));
    }
}
