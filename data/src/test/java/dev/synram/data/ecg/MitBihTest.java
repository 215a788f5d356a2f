package dev.synram.data.ecg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.SampleGroups;
import dev.synram.data.source.DataSource;
import dev.synram.data.wfdb.Annotation;
import dev.synram.data.wfdb.WfdbWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MitBihTest {

    private static final int SECOND = 360;
    private static final int NORMAL = 1;
    private static final int CHANGE_OF_RHYTHM = 28;
    private static final int PREMATURE_ATRIAL = 8;
    private static final int PREMATURE_VENTRICULAR = 5;
    private static final int UNCLASSIFIABLE = 13;
    private static final int FUSION = 6;

    /** A beat each second, the sixth of them at 5.4 s; one that cannot be classified, and a remark. */
    private static final List<Annotation> ANNOTATIONS = List.of(
            new Annotation(10, CHANGE_OF_RHYTHM),
            new Annotation(SECOND, NORMAL),
            new Annotation(2 * SECOND, NORMAL),
            new Annotation(3 * SECOND, NORMAL),
            new Annotation(4 * SECOND, PREMATURE_VENTRICULAR),
            new Annotation(5 * SECOND, FUSION),
            new Annotation(54 * SECOND / 10, PREMATURE_ATRIAL),
            new Annotation(7 * SECOND, UNCLASSIFIABLE),
            new Annotation(8 * SECOND, NORMAL));

    @TempDir
    private Path folder;

    @BeforeEach
    void writeRecords() throws IOException {
        for (String name : all()) {
            write(name, name.equals("114") ? List.of("V5", "MLII") : List.of("MLII", "V1"));
        }
    }

    private static Set<String> all() {
        Set<String> names = new HashSet<>(MitBih.DS1);
        names.addAll(MitBih.DS2);
        return names;
    }

    /** The lead MLII has peaks of 1 mV that are 60 ms wide at beats; the other lead is flat. */
    private void write(String name, List<String> leads) throws IOException {
        short[][] signals = new short[2][9 * SECOND];
        for (short[] signal : signals) {
            Arrays.fill(signal, (short) 1024);
        }
        short[] lead = signals[leads.indexOf("MLII")];
        for (Annotation annotation : ANNOTATIONS) {
            if (annotation.code() != CHANGE_OF_RHYTHM) {
                Arrays.fill(lead, annotation.sample() - 12, annotation.sample() + 12, (short) 1224);
            }
        }
        WfdbWriter.write(folder, name, leads, signals, ANNOTATIONS);
    }

    private DataSplit read() {
        return new DataSource().read("mitbih:" + folder);
    }

    @Test
    void everyPatientIsOnOneSide() {
        assertThat(all()).hasSize(44).doesNotContain("102", "104", "107", "217");
        DataSplit split = read();
        assertThat(split.train().count()).isEqualTo(22 * 7);
        assertThat(split.test().count()).isEqualTo(22 * 7);
        assertThat(split.classNames()).containsExactly("N", "S", "V", "F");
        assertThat(split.test().range(0, 7).labels()).containsExactly(0, 0, 0, 2, 3, 1, 0);
    }

    @Test
    void samplesAreGroupedByRecord() {
        SampleGroups groups = read().groups().orElseThrow();
        assertThat(groups.names()).isEqualTo(MitBih.DS2);
        assertThat(groups.groups()).startsWith(0, 0, 0, 0, 0, 0, 0, 1).endsWith(21);
        int of202 = 7 * MitBih.DS2.indexOf("202");
        assertThat(groups.isSeen(of202 - 1)).isFalse();
        assertThat(groups.isSeen(of202)).isTrue();
    }

    /** A peak of the usual height stands at the square root of 1/2, in the 18th and 19th of 48 values; all else is 0. */
    @Test
    void theWindowShowsThePeakInPlace() {
        float[] sample = read().train().sample(0);
        for (int i = 0; i < 48; i++) {
            boolean peak = i >= 16 && i < 20;
            assertThat(sample[i]).as("value %s", i).isCloseTo(peak ? (float) Math.sqrt(0.5) : 0, within(1e-6f));
        }
    }

    /** Record 114 stores MLII second: its samples are those of the others. */
    @Test
    void theLeadIsFoundByName() {
        LabelledData train = read().train();
        int first = 7 * MitBih.DS1.indexOf("114");
        assertThat(train.sample(first)).isEqualTo(train.sample(0));
    }

    /** The mean of the intervals is 1 s: the premature beat comes after 0.4 s and before a pause of 1.6 s. */
    @Test
    void theRhythmIsThatOfThePatient() {
        LabelledData train = read().train();
        float[] regular = train.sample(1);
        assertThat(Arrays.copyOfRange(regular, 48, 96)).containsOnly(0f);
        float[] premature = train.sample(5);
        assertThat(premature[48]).isEqualTo(-1);
        assertThat(premature[60]).isEqualTo(1);
        assertThat(premature[72]).isEqualTo(-1);
        assertThat(premature[84]).isEqualTo(1);
        float[] before = train.sample(4);
        assertThat(before[48]).isZero();
        assertThat(before[60]).isEqualTo(-1);
    }

    @Test
    void classesAreThoseOfTheStandard() {
        List<Integer> beats = new ArrayList<>();
        for (int code = 0; code < 50; code++) {
            if (BeatClass.of(code).isPresent()) {
                beats.add(code);
            }
        }
        assertThat(beats).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 34, 38);
        assertThat(BeatClass.of(4)).contains(BeatClass.S);
        assertThat(BeatClass.of(10)).contains(BeatClass.V);
        assertThat(BeatClass.of(11)).contains(BeatClass.N);
        assertThat(BeatClass.of(31)).as("flutter waves are no beats").isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        write("234", List.of("V5", "MLII"));
        Files.delete(folder.resolve("234.dat"));
        assertThatThrownBy(this::read).isInstanceOf(DataException.class).hasMessageContaining("234.dat does not exist");
        assertThatThrownBy(() -> new DataSource().read("mitbih:" + folder.resolve("absent")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("100.hea does not exist");
    }

    @Test
    void anotherRateIsRefused() throws IOException {
        Path header = folder.resolve("101.hea");
        Files.writeString(header, Files.readString(header).replaceFirst("101 2 360 ", "101 2 250 "));
        assertThatThrownBy(this::read)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has 250.0 samples a second; expected 360");
    }

    @Test
    void aRecordWithoutTheLeadIsRefused() throws IOException {
        Path header = folder.resolve("101.hea");
        Files.writeString(header, Files.readString(header).replace("MLII", "V5"));
        assertThatThrownBy(this::read)
                .isInstanceOf(DataException.class)
                .hasMessage("record 101 has the leads V5, V1, but not MLII; leave it out");
    }
}
