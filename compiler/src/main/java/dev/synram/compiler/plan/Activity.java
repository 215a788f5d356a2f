package dev.synram.compiler.plan;

/**
 * What a plan made chips do.
 *
 * @param samples number of samples
 * @param events for each multiplication the events at one send
 * @param executions for each multiplication the vectors that were sent to synrams, each read once
 * @param weightsWritten signed weights written to synrams
 */
@SuppressWarnings("ArrayRecordComponent") // one number a step; never compared
public record Activity(int samples, long[] events, long[] executions, long weightsWritten) {

    /** For each multiplication of a plan the share of inputs, failed ones and padding not counted, that were not 0. */
    public double[] shares(Plan plan) {
        double[] shares = new double[events.length];
        for (int i = 0; i < shares.length; i++) {
            double most = 0;
            for (int r = 0; r < plan.replicas().size(); r++) {
                most += (double) plan.share(r, samples)
                        * plan.replicas().get(r).steps().get(i).mostEvents();
            }
            shares[i] = most == 0 ? 0 : events[i] / most;
        }
        return shares;
    }
}
