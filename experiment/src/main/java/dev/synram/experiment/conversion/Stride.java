package dev.synram.experiment.conversion;

/** Which of very many numbers are looked at. */
final class Stride {

    private Stride() {}

    /**
     * A step that visits channels alike, because it has no divisor in common with the count of all numbers, which is a multiple of
     * that of channels.
     *
     * @param count of all numbers
     * @param most about how many are wanted
     */
    static int of(int count, int most) {
        int step = Math.max(1, count / most);
        while (gcd(step, count) > 1) {
            step++;
        }
        return step;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
