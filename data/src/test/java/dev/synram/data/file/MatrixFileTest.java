package dev.synram.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.data.DataException;
import dev.synram.files.FileOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixFileTest {

    @TempDir
    private Path folder = Path.of(".");

    private static final IntegerMatrix MATRIX = new IntegerMatrix(2, 3, new int[] {1, -2, 3, 40, 0, -63});

    @ParameterizedTest
    @ValueSource(strings = {"m.csv", "m.npy", "m.NPY", "m.txt"})
    void writtenMatricesAreReadBack(String name) throws IOException {
        Path file = folder.resolve(name);
        FileOutput.write(file, MatrixFile.content(file, MATRIX));
        IntegerMatrix read = MatrixFile.read(file);
        assertThat(read.rows()).isEqualTo(2);
        assertThat(read.columns()).isEqualTo(3);
        assertThat(read.values()).containsExactly(1, -2, 3, 40, 0, -63);
    }

    @Test
    void csvIsPlainAndMayHaveSpaces() throws IOException {
        Path written = folder.resolve("x.csv");
        FileOutput.write(written, MatrixFile.content(written, MATRIX));
        assertThat(written).hasContent("1,-2,3\n40,0,-63\n");
        Path file = Files.writeString(folder.resolve("spaces.csv"), "1, 2\r\n 3,4");
        assertThat(MatrixFile.read(file).values()).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2;3|line 2 has 1 columns, but line 1 has 2",
                "1,x;3,4|line 1, column 2 is 'x'; expected an integer",
                "1.5;2|expected an integer",
                "|is empty"
            })
    void csvMistakesAreNamed(String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), content == null ? "" : content.replace(';', '\n'));
        assertThatThrownBy(() -> MatrixFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("bad.csv")
                .hasMessageContaining(message);
    }

    @Test
    void missingFilesAreNamed() {
        assertThatThrownBy(() -> MatrixFile.read(folder.resolve("none.csv"))).hasMessageContaining("none.csv");
        assertThatThrownBy(() -> MatrixFile.read(folder.resolve("none.npy"))).hasMessageContaining("none.npy");
    }

    /** Headers as NumPy 2 writes them, built by hand from its format description. */
    private Path npy(String type, boolean columnsFirst, String shape, ByteBuffer values) throws IOException {
        String header = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
                .formatted(type, columnsFirst ? "True" : "False", shape);
        header += " ".repeat(127 - 10 - header.length()) + "\n";
        ByteBuffer file =
                ByteBuffer.allocate(10 + header.length() + values.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        file.put(header.getBytes(StandardCharsets.US_ASCII)).put(values.rewind());
        return Files.write(folder.resolve("a.npy"), file.array());
    }

    @Test
    void npyOfOtherTypesAndOrdersIsRead() throws IOException {
        ByteBuffer longs = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        longs.putLong(1).putLong(2).putLong(3).putLong(-4);
        assertThat(MatrixFile.read(npy("<i8", true, "(2, 2)", longs)).values()).containsExactly(1, 3, 2, -4);
        ByteBuffer floats =
                ByteBuffer.allocate(8).order(ByteOrder.BIG_ENDIAN).putFloat(5).putFloat(-6);
        assertThat(MatrixFile.read(npy(">f4", false, "(1, 2)", floats)).values())
                .containsExactly(5, -6);
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {(byte) 200, 1});
        assertThat(MatrixFile.read(npy("|u1", false, "(2, 1)", bytes)).values()).containsExactly(200, 1);
    }

    @Test
    void npyMistakesAreNamed() throws IOException {
        ByteBuffer half = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(0.5);
        assertThatThrownBy(() -> MatrixFile.read(npy("<f8", false, "(1, 1)", half)))
                .hasMessageContaining("row 1, column 1 is 0.5; expected an integer");
        assertThatThrownBy(() -> MatrixFile.read(npy("<i4", false, "(2, 2)", ByteBuffer.allocate(12))))
                .hasMessageContaining("holds 12 bytes");
        assertThatThrownBy(() -> MatrixFile.read(npy("<i4", false, "(3,)", ByteBuffer.allocate(12))))
                .hasMessageContaining("an array of two dimensions");
        assertThatThrownBy(() -> MatrixFile.read(npy("<c8", false, "(1, 1)", ByteBuffer.allocate(8))))
                .hasMessageContaining("an array of numbers");
        Path text = Files.writeString(folder.resolve("text.npy"), "1,2,3,4,5,6,7,8");
        assertThatThrownBy(() -> MatrixFile.read(text)).hasMessageContaining("not an .npy file");
        assertThatThrownBy(() -> MatrixFile.read(npy("<i4", false, "(99999, 99999)", ByteBuffer.allocate(4))))
                .hasMessageContaining("holds 4 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r.csv", "r.npy"})
    void realMatricesAreReadBack(String name) throws IOException {
        RealMatrix matrix = new RealMatrix(2, 2, new double[] {0.5, -1e-3, 3, 1024.25});
        Path file = folder.resolve(name);
        FileOutput.write(file, MatrixFile.content(file, matrix));
        RealMatrix read = MatrixFile.readReal(file);
        assertThat(read.rows()).isEqualTo(2);
        assertThat(read.values()).containsExactly(new double[] {0.5, -1e-3, 3, 1024.25}, within(1e-9));
        assertThat(read.isWhole()).isFalse();
        assertThat(read.largest()).isEqualTo(1024.25);
    }

    @Test
    void wholeNumbersAreRealNumbersToo() throws IOException {
        Path file = folder.resolve("w.npy");
        FileOutput.write(file, MatrixFile.content(file, MATRIX));
        assertThat(MatrixFile.readReal(file).values()).containsExactly(1, -2, 3, 40, 0, -63);
        assertThat(MatrixFile.readReal(file).isWhole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,x;3,4|line 1, column 2 is 'x'; expected a finite number",
                "1,2;NaN,4|line 2, column 1 is 'NaN'; expected a finite number",
                "1e39|is '1e39'; expected a finite number",
                "|is empty; expected a matrix of numbers",
                ",|line 1, column 1 is ''"
            })
    void mistakesInRealMatricesAreNamed(String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), content == null ? "" : content.replace(';', '\n'));
        assertThatThrownBy(() -> MatrixFile.readReal(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }

    @Test
    void realNumbersInNpyFilesAreFinite() throws IOException {
        ByteBuffer values = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(0.5)
                .putDouble(Double.NaN);
        assertThatThrownBy(() -> MatrixFile.readReal(npy("<f8", false, "(1, 2)", values)))
                .hasMessageContaining("row 1, column 2 is NaN; expected a finite number");
    }

    /** A million vectors of 600 results, 4.8 GB, and as many integers: more bytes than an array of Java has. */
    @Test
    void largeMatricesAreWrittenInAStream() throws IOException {
        CountingStream bytes = new CountingStream();
        MatrixFile.content(Path.of("p.npy"), 1_000_000, 600, (row, column) -> row)
                .writeTo(bytes);
        assertThat(bytes.count).isEqualTo(128 + 8L * 600_000_000);
        assertThat(MatrixFile.leastBytesReal(Path.of("p.npy"), 600_000_000)).isEqualTo(8L * 600_000_000);
        assertThat(MatrixFile.leastBytes(Path.of("p.npy"), 600_000_000)).isEqualTo(4L * 600_000_000);
    }

    /** The least size is really the least: every number has it or more. */
    @Test
    void leastSizesAreNotAboveTheSize() throws IOException {
        for (String name : List.of("m.csv", "m.npy")) {
            Path file = folder.resolve(name);
            CountingStream zeros = new CountingStream();
            MatrixFile.content(file, new IntegerMatrix(10, 3, new int[30])).writeTo(zeros);
            assertThat(MatrixFile.leastBytes(file, 30)).isBetween(60L, zeros.count);
            CountingStream reals = new CountingStream();
            MatrixFile.content(file, 10, 3, (row, column) -> 0).writeTo(reals);
            assertThat(MatrixFile.leastBytesReal(file, 30)).isBetween(120L, reals.count);
        }
    }

    /** Counts bytes and forgets them. */
    private static final class CountingStream extends OutputStream {

        private long count;

        @Override
        public void write(int value) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
