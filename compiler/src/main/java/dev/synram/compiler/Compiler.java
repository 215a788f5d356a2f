package dev.synram.compiler;

import dev.synram.chip.Block;
import dev.synram.chip.ChipGeometry;
import dev.synram.chip.MacSettings;
import dev.synram.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays a network out on one chip. The tiles of a layer go to the hemispheres in turn, side by side in columns; what no
 * longer fits waits for the next configuration.
 *
 * @param geometry the chip
 * @param waitBetweenEvents FPGA cycles between events, for all layers
 */
public record Compiler(ChipGeometry geometry, int waitBetweenEvents) {

    /**
     * Compiles.
     *
     * @param numSends for each multiplication how often a vector is sent
     */
    public Program compile(Network network, List<Integer> numSends) {
        List<MacStep> steps = new ArrayList<>();
        for (Network.Mac mac : network.macs()) {
            MacSettings settings = new MacSettings(numSends.get(mac.index()), waitBetweenEvents);
            steps.add(new MacStep(mac, settings, place(Tiling.of(mac.inputs(), mac.outputs()))));
        }
        return new Program(network, steps);
    }

    private List<Placement> place(List<Tile> tiles) {
        List<Placement> placements = new ArrayList<>();
        int configuration = 0;
        int pass = -1;
        int hemisphere = 0;
        int[] usedColumns = new int[geometry.hemispheres()];
        for (Tile tile : tiles) {
            if (usedColumns[hemisphere] + tile.outputs() > ChipGeometry.COLUMNS) {
                configuration++;
                usedColumns = new int[geometry.hemispheres()];
                hemisphere = 0;
            }
            if (hemisphere == 0) {
                pass++;
            }
            Block block = new Block(hemisphere, 0, tile.inputs(), usedColumns[hemisphere], tile.outputs());
            placements.add(new Placement(tile, block, configuration, pass));
            usedColumns[hemisphere] += tile.outputs();
            hemisphere = (hemisphere + 1) % geometry.hemispheres();
        }
        return placements;
    }
}
