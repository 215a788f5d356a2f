package dev.synram.data.wfdb;

import dev.synram.data.DataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a record ({@code .hea}): a line {@code NAME SIGNALS FREQUENCY SAMPLES}, then a line for each signal {@code FILE
 * FORMAT GAIN BITS ZERO FIRST CHECKSUM BLOCK LEAD}. Lines end with LF or CR LF; those with {@code #} are remarks.
 *
 * @param record its name
 * @param frequency samples a second
 * @param samples number of samples of each signal
 * @param signals the signals, all in one file of format 212
 */
public record WfdbHeader(String record, double frequency, int samples, List<WfdbSignal> signals) {

    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_SIGNALS = 16;
    private static final int MOST_SAMPLES = 1 << 26;
    private static final double MOST_FREQUENCY = 1e6;
    private static final String FORMAT = "212";
    private static final Pattern RECORD =
            Pattern.compile("(\\S+)\\s+(\\d{1,3})\\s+(\\d{1,7}(?:\\.\\d{1,9})?)\\s+(\\d{1,9})(?:\\s.*)?");
    private static final Pattern SIGNAL =
            Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\d{1,9}(?:\\.\\d{1,9})?)(?:\\((-?\\d{1,5})\\))?(?:/(\\S+))?"
                    + "\\s+(\\d{1,2})\\s+(-?\\d{1,5})\\s+(-?\\d{1,5})\\s+(-?\\d{1,5})\\s+(\\d{1,9})\\s+(\\S.*)");

    /** A name of a file beside the header, never a path. */
    private static final Pattern FILE = Pattern.compile("\\w[\\w.-]{0,99}");

    public WfdbHeader {
        signals = List.copyOf(signals);
    }

    /**
     * Reads a header.
     *
     * @throws DataException naming the file, what is wrong with it and the remedy
     */
    public static WfdbHeader read(Path path) {
        WfdbFile file = new WfdbFile(path);
        List<String> lines = new String(file.content(MOST_BYTES), StandardCharsets.ISO_8859_1)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        Matcher first = RECORD.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!first.matches()) {
            throw file.damaged("it does not begin with name, signals, frequency and samples");
        }
        int count = number(file, "the number of signals", first.group(2), 1, MOST_SIGNALS);
        int samples = number(file, "the number of samples", first.group(4), 1, MOST_SAMPLES);
        double frequency = Double.parseDouble(first.group(3));
        if (!(frequency > 0 && frequency <= MOST_FREQUENCY)) {
            throw file.damaged(
                    "its frequency is %s Hz; expected above 0, at most %s".formatted(frequency, MOST_FREQUENCY));
        }
        if (lines.size() != 1 + count) {
            throw file.damaged("it describes %s signals; expected %s".formatted(lines.size() - 1, count));
        }
        List<WfdbSignal> signals = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            signals.add(signal(file, signals.size(), line));
        }
        if (signals.stream().map(WfdbSignal::file).distinct().count() > 1) {
            throw file.unsupported("signals in several files", "one file for all signals of a record");
        }
        return new WfdbHeader(first.group(1), frequency, samples, signals);
    }

    private static WfdbSignal signal(WfdbFile file, int number, String line) {
        Matcher fields = SIGNAL.matcher(line);
        if (!fields.matches()) {
            throw file.damaged(
                    "signal %s is not described by file, format, gain, bits, zero, first value, checksum, block and lead"
                            .formatted(number));
        }
        if (!FILE.matcher(fields.group(1)).matches()) {
            throw file.damaged("the file of signal %s is not a plain name in the same folder".formatted(number));
        }
        if (!fields.group(2).equals(FORMAT)) {
            throw file.unsupported("signal %s in another format".formatted(number), "format 212");
        }
        if (fields.group(5) != null && !fields.group(5).equals("mV")) {
            throw file.unsupported("signal %s in another unit".formatted(number), "mV");
        }
        double gain = Double.parseDouble(fields.group(3));
        if (!(gain > 0)) {
            throw file.damaged("the gain of signal %s is 0; expected more".formatted(number));
        }
        String zero = fields.group(4) == null ? fields.group(7) : fields.group(4);
        return new WfdbSignal(
                fields.group(1),
                gain,
                Integer.parseInt(zero),
                Integer.parseInt(fields.group(8)),
                (short) number(file, "the checksum", fields.group(9), Short.MIN_VALUE, Short.MAX_VALUE),
                fields.group(11).strip());
    }

    private static int number(WfdbFile file, String what, String text, int least, int most) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw file.damaged("%s is %s; expected %s..%s".formatted(what, number, least, most));
        }
        return number;
    }
}
