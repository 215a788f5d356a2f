package dev.synram.data.ecg;

import dev.synram.data.wfdb.Annotation;
import java.util.List;
import java.util.stream.Stream;

/**
 * A heartbeat.
 *
 * @param sample number of the sample of its R peak
 * @param kind its class
 */
record Beat(int sample, BeatClass kind) {

    /** The beats among annotations. */
    static List<Beat> among(List<Annotation> annotations) {
        return annotations.stream().flatMap(Beat::of).toList();
    }

    private static Stream<Beat> of(Annotation annotation) {
        return BeatClass.of(annotation.code()).map(kind -> new Beat(annotation.sample(), kind)).stream();
    }
}
