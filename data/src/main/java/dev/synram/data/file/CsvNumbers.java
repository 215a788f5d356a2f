package dev.synram.data.file;

import dev.synram.data.DataException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Numbers of one table, written with decimal points or, if its columns are not separated by commas, with decimal commas;
 * never with both.
 */
final class CsvNumbers {

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?(\\d+,\\d*|,\\d+)([eE][-+]?\\d+)?");

    private final Path file;
    private final boolean commas;
    private String withPoint = "";
    private String withComma = "";

    /** Numbers of a file; commas in numbers are possible if they do not separate columns. */
    CsvNumbers(Path file, boolean commas) {
        this.file = file;
        this.commas = commas;
    }

    /**
     * The value of a cell, or NaN if it is not a number.
     *
     * @throws DataException if the table has numbers with points and with commas
     */
    float of(String cell) {
        if (commas && cell.indexOf(',') >= 0) {
            if (DECIMAL_COMMA.matcher(cell).matches()) {
                withComma = cell;
                requireOneMark();
                return parsed(cell.replace(',', '.'));
            }
            return Float.NaN;
        }
        float value = parsed(cell);
        if (commas && !Float.isNaN(value) && cell.indexOf('.') >= 0) {
            withPoint = cell;
            requireOneMark();
        }
        return value;
    }

    private void requireOneMark() {
        if (!withPoint.isEmpty() && !withComma.isEmpty()) {
            throw new DataException(
                    "%s has numbers with decimal points and with commas, such as %.40s and %.40s; write all with points"
                            .formatted(file, withPoint, withComma));
        }
    }

    /** Java's own suffixes and hexadecimal digits, as in 1f, 2d or 0x1p3, are not numbers of tables. */
    private static float parsed(String cell) {
        if (cell.isEmpty() || Character.isLetter(cell.charAt(cell.length() - 1)) || cell.indexOf('x') >= 0) {
            return Float.NaN;
        }
        try {
            return Float.parseFloat(cell);
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }
}
