package dev.synram.data.wfdb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes records as the format is described, independently of the reader. */
public final class WfdbWriter {

    private WfdbWriter() {}

    /** Writes the three files of a record of 360 samples a second, 200 units a mV and zero at 1024. */
    public static void write(Path folder, String name, List<String> leads, short[][] signals, List<Annotation> beats)
            throws IOException {
        Files.writeString(folder.resolve(name + ".hea"), header(name, leads, signals));
        Files.write(folder.resolve(name + ".dat"), format212(signals));
        Files.write(folder.resolve(name + ".atr"), annotations(beats));
    }

    static String header(String name, List<String> leads, short[][] signals) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%s %d 360 %d%n", name, signals.length, signals[0].length));
        for (int i = 0; i < signals.length; i++) {
            int sum = 0;
            for (short value : signals[i]) {
                sum += value;
            }
            text.append(String.format(
                    Locale.ROOT,
                    "%s.dat 212 200 11 1024 %d %d 0 %s%n",
                    name,
                    signals[i][0],
                    (short) sum,
                    leads.get(i)));
        }
        return text.append("# 69 M\n").toString();
    }

    /** Pairs of samples in three bytes: the low bytes outside, both high nibbles between them. */
    static byte[] format212(short[][] signals) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int count = signals.length * signals[0].length;
        for (int i = 0; i < count; i += 2) {
            int first = signals[i % signals.length][i / signals.length] & 0xFFF;
            bytes.write(first & 0xFF);
            if (i + 1 == count) {
                bytes.write(first >> 8);
            } else {
                int second = signals[(i + 1) % signals.length][(i + 1) / signals.length] & 0xFFF;
                bytes.write((first >> 8) | (second >> 8) << 4);
                bytes.write(second & 0xFF);
            }
        }
        return bytes.toByteArray();
    }

    /** With SKIP for differences that do not fit into ten bits. */
    static byte[] annotations(List<Annotation> annotations) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int last = 0;
        for (Annotation annotation : annotations) {
            int difference = annotation.sample() - last;
            if (difference > 1023) {
                word(bytes, 59 << 10);
                word(bytes, difference >>> 16);
                word(bytes, difference & 0xFFFF);
                difference = 0;
            }
            word(bytes, annotation.code() << 10 | difference);
            last = annotation.sample();
        }
        word(bytes, 0);
        return bytes.toByteArray();
    }

    static void word(ByteArrayOutputStream bytes, int word) {
        bytes.write(word);
        bytes.write(word >> 8);
    }

    static void text(ByteArrayOutputStream bytes, String text) {
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        word(bytes, 63 << 10 | content.length);
        bytes.writeBytes(content);
        if (content.length % 2 == 1) {
            bytes.write(0);
        }
    }
}
