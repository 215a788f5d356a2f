package dev.synram.report.training;

import dev.synram.data.LabelledData;
import dev.synram.experiment.result.training.TrainedNetwork;
import java.util.List;
import java.util.stream.IntStream;

/** Names of classes. */
final class Classes {

    private Classes() {}

    /** The names in the data, and numbers for outputs without a class in the data. */
    static List<String> of(TrainedNetwork trained) {
        List<String> names = trained.test().classes();
        return IntStream.range(
                        0, Math.max(names.size(), trained.classification().classes()))
                .mapToObj(i -> i < names.size() ? names.get(i) : Integer.toString(i))
                .toList();
    }

    /** A sample as the address of an image; empty if it is no gray image. */
    static String image(LabelledData samples, int number) {
        return GrayImage.of(samples, number).map(GrayImage::dataUri).orElse("");
    }
}
