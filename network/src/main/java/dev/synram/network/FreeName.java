package dev.synram.network;

import java.util.Collection;

/** Names of nodes that are added to a network. */
public final class FreeName {

    private FreeName() {}

    /** The wanted name, with as many apostrophes as it takes to be the name of no node in either collection. */
    public static String of(String wanted, Collection<Node> nodes, Collection<Node> others) {
        String name = wanted;
        while (isTaken(name, nodes) || isTaken(name, others)) {
            name += "'";
        }
        return name;
    }

    private static boolean isTaken(String name, Collection<Node> nodes) {
        return nodes.stream().anyMatch(node -> node.name().equals(name));
    }
}
