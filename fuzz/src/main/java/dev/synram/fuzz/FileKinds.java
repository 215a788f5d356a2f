package dev.synram.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** Every kind of files that the program reads. */
public final class FileKinds {

    private FileKinds() {}

    /** The kinds, each with a name of its own. */
    public static List<FileKind> all() {
        return Stream.of(
                        CalibrationKinds.all(),
                        StateKinds.all(),
                        SpikingKinds.all(),
                        NetworkKinds.all(),
                        JsonKinds.all(),
                        DataKinds.all(),
                        RecordKinds.all())
                .flatMap(List::stream)
                .toList();
    }
}
