package dev.synram.data.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WfdbRecordTest {

    private static final List<String> LEADS = List.of("MLII", "V1");
    private static final short[][] SIGNALS = {{995, 1000, 2047, -2048}, {1011, 0, -1, 1024}};
    private static final List<Annotation> BEATS =
            List.of(new Annotation(1, 28), new Annotation(1, 1), new Annotation(3, 5));

    @TempDir
    private Path folder;

    /** By hand from the definition: 995 = 0x3E3 and 1011 = 0x3F3 are e3 33 f3; -1 = 0xFFF and -2048 = 0x800 are ff 8f 00. */
    @Test
    void bytesOfFormat212AreThoseOfItsDefinition() {
        byte[] bytes = {(byte) 0xE3, 0x33, (byte) 0xF3, (byte) 0xFF, (byte) 0x8F, 0x00};
        assertThat(Format212.decode(bytes, 2, 2)).isDeepEqualTo(new short[][] {{995, -1}, {1011, -2048}});
    }

    @Property(tries = 200)
    void signalsAreReadAsWritten(
            @ForAll @IntRange(min = 1, max = 3) int signals,
            @ForAll @Size(min = 1, max = 50) List<@IntRange(min = -2048, max = 2047) Integer> samples) {
        short[][] written = new short[signals][samples.size()];
        for (int i = 0; i < signals; i++) {
            for (int j = 0; j < samples.size(); j++) {
                written[i][j] = (short) (i % 2 == 0 ? samples.get(j) : ~samples.get(j));
            }
        }
        byte[] bytes = WfdbWriter.format212(written);
        assertThat(bytes).hasSize((int) Format212.bytes((long) signals * samples.size()));
        assertThat(Format212.decode(bytes, signals, samples.size())).isDeepEqualTo(written);
    }

    @Property(tries = 100)
    void annotationsAreReadAsWritten(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 200_000) Integer> differences,
            @ForAll @IntRange(min = 1, max = 49) int code)
            throws IOException {
        List<Annotation> written = new ArrayList<>();
        int sample = 0;
        for (int difference : differences) {
            sample += difference;
            written.add(new Annotation(sample, 1 + (code + difference) % 49));
        }
        Path file = Files.createTempFile("annotations", ".atr");
        try {
            Files.write(file, WfdbWriter.annotations(written));
            assertThat(AnnotationFile.read(file, sample + 1)).isEqualTo(written);
        } finally {
            Files.delete(file);
        }
    }

    /** NUM, SUB, CHN and texts are not annotations, and take no time. A skip may go back. */
    @Test
    void wordsThatDescribeOthersAreNoAnnotations() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WfdbWriter.word(bytes, 28 << 10 | 18);
        WfdbWriter.text(bytes, "(N\0");
        WfdbWriter.word(bytes, 1 << 10 | 1000);
        WfdbWriter.word(bytes, 60 << 10 | 5);
        WfdbWriter.word(bytes, 61 << 10 | 7);
        WfdbWriter.word(bytes, 62 << 10 | 9);
        WfdbWriter.word(bytes, 59 << 10);
        WfdbWriter.word(bytes, 0xFFFF);
        WfdbWriter.word(bytes, 0xFFFF);
        WfdbWriter.word(bytes, 8 << 10 | 3);
        WfdbWriter.word(bytes, 0);
        Path file = folder.resolve("a.atr");
        Files.write(file, bytes.toByteArray());
        assertThat(AnnotationFile.read(file, 2000))
                .containsExactly(new Annotation(18, 28), new Annotation(1018, 1), new Annotation(1020, 8));
    }

    @Test
    void aRecordIsReadWithEitherLineEnd() throws IOException {
        write();
        WfdbRecord record = WfdbRecord.read(folder, "100");
        assertThat(record.values()).isDeepEqualTo(SIGNALS);
        assertThat(record.annotations()).isEqualTo(BEATS);
        assertThat(record.header().frequency()).isEqualTo(360);
        assertThat(record.lead("V1")).containsExactly(-0.065f, -5.12f, -5.125f, 0);
        Path header = folder.resolve("100.hea");
        Files.writeString(header, Files.readString(header).replace("\r", "").replace("\n", "\r\n"));
        assertThat(WfdbRecord.read(folder, "100").header()).isEqualTo(record.header());
    }

    @Test
    void anAbsentLeadIsRefused() throws IOException {
        write();
        WfdbRecord record = WfdbRecord.read(folder, "100");
        assertThatThrownBy(() -> record.lead("V5"))
                .isInstanceOf(DataException.class)
                .hasMessage("record 100 has the leads MLII, V1, but not V5; leave it out");
    }

    @Test
    void aLeadWithMissingSamplesIsRefused() throws IOException {
        write();
        WfdbRecord record = WfdbRecord.read(folder, "100");
        assertThatThrownBy(() -> record.lead("MLII"))
                .isInstanceOf(DataException.class)
                .hasMessage("record 100 has no sample 3 of lead MLII; leave it out");
    }

    @Test
    void theHeaderOfAnotherRecordIsRefused() throws IOException {
        write();
        Path header = folder.resolve("100.hea");
        Files.writeString(header, Files.readString(header).replaceFirst("^100 ", "101 "));
        assertRefused("100.hea is not usable: it is the header of record 101; fetch it again");
    }

    @Test
    void anAbsentFileIsRefused() throws IOException {
        write();
        Files.delete(folder.resolve("100.atr"));
        assertRefused("100.atr does not exist; the folder must contain the .hea, .dat and .atr file of each record");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100.dat 212 200 11 1024 995 | 100.dat 16 200 11 1024 995 | signal 0 in another format; supported is format 212",
                "100.dat 212 200 11 1024 995 | 100.dat 212x2 200 11 1024 995 | signal 0 in another format; supported is format 212",
                "100.dat 212 200 11 1024 995 | 100.dat 212 200/uV 11 1024 995 | signal 0 in another unit; supported is mV",
                "100.dat 212 200 11 1024 995 | 100.dat 212 0 11 1024 995 | the gain of signal 0 is 0; expected more; fetch it again",
                "100.dat 212 200 11 1024 995 | ../100.dat 212 200 11 1024 995 | the file of signal 0 is not a plain name in the same folder; fetch it again",
                "100.dat 212 200 11 1024 995 | /etc/passwd 212 200 11 1024 995 | the file of signal 0 is not a plain name in the same folder; fetch it again",
                "100.dat 212 200 11 1024 995 | .. 212 200 11 1024 995 | the file of signal 0 is not a plain name in the same folder; fetch it again",
                "100.dat 212 200 11 1024 995 | 101.dat 212 200 11 1024 995 | signals in several files; supported is one file for all signals of a record",
                "100.dat 212 200 11 1024 995 | 100.dat 212 200 11 1024 996 | the first value of signal 0 is 995; expected 996; fetch it and 100.hea again",
                "1994 0 MLII | 1995 0 MLII | the checksum of signal 0 is 1994; expected 1995; fetch it and 100.hea again",
                "1994 0 MLII | 99999 0 MLII | the checksum is 99999; expected -32768..32767; fetch it again",
                "1994 0 MLII | 1994 | signal 0 is not described by file, format, gain, bits, zero, first value, checksum, block and lead; fetch it again",
                "100 2 360 4 | 100 3 360 4 | it describes 2 signals; expected 3; fetch it again",
                "100 2 360 4 | 100 0 360 4 | the number of signals is 0; expected 1..16; fetch it again",
                "100 2 360 4 | 100 2 0 4 | its frequency is 0.0 Hz; expected above 0, at most 1000000.0; fetch it again",
                "100 2 360 4 | 100 2 360 0 | the number of samples is 0; expected 1..67108864; fetch it again",
                "100 2 360 4 | 100 2 360 5 | it has 12 of 15 bytes; fetch it and 100.hea again",
                "100 2 360 4 | 100 2 360 3 | it has more than 9 bytes; fetch it and 100.hea again",
                "100 2 360 4 | 100 2 | it does not begin with name, signals, frequency and samples; fetch it again",
            })
    void aDamagedHeaderIsRefused(String part, String damaged, String message) throws IOException {
        write();
        Path header = folder.resolve("100.hea");
        String text = Files.readString(header);
        assertThat(text).contains(part);
        Files.writeString(header, text.replaceFirst(part, damaged));
        assertRefused(message);
    }

    @Test
    void cutOrLongSignalsAreRefused() throws IOException {
        write();
        Path file = folder.resolve("100.dat");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, 11));
        assertRefused("100.dat is not usable: it has 11 of 12 bytes; fetch it and 100.hea again");
        Files.write(file, Arrays.copyOf(bytes, 13));
        assertRefused("100.dat is not usable: it has more than 12 bytes; fetch it and 100.hea again");
    }

    /** One flipped bit anywhere in the signals changes the checksum: what is added has at most 12 bits. */
    @Property(tries = 100)
    void aFlippedBitIsRefused(@ForAll @IntRange(max = 95) int bit) throws IOException {
        Path own = Files.createTempDirectory("record");
        WfdbWriter.write(own, "100", LEADS, SIGNALS, BEATS);
        Path file = own.resolve("100.dat");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, bytes);
        assertThatThrownBy(() -> WfdbRecord.read(own, "100"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("checksum");
        for (String suffix : List.of(".hea", ".dat", ".atr")) {
            Files.delete(own.resolve("100" + suffix));
        }
        Files.delete(own);
    }

    @Test
    void damagedAnnotationsAreRefused() throws IOException {
        write();
        byte[] whole = Files.readAllBytes(folder.resolve("100.atr"));
        writeAnnotations(Arrays.copyOf(whole, whole.length - 2));
        assertRefused("100.atr is not usable: it ends without the word 0; fetch it again");
        writeAnnotations(Arrays.copyOf(whole, whole.length - 1));
        assertRefused("it ends without the word 0; fetch it again");
        writeAnnotations(Arrays.copyOf(whole, whole.length + 3));
        assertRefused("3 bytes follow its end; fetch it again");
        writeAnnotations(WfdbWriter.annotations(List.of(new Annotation(4, 1))));
        assertRefused("annotation 0 is at sample 4; expected 0..3; fetch it again");
        writeAnnotations(WfdbWriter.annotations(List.of(new Annotation(1, 50))));
        assertRefused("annotation 0 has the code 50; expected 0..49; fetch it again");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        WfdbWriter.word(text, 63 << 10 | 20);
        writeAnnotations(text.toByteArray());
        assertRefused("it ends within a text; fetch it again");
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        WfdbWriter.word(back, 1 << 10 | 3);
        WfdbWriter.word(back, 59 << 10);
        WfdbWriter.word(back, 0xFFFF);
        WfdbWriter.word(back, 0xFFFE);
        WfdbWriter.word(back, 1 << 10);
        WfdbWriter.word(back, 0);
        writeAnnotations(back.toByteArray());
        assertRefused("annotation 1 is at sample 1; expected 3..3; fetch it again");
    }

    private void write() throws IOException {
        WfdbWriter.write(folder, "100", LEADS, SIGNALS, BEATS);
    }

    private void writeAnnotations(byte[] bytes) throws IOException {
        Files.write(folder.resolve("100.atr"), bytes);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> WfdbRecord.read(folder, "100"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }
}
