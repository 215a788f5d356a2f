package dev.synram.compiler.cost;

import dev.synram.compiler.plan.HostCrossing;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What must be done before each multiplication and each crossing of the link to the host, directly or through digital
 * layers. Multiplications have the numbers 0 and up, crossings follow.
 */
final class Dependencies {

    private final int macs;
    private final List<HostCrossing> crossings;
    private final List<List<Integer>> ofMacs = new ArrayList<>();
    private final List<List<Integer>> ofCrossings = new ArrayList<>();

    Dependencies(Network network) {
        List<Mac> all = network.macs();
        macs = all.size();
        crossings = HostCrossing.of(network);
        List<TreeSet<Integer>> sources = new ArrayList<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            TreeSet<Integer> own = new TreeSet<>();
            network.nodes().get(i).inputs().forEach(input -> own.addAll(sources.get(input)));
            int mac = ofMacs.size();
            int crossing = ofCrossings.size();
            if (mac < macs && all.get(mac).node() == i) {
                ofMacs.add(List.copyOf(own));
                sources.add(new TreeSet<>(List.of(mac)));
            } else if (crossing < crossings.size() && crossings.get(crossing).node() == i) {
                ofCrossings.add(List.copyOf(own));
                sources.add(new TreeSet<>(List.of(macs + crossing)));
            } else {
                sources.add(own);
            }
        }
    }

    List<HostCrossing> crossings() {
        return crossings;
    }

    List<Integer> ofMac(int mac) {
        return ofMacs.get(mac);
    }

    List<Integer> ofCrossing(int crossing) {
        return ofCrossings.get(crossing);
    }

    /** The crossing with a number, or -1 for a multiplication. */
    int crossing(int number) {
        return number < macs ? -1 : number - macs;
    }

    /** Whether a multiplication takes what comes from the host. */
    boolean waitsForHost(int mac) {
        return ofMacs.get(mac).stream().anyMatch(number -> number >= macs);
    }
}
