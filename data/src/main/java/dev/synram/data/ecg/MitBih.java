package dev.synram.data.ecg;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.SampleGroups;
import dev.synram.data.wfdb.WfdbRecord;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The MIT-BIH Arrhythmia Database (Moody and Mark 2001): records of half an hour whose beats were annotated by experts. Records are
 * divided by patient (de Chazal, O'Dwyer and Reilly 2004): networks are trained with those of DS1 and tested with those of DS2. The four records
 * with paced beats are left out. Records 201 (DS1) and 202 (DS2) are the same man.
 *
 * <p>A sample has two lines of 48 values within -1..1: the lead MLII around the R peak, and the rhythm relative to the same patient, whose four
 * values are repeated 12 times each. Classes are N, S, V and F; Q has 8 beats in DS1 and 7 in DS2, which are too few to learn or to
 * measure, and is left out.
 */
public final class MitBih {

    /** The records to train with. */
    public static final List<String> DS1 = List.of(
            "101", "106", "108", "109", "112", "114", "115", "116", "118", "119", "122", "124", "201", "203", "205",
            "207", "208", "209", "215", "220", "223", "230");

    /** The records to test with. */
    public static final List<String> DS2 = List.of(
            "100", "103", "105", "111", "113", "117", "121", "123", "200", "202", "210", "212", "213", "214", "219",
            "221", "222", "228", "231", "232", "233", "234");

    /** The record of {@link #DS2} whose patient is that of record 201 of {@link #DS1}. */
    public static final String SHARED_PATIENT = "202";

    private static final String LEAD = "MLII";
    private static final List<BeatClass> CLASSES = List.of(BeatClass.N, BeatClass.S, BeatClass.V, BeatClass.F);
    private static final int REPEATED = BeatWindows.VALUES / Rhythm.VALUES;

    private MitBih() {}

    /**
     * Reads the beats of a folder with the files {@code 100.hea}, {@code 100.dat}, {@code 100.atr} and so on.
     *
     * @throws DataException naming the file that is missing, damaged or unexpected, and the remedy
     */
    public static DataSplit read(Path folder) {
        Samples test = samples(folder, DS2);
        return DataSplit.of(samples(folder, DS1).data(), test.data())
                .grouped(new SampleGroups("record", DS2, test.groups(), List.of(SHARED_PATIENT)))
                .labelledBy("annotations of %s".formatted(folder));
    }

    /** Samples and the number of the record of each. */
    @SuppressWarnings("ArrayRecordComponent") // data; never compared as records
    private record Samples(LabelledData data, int[] groups) {}

    private static Samples samples(Path folder, List<String> records) {
        List<float[]> values = new ArrayList<>();
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        IntStream.Builder groups = IntStream.builder();
        for (int group = 0; group < records.size(); group++) {
            WfdbRecord record = record(folder, records.get(group));
            List<Beat> beats = Beat.among(record.annotations());
            if (beats.size() < 2) {
                throw new DataException("record %s in %s has %s beats; expected 2 or more, so fetch it again"
                        .formatted(records.get(group), folder, beats.size()));
            }
            BeatWindows windows = new BeatWindows(record.lead(LEAD), beats);
            Rhythm rhythm = new Rhythm(beats);
            for (int beat = 0; beat < beats.size(); beat++) {
                int label = CLASSES.indexOf(beats.get(beat).kind());
                if (label >= 0) {
                    values.add(windows.around(beats.get(beat).sample()));
                    values.add(repeated(rhythm.of(beat)));
                    labels.write(label);
                    groups.add(group);
                }
            }
        }
        return new Samples(
                new LabelledData(
                        List.of(2, BeatWindows.VALUES),
                        false,
                        joined(values),
                        labels.toByteArray(),
                        CLASSES.stream().map(BeatClass::name).toList()),
                groups.build().toArray());
    }

    private static WfdbRecord record(Path folder, String name) {
        WfdbRecord record = WfdbRecord.read(folder, name);
        if (record.header().frequency() != BeatWindows.FREQUENCY) {
            throw new DataException("record %s in %s has %s samples a second; expected %s"
                    .formatted(name, folder, record.header().frequency(), BeatWindows.FREQUENCY));
        }
        return record;
    }

    private static float[] repeated(float[] rhythm) {
        float[] line = new float[BeatWindows.VALUES];
        for (int i = 0; i < rhythm.length; i++) {
            Arrays.fill(line, i * REPEATED, (i + 1) * REPEATED, rhythm[i]);
        }
        return line;
    }

    private static float[] joined(List<float[]> lines) {
        float[] all = new float[lines.size() * BeatWindows.VALUES];
        for (int i = 0; i < lines.size(); i++) {
            System.arraycopy(lines.get(i), 0, all, i * BeatWindows.VALUES, BeatWindows.VALUES);
        }
        return all;
    }
}
