package dev.synram.fuzz;

/** A reader accepted content that it must not. */
final class TrustedDamage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TrustedDamage(String message) {
        super(message);
    }

    static void require(boolean sound, String what) {
        if (!sound) {
            throw new TrustedDamage("accepted: " + what);
        }
    }
}
