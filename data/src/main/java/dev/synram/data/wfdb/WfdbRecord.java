package dev.synram.data.wfdb;

import dev.synram.data.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A record: signals of the same length, and the annotations of an expert.
 *
 * @param header describes the signals
 * @param values of each signal, as converted
 * @param annotations in the order of time
 */
@SuppressWarnings("ArrayRecordComponent") // data; never compared as records
public record WfdbRecord(WfdbHeader header, short[][] values, List<Annotation> annotations) {

    /**
     * Reads the files {@code NAME.hea}, {@code NAME.atr} and the one with the signals.
     *
     * @throws DataException if one is missing, damaged, or stored in another format than 212
     */
    public static WfdbRecord read(Path folder, String name) {
        WfdbHeader header = WfdbHeader.read(folder.resolve(name + ".hea"));
        if (!header.record().equals(name)) {
            throw new WfdbFile(folder.resolve(name + ".hea")).damaged("it is the header of record " + header.record());
        }
        short[][] values = values(folder, name, header);
        return new WfdbRecord(header, values, AnnotationFile.read(folder.resolve(name + ".atr"), header.samples()));
    }

    /** Whether a folder contains the header of a record. */
    public static boolean isIn(Path folder, String name) {
        return Files.isRegularFile(folder.resolve(name + ".hea"));
    }

    /**
     * The potentials of a lead, in mV.
     *
     * @throws DataException if the record does not have it, or misses samples of it
     */
    public float[] lead(String lead) {
        List<String> leads = header.signals().stream().map(WfdbSignal::lead).toList();
        int signal = leads.indexOf(lead);
        if (signal < 0) {
            throw new DataException("record %s has the leads %s, but not %s; leave it out"
                    .formatted(header.record(), String.join(", ", leads), lead));
        }
        float[] millivolts = new float[header.samples()];
        for (int i = 0; i < millivolts.length; i++) {
            if (values[signal][i] == Format212.MISSING) {
                throw new DataException(
                        "record %s has no sample %s of lead %s; leave it out".formatted(header.record(), i, lead));
            }
            millivolts[i] = header.signals().get(signal).millivolts(values[signal][i]);
        }
        return millivolts;
    }

    private static short[][] values(Path folder, String name, WfdbHeader header) {
        WfdbFile file = new WfdbFile(
                folder.resolve(header.signals().getFirst().file()), "fetch it and %s.hea again".formatted(name));
        int signals = header.signals().size();
        long expected = Format212.bytes((long) signals * header.samples());
        if (expected > Integer.MAX_VALUE - 8) {
            throw file.unsupported("%s bytes by its header".formatted(expected), "at most 2 GB");
        }
        byte[] bytes = file.content((int) expected);
        if (bytes.length < expected) {
            throw file.damaged("it has %s of %s bytes".formatted(bytes.length, expected));
        }
        short[][] values = Format212.decode(bytes, signals, header.samples());
        for (int i = 0; i < signals; i++) {
            requireSum(file, i, header.signals().get(i), values[i]);
        }
        return values;
    }

    private static void requireSum(WfdbFile file, int number, WfdbSignal signal, short[] values) {
        short sum =
                (short) IntStream.range(0, values.length).map(i -> values[i]).sum();
        if (sum != signal.checksum()) {
            throw file.damaged(
                    "the checksum of signal %s is %s; expected %s".formatted(number, sum, signal.checksum()));
        }
        if (values[0] != signal.first()) {
            throw file.damaged(
                    "the first value of signal %s is %s; expected %s".formatted(number, values[0], signal.first()));
        }
    }
}
