package dev.synram.contract;

/**
 * Everything that {@link dev.synram.chip.Chip} demands. An implementation runs it as
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
 * <p>Tests tell strong signals from weak ones by means over many columns, so that a chip with errors passes without being
 * calibrated.
 */
public interface ChipContract
        extends CellContract,
                WeightContract,
                MultiplicationContract,
                EventContract,
                NoiseKeyContract,
                ReadingContract,
                LifecycleContract {}
