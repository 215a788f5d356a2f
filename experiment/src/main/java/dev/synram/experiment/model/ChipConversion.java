package dev.synram.experiment.model;

import dev.synram.runtime.ChipCluster;

/** Makes a network for chips from one that is fitted to a range of inputs. */
@FunctionalInterface
public interface ChipConversion {

    /**
     * The network for chips. How it is converted is found out on the first chips and kept for others.
     *
     * @param chips on which it is going to run, calibrated
     * @param waitBetweenEvents FPGA cycles between events
     */
    ChipModel on(ChipCluster chips, int waitBetweenEvents);

    /**
     * Checks what is known before chips are calibrated.
     *
     * @param chips number of chips
     * @param waitBetweenEvents FPGA cycles between events
     * @throws dev.synram.experiment.setting.SettingException if all weights shall stay on the chips, but do not fit even if these
     *     have no defects
     */
    default void requireRoom(int chips, int waitBetweenEvents) {}
}
