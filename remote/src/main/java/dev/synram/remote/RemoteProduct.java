package dev.synram.remote;

import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.Multiplication;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.remote.message.Multiply;
import dev.synram.remote.message.Product;

/** Sends the vectors of one multiplication, in as many messages as they need, and distributes the results. */
final class RemoteProduct {

    /** A message with more would be no faster, and others wait. */
    private static final int MESSAGE_BYTES = 2 << 20;

    private final RemoteSession session;
    private final Multiplication what;
    private final boolean add;
    private final int inputs;
    private final int columns;

    /**
     * Prepares a multiplication.
     *
     * @param add whether results are added to what is there
     */
    RemoteProduct(RemoteSession session, Multiplication what, boolean add) {
        this.session = session;
        this.what = what;
        this.add = add;
        inputs = what.block().inputs();
        columns = what.block().columns();
    }

    /** Multiplies and returns the number of events. */
    long compute(VectorSource activations, VectorBatch results) {
        require("activations", activations, activations.count(), inputs);
        require("results", results, activations.count(), columns);
        int most = Math.max(1, MESSAGE_BYTES / Math.max(inputs, columns));
        long events = 0;
        for (int first = 0; first < activations.count(); first += most) {
            int count = Math.min(most, activations.count() - first);
            Multiplication part = new Multiplication(
                    what.block(), what.settings(), what.noise().skip(first));
            Product product = session.product(new Multiply(part, rows(activations, first, count)), count * columns);
            store(product.results(), results, first);
            events += product.events();
        }
        return events;
    }

    private static void require(String name, VectorSource vectors, int count, int length) {
        if (vectors.count() != count || vectors.length() != length) {
            throw new IllegalArgumentException("%s are %s vectors of length %s; expected %s of length %s"
                    .formatted(name, vectors.count(), vectors.length(), count, length));
        }
    }

    private byte[] rows(VectorSource activations, int first, int count) {
        byte[] rows = new byte[count * inputs];
        for (int v = 0; v < count; v++) {
            if (activations instanceof InterleavedVectors lanes) {
                int from = lanes.index(first + v, 0);
                for (int i = 0; i < inputs; i++) {
                    rows[v * inputs + i] = lanes.data()[from + i * InterleavedVectors.LANES];
                }
            } else {
                activations.copy(first + v, rows, v * inputs);
            }
        }
        return rows;
    }

    private void store(byte[] rows, VectorBatch results, int first) {
        int step = results instanceof InterleavedVectors ? InterleavedVectors.LANES : 1;
        byte[] data = results.data();
        int row = 0;
        for (int v = first; row < rows.length; v++) {
            int to = results.index(v, 0);
            for (int i = 0; i < columns; i++) {
                int sum = add ? data[to] + rows[row] : rows[row];
                data[to] = (byte) Math.clamp(sum, Byte.MIN_VALUE, Byte.MAX_VALUE);
                to += step;
                row++;
            }
        }
    }
}
