package dev.synram.cli.option.chip;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Seeds as users write them: {@code 7} or {@code 1..20}. */
public final class SeedRangeConverter implements ITypeConverter<SeedRange> {

    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})(?:\\.\\.(-?\\d{1,18}))?");

    @Override
    public SeedRange convert(String value) {
        Matcher range = RANGE.matcher(value);
        if (!range.matches()) {
            throw new TypeConversionException(
                    "'%s' is no seed and no range of seeds; give numbers and ranges such as 1..20".formatted(value));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
        if (last < first) {
            throw new TypeConversionException(
                    "'%s' ends before it begins; give the smaller seed first".formatted(value));
        }
        return new SeedRange(first, last);
    }
}
