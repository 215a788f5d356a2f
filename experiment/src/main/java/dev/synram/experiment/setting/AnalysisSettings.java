package dev.synram.experiment.setting;

/**
 * How thoroughly the causes of an accuracy drop are analysed.
 *
 * @param wanted whether they are analysed at all
 * @param budgetSeconds after how many seconds no further measurement begins, 1..86,400
 */
public record AnalysisSettings(boolean wanted, int budgetSeconds) {

    private static final int DAY = 86_400;

    public AnalysisSettings {
        SettingException.require("budget", budgetSeconds, 1, DAY);
    }

    /** An analysis of half a minute. */
    public static AnalysisSettings defaults() {
        return new AnalysisSettings(true, 30);
    }

    /** No analysis. */
    public static AnalysisSettings none() {
        return defaults().with(false);
    }

    /** The same, wanted or not. */
    public AnalysisSettings with(boolean analysed) {
        return new AnalysisSettings(analysed, budgetSeconds);
    }
}
