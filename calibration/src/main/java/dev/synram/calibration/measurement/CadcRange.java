package dev.synram.calibration.measurement;

/**
 * The range of voltages that a CADC resolves, as values of an analog cell: {@code low} is to read {@value #LOW_READING}
 * and {@code high} {@value #HIGH_READING}.
 *
 * @param low lower end, 0..1022
 * @param high upper end, 0..1022
 */
public record CadcRange(int low, int high) {

    /** While synapse drivers are calibrated (calix: {@code hagen_synin} target). */
    public static final CadcRange DRIVERS = new CadcRange(150, 340);

    /** For neurons that multiply (calix: {@code hagen} target). */
    public static final CadcRange NEURONS = new CadcRange(150, 500);

    /** The whole range of the CADC. */
    public static final CadcRange FULL = new CadcRange(70, 550);

    public static final int LOW_READING = 20;
    public static final int HIGH_READING = 220;
    private static final int LARGEST = 1022;

    public CadcRange {
        if (low < 0 || high > LARGEST || low >= high) {
            throw new IllegalArgumentException(
                    "a CADC range of %s..%s is not possible; it must rise within 0..%s".formatted(low, high, LARGEST));
        }
    }

    /** The cell value in the middle of the range. */
    public int middle() {
        return (low + high) / 2;
    }
}
