package dev.synram.contract;

/**
 * Tests of everything that {@link dev.synram.chip.Chip} requires. An implementation runs them as
 *
 * <pre>{@code
 * class MyChipTest implements ChipContract {
 *
 *     @Override
 *     public Chip open() {
 *         return new MyChip();
 *     }
 * }
 * }</pre>
 *
 * <p>Tests distinguish strong signals from weak ones by means over many columns, so that a chip with errors passes
 * without calibration.
 */
public interface ChipContract
        extends CellContract,
                WeightContract,
                MultiplicationContract,
                EventContract,
                NoiseKeyContract,
                ReadingContract,
                SpikingContract,
                RoutingContract,
                LifecycleContract {}
