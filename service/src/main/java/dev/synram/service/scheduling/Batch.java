package dev.synram.service.scheduling;

import dev.synram.service.protocol.RefusedException;
import java.util.List;

/**
 * Slices for one network that a chip computes together.
 *
 * @param slices at least one
 */
record Batch(List<Slice> slices) {

    Batch {
        slices = List.copyOf(slices);
    }

    String model() {
        return slices.getFirst().work().model();
    }

    int runs() {
        return slices.stream().mapToInt(Slice::count).sum();
    }

    float[] samples() {
        int size = slices.getFirst().work().sampleSize();
        float[] samples = new float[runs() * size];
        int start = 0;
        for (Slice slice : slices) {
            slice.work().copySamples(slice.first(), slice.count(), samples, start);
            start += slice.count() * size;
        }
        return samples;
    }

    void receive(float[] results, ChipReport report) {
        int start = 0;
        for (Slice slice : slices) {
            slice.work().receive(slice.first(), slice.count(), results, start, report);
            start += slice.count();
        }
    }

    void refuse(RefusedException refusal) {
        slices.forEach(slice -> slice.work().refuse(refusal));
    }
}
