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

    /** Either a decimal comma or a group of thousands. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[-+]?[1-9]\\d{0,2},\\d{3}");

    private final Path file;
    private final boolean commas;
    private String withPoint = "";
    private String withComma = "";
    private String ambiguous = "";
    private boolean decimals;

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
                if (decimals || !AMBIGUOUS.matcher(cell).matches()) {
                    decimals = true;
                } else {
                    ambiguous = cell;
                }
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

    /**
     * Checks, after the last number, that commas can be told from those between groups of thousands.
     *
     * @throws DataException if every comma may be either
     */
    void requireClearCommas() {
        if (!ambiguous.isEmpty() && !decimals) {
            throw new DataException(
                    "%s has numbers such as %s, whose commas may be decimal or separate thousands; write them with points or without commas"
                            .formatted(file, ambiguous));
        }
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
