package dev.synram.experiment.sweep.design;

import dev.synram.compiler.layout.LayoutStyle;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.quantization.QuantizedNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * How networks are used on the chips of a sweep: the values of each axis, at least one, each once.
 *
 * @param networks names of the networks; one that is empty if chips are measured alone
 * @param waits cycles of 8 ns between events, 1..10,000
 * @param numSends how often vectors are sent, 0..10,000, where 0 is as often as the network has it
 * @param layouts how networks are laid out
 */
public record UseAxes(List<String> networks, List<Integer> waits, List<Integer> numSends, List<LayoutStyle> layouts) {

    private static final int MOST_WAIT = 10_000;

    /** One network as it is, at the usual speed. */
    static final UseAxes USUAL = new UseAxes(
            List.of(""),
            List.of(ChipSettings.DEFAULT_WAIT),
            List.of(NetworkUse.OWN_SENDS),
            List.of(LayoutStyle.OPTIMIZED));

    public UseAxes {
        networks = AxisValues.checked("network", networks);
        waits = AxisValues.checked("wait", waits);
        numSends = AxisValues.checked("numSends", numSends);
        layouts = AxisValues.checked("layout", layouts);
        waits.forEach(wait -> SettingException.require("wait", wait, 1, MOST_WAIT));
        numSends.forEach(sends ->
                SettingException.require("numSends", sends, NetworkUse.OWN_SENDS, QuantizedNetwork.Mac.MOST_SENDS));
    }

    /** The same with other networks. */
    public UseAxes withNetworks(List<String> others) {
        return new UseAxes(others, waits, numSends, layouts);
    }

    /** The same with other cycles between events. */
    UseAxes withWaits(List<Integer> others) {
        return new UseAxes(networks, others, numSends, layouts);
    }

    /** Every combination. */
    List<NetworkUse> combinations() {
        List<NetworkUse> all = new ArrayList<>();
        for (int wait : waits) {
            for (String network : networks) {
                for (int sends : numSends) {
                    layouts.forEach(layout -> all.add(new NetworkUse(network, wait, sends, layout)));
                }
            }
        }
        return all;
    }

    /** Whether only networks differ, and are used as they are. */
    public boolean isUsual() {
        return equals(USUAL.withNetworks(networks));
    }
}
