package dev.synram.cli.option.chip;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as users write them: {@code 0}, {@code 90min}, {@code 12h}, {@code 2d}, {@code 1d12h}. */
public final class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern PARTS = Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})min)?");

    @Override
    public Duration convert(String value) {
        if (value.equals("0")) {
            return Duration.ZERO;
        }
        Matcher parts = PARTS.matcher(value);
        if (value.isEmpty() || !parts.matches()) {
            throw new TypeConversionException(
                    "'%s' is no duration; give 0 or whole days, hours and minutes: 90min, 12h, 2d, 1d12h"
                            .formatted(value));
        }
        return Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
