package dev.synram.data.file;

import dev.synram.data.ClassNames;
import dev.synram.data.DataException;
import dev.synram.files.BoundedInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code labels.txt} in a folder of pictures: one name of a class per line, in the order of their numbers. If all
 * lines begin with their numbers from 0, as in {@code 0 cat}, these are left out.
 */
final class LabelsText {

    private static final String NAME = "labels.txt";
    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern NUMBERED = Pattern.compile("(\\d+)[\\s:,;]+(.+)");

    private LabelsText() {}

    /**
     * The names in the file of a folder; none if there is no such file.
     *
     * @throws DataException if it cannot be read
     */
    static ClassNames in(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return new ClassNames(List.of());
        }
        byte[] content = DataFile.read(file, "a list of classes", () -> BoundedInput.readAll(file, MOST_BYTES));
        List<String> lines = new String(content, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        try {
            return new ClassNames(withoutNumbers(lines));
        } catch (DataException e) {
            throw new DataException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static List<String> withoutNumbers(List<String> lines) {
        List<String> names = new ArrayList<>();
        for (String line : lines) {
            Matcher numbered = NUMBERED.matcher(line);
            if (!numbered.matches() || !numbered.group(1).equals(Integer.toString(names.size()))) {
                return lines;
            }
            names.add(numbered.group(2));
        }
        return names;
    }
}
