package dev.synram.kernel.parallel;

import java.util.Arrays;

/** The helpers of a process, in the order of their numbers. */
final class HelperPool {

    static final HelperPool SHARED = new HelperPool();

    /** Never changed, only replaced. */
    private volatile Helper[] helpers = {};

    private int started;

    private HelperPool() {}

    /** A helper that nobody else has claimed: the first one, which was probably awake last, or a new one. */
    Helper claim() {
        for (Helper helper : helpers) {
            if (helper.claim()) {
                return helper;
            }
        }
        return start();
    }

    private synchronized Helper start() {
        Helper added = new Helper(this);
        Helper[] more = Arrays.copyOf(helpers, helpers.length + 1);
        more[helpers.length] = added;
        helpers = more;
        started++;
        Thread.ofPlatform()
                .daemon()
                .inheritInheritableThreadLocals(false)
                .name("synram-helper-" + started)
                .start(added);
        return added;
    }

    /** Forgets a helper that ends. */
    synchronized void remove(Helper helper) {
        helpers = Arrays.stream(helpers).filter(other -> other != helper).toArray(Helper[]::new);
    }
}
