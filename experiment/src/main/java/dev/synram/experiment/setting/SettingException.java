package dev.synram.experiment.setting;

/** A setting has an invalid value: the message names the setting, the value and the allowed range. */
public final class SettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String problem;

    /**
     * Makes an exception.
     *
     * @param setting name of the record component, such as {@code hostEpochs}
     * @param problem the value and the allowed range, such as "is 0; it must be 1..256"
     */
    public SettingException(String setting, String problem) {
        super(setting + " " + problem);
        this.setting = setting;
        this.problem = problem;
    }

    /** Name of the setting. */
    public String setting() {
        return setting;
    }

    /** The value and the allowed range. */
    public String problem() {
        return problem;
    }

    /** Refuses a number outside a range. */
    public static void require(String setting, long value, long min, long max) {
        if (value < min || value > max) {
            throw new SettingException(setting, "is %s; it must be %s..%s".formatted(value, min, max));
        }
    }
}
