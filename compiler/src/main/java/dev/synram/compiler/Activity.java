package dev.synram.compiler;

/**
 * How many events a program sent.
 *
 * @param samples number of samples
 * @param eventSlotsByStep for each step the sum over vectors and passes of the events of the busier hemisphere, at one
 *     send: both hemispheres send at once
 */
@SuppressWarnings("ArrayRecordComponent") // one number a step; never compared
public record Activity(int samples, long[] eventSlotsByStep) {

    /** The event slots of one step. */
    public long eventSlots(int step) {
        return eventSlotsByStep[step];
    }
}
