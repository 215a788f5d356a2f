package dev.synram.bench;

import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Fused multiply-adds on registers alone: the upper limit of every matrix product on this host. */
public final class PeakRate {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 12;
    private static final int STEPS = 200_000;

    private PeakRate() {}

    /** Number of multiply-adds of one {@link #run}. */
    public static double amount() {
        return (double) CHAINS * STEPS * FLOATS.length();
    }

    /** Runs twelve independent chains; returns a number that depends on all of them. */
    public static float run() {
        FloatVector factor = FloatVector.broadcast(FLOATS, 0.999f);
        FloatVector a = FloatVector.broadcast(FLOATS, 0.001f);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector e = a;
        FloatVector f = a;
        FloatVector g = a;
        FloatVector h = a;
        FloatVector i = a;
        FloatVector j = a;
        FloatVector k = a;
        FloatVector l = a;
        FloatVector addend = a;
        for (int step = 0; step < STEPS; step++) {
            a = a.fma(factor, addend);
            b = b.fma(factor, addend);
            c = c.fma(factor, addend);
            d = d.fma(factor, addend);
            e = e.fma(factor, addend);
            f = f.fma(factor, addend);
            g = g.fma(factor, addend);
            h = h.fma(factor, addend);
            i = i.fma(factor, addend);
            j = j.fma(factor, addend);
            k = k.fma(factor, addend);
            l = l.fma(factor, addend);
        }
        FloatVector sum = a.add(b).add(c).add(d).add(e).add(f);
        return sum.add(g).add(h).add(i).add(j).add(k).add(l).lane(0);
    }

    /** The rate of all threads together, in GMAC/s. */
    static double measure(int threads, double seconds) {
        double[] rates = new double[threads];
        List<Thread> others = IntStream.range(1, threads)
                .mapToObj(thread -> Thread.ofPlatform().start(() -> rates[thread] = rate(seconds)))
                .toList();
        rates[0] = rate(seconds);
        try {
            for (Thread other : others) {
                other.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
        double sum = 0;
        for (double rate : rates) {
            sum += rate;
        }
        return sum;
    }

    private static double rate(double seconds) {
        float ignored = 0;
        long runs = 0;
        long begin = System.nanoTime();
        double passed;
        do {
            ignored += run();
            runs++;
            passed = System.nanoTime() - begin;
        } while (passed < seconds * 1e9);
        return Float.isNaN(ignored) ? 0 : runs * amount() / passed;
    }
}
