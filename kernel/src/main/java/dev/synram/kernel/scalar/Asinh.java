package dev.synram.kernel.scalar;

import dev.synram.kernel.NormalKernel;

/**
 * Coefficients of {@code asinh(x) / x} in {@code x^2} for {@code x} up to 1, with an error of 1.3e-6 (minimax, fitted
 * for this purpose, exactly 1 at 0). Beyond, the logarithm of {@link NormalKernel} serves.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients as they were fitted
public final class Asinh {

    /** Coefficient of {@code x^2}. */
    public static final float C_1 = -0.1666083187f;

    /** Coefficient of {@code x^4}. */
    public static final float C_2 = 0.0740683228f;

    /** Coefficient of {@code x^6}. */
    public static final float C_3 = -0.0396356098f;

    /** Coefficient of {@code x^8}. */
    public static final float C_4 = 0.0175711997f;

    /** Coefficient of {@code x^10}. */
    public static final float C_5 = -0.0040231771f;

    private Asinh() {}
}
