package dev.synram.training;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;

/**
 * Values in their order. While one is used, another thread computes the next.
 *
 * @param <T> a value
 */
final class Ahead<T> implements Iterator<T> {

    private final int count;
    private final IntFunction<T> computation;
    private int taken;
    private Optional<CompletableFuture<T>> next;

    /**
     * Begins with the first value.
     *
     * @param count of the values
     * @param computation of a value from its number
     */
    Ahead(int count, IntFunction<T> computation) {
        this.count = count;
        this.computation = computation;
        next = begin();
    }

    private Optional<CompletableFuture<T>> begin() {
        int number = taken;
        return hasNext()
                ? Optional.of(CompletableFuture.supplyAsync(() -> computation.apply(number)))
                : Optional.empty();
    }

    @Override
    public boolean hasNext() {
        return taken < count;
    }

    /** What fails in the other thread fails here as it is. */
    @Override
    public T next() {
        CompletableFuture<T> begun =
                next.orElseThrow(() -> new NoSuchElementException("there are no more than " + count));
        T value = result(begun);
        taken++;
        next = begin();
        return value;
    }

    private static <T> T result(CompletableFuture<T> computation) {
        try {
            return computation.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }
}
