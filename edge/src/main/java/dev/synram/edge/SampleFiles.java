package dev.synram.edge;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.data.file.IdxFile;
import dev.synram.data.file.Labels;
import dev.synram.data.file.MatrixFile;
import dev.synram.data.file.NpyArray;
import dev.synram.data.file.NumpyData;
import dev.synram.data.file.RealMatrix;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.setting.Normalization;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Files of samples.
 *
 * @param inputs an IDX file of pictures, an {@code .npy} file, or a CSV file without labels
 * @param labels their classes, if they are known
 * @param most how many samples are taken, evenly spaced; all without it
 * @param normalization of the samples with which the network was trained
 */
record SampleFiles(Path inputs, Optional<Path> labels, Optional<Integer> most, Normalization normalization) {

    private static final float LARGEST_BYTE = 255;
    private static final int PICTURES = 3;

    /**
     * Reads the samples in the order of a network's input. Without labels, all have class 0.
     *
     * @throws DataException if they are damaged, or do not fit each other or the network
     */
    ChosenSamples read(Model model) {
        LabelledData all = all();
        int count = most.orElse(all.count());
        if (count > all.count()) {
            throw new DataException(
                    "--samples is %s, but %s holds %s; give at most as many".formatted(count, inputs, all.count()));
        }
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> (int) ((long) i * all.count() / count));
        LabelledData chosen = count == all.count() ? all : all.pick(numbers, 0, count);
        // The first samples of a split are those whose scale is checked: all, as few may be quiet.
        DataSplit fitted = SampleOrder.fitted(DataSplit.of(all, chosen), model, normalization);
        return new ChosenSamples(numbers, fitted.test());
    }

    private LabelledData all() {
        if (isNamed(inputs, ".npy")) {
            NpyArray array = NpyArray.read(inputs);
            return NumpyData.samples(
                    array,
                    labels(array.dimensions().isEmpty() ? 0 : array.dimensions().getFirst()));
        }
        return isNamed(inputs, ".csv") ? table() : pictures();
    }

    private LabelledData table() {
        RealMatrix matrix = MatrixFile.readReal(inputs);
        float[] values = new float[matrix.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) matrix.values()[i];
        }
        return labelled(List.of(matrix.columns()), values, labels(matrix.rows()));
    }

    private LabelledData pictures() {
        IdxFile pictures = IdxFile.read(inputs, PICTURES);
        float[] values = new float[pictures.elements().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(pictures.elements()[i]) / LARGEST_BYTE;
        }
        int[] size = pictures.dimensions();
        return labelled(List.of(size[1], size[2], 1), values, labels(size[0]));
    }

    private static LabelledData labelled(List<Integer> dimensions, float[] values, Labels known) {
        return new LabelledData(dimensions, true, values, known.numbers(), known.classes());
    }

    private Labels labels(int samples) {
        Labels known = labels.map(SampleFiles::labels).orElseGet(() -> Labels.numbered(new byte[samples]));
        if (known.numbers().length != samples) {
            throw new DataException("%s holds %s samples, but %s holds %s labels; give the labels of these samples"
                    .formatted(inputs, samples, labels.orElse(inputs), known.numbers().length));
        }
        return known;
    }

    private static Labels labels(Path file) {
        if (!isNamed(file, ".npy") && !isNamed(file, ".csv") && !isNamed(file, ".txt")) {
            return Labels.readIdx(file);
        }
        Labels known = Labels.read(file, List.of());
        // Names would be numbered by this file alone, which may lack some.
        if (!known.classes().equals(LabelledData.numbered(known.numbers()))) {
            throw new DataException(
                    "%s holds names of classes, such as '%s'; give their numbers from 0 in the order of the network's results"
                            .formatted(file, known.classes().getFirst()));
        }
        return known;
    }

    private static boolean isNamed(Path file, String ending) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
