package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that cannot be kept or written are refused before anything is computed, with the number and the remedy. */
class ResultSizeTest {

    @TempDir
    private Path folder = Path.of(".");

    private String weights = "";

    @BeforeEach
    void writeWeights() throws IOException {
        weights = array("W.npy", 1, 600);
    }

    /** A matrix of zeros of one byte each. */
    private String array(String name, int rows, int columns) throws IOException {
        String header = "{'descr': '|i1', 'fortran_order': False, 'shape': (%s, %s), }".formatted(rows, columns);
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + rows * columns);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.put((byte) text.length).put((byte) 0).put(text);
        return Files.write(folder.resolve(name), bytes.array()).toString();
    }

    private void assertRefused(String expected, String inputs, String runs) {
        Said.refused(
                expected,
                "multiply",
                "--weights",
                weights,
                "--inputs",
                inputs,
                "--out",
                folder.resolve("Y.npy").toString(),
                "--runs",
                runs);
        assertThat(folder.resolve("Y.npy")).doesNotExist();
    }

    @Test
    void moreResultsThanAnArrayHasAreRefusedBefore() throws IOException {
        assertRefused(
                "--runs is 100,000: 1,000 vectors with 600 outputs give 60,000,000,000 results; at most 2,147,483,639 are supported, so multiply in parts",
                array("X.npy", 1000, 1),
                "100000");
    }

    /** Tests have less memory than 2 billion results of 4 bytes take. */
    @Test
    void moreResultsThanFitIntoMemoryAreRefusedBefore() throws IOException {
        assertRefused("2,100,000,000 results, which take 8,4", array("X.npy", 1000, 1), "3500");
    }
}
