package dev.synram.experiment.setting;

/** A setting has a value that is not allowed: the message names the setting, the value and what is allowed. */
public final class SettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String problem;

    /**
     * Makes an exception.
     *
     * @param setting name of the record component, such as {@code hostEpochs}
     * @param problem its value and what is allowed, such as "is 0; it must be 1..256"
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

    /** The value and what is allowed. */
    public String problem() {
        return problem;
    }

    /** Refuses a number outside of a range. */
    public static void require(String setting, long value, long min, long max) {
        if (value < min || value > max) {
            throw new SettingException(setting, "is %d; it must be %d..%d".formatted(value, min, max));
        }
    }
}
