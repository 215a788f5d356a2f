package dev.synram.fuzz;

import dev.synram.contract.file.Damage;
import dev.synram.data.DataException;
import dev.synram.data.wfdb.Annotation;
import dev.synram.data.wfdb.WfdbRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The three files of a record of WFDB, of which one is damaged. */
final class RecordKinds {

    private static final Map<String, byte[]> FILES = Map.of(
            "100.hea", """
                    100 2 360 4
                    100.dat 212 200 11 1024 995 1994 0 MLII
                    100.dat 212 200 11 1024 1011 2034 0 V1
                    # 69 M
                    """.getBytes(StandardCharsets.US_ASCII),
            "100.dat",
                    new byte[] {
                        (byte) 0xE3,
                        0x33,
                        (byte) 0xF3,
                        (byte) 0xE8,
                        0x03,
                        0x00,
                        (byte) 0xFF,
                        (byte) 0xF7,
                        (byte) 0xFF,
                        0x00,
                        0x48,
                        0x00
                    },
            "100.atr", new byte[] {1, 112, 3, (byte) 0xFC, '(', 'N', 0, 0, 0, 4, 2, 20, 0, 0});

    private RecordKinds() {}

    static List<FileKind> all() {
        return List.of(
                kind("wfdb header", "100.hea"), kind("wfdb signals", "100.dat"), kind("wfdb annotations", "100.atr"));
    }

    private static FileKind kind(String name, String file) {
        Map<String, byte[]> others = new HashMap<>(FILES);
        byte[] damaged = others.remove(file);
        return new FileKind(
                name, file, others, DataException.class, List.of(damaged), Damage::bytes, RecordKinds::readRecord);
    }

    private static void readRecord(Path file) {
        WfdbRecord record = WfdbRecord.read(file.resolveSibling(""), "100");
        int last = 0;
        for (Annotation annotation : record.annotations()) {
            TrustedDamage.require(
                    annotation.sample() >= last
                            && annotation.sample() < record.header().samples(),
                    "annotations out of order");
            last = annotation.sample();
        }
        for (short[] signal : record.values()) {
            TrustedDamage.require(signal.length == record.header().samples(), "signals of another length");
        }
    }
}
