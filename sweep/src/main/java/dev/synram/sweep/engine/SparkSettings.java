package dev.synram.sweep.engine;

import dev.synram.experiment.sweep.SweepCluster;
import org.apache.spark.SparkConf;

/** How Spark runs, unless system properties {@code spark.*} say otherwise. */
public final class SparkSettings {

    private static final String LOOPBACK = "127.0.0.1";

    private SparkSettings() {}

    /** The settings for a cluster; a local one is not seen from other machines. */
    public static SparkConf of(SweepCluster cluster) {
        SparkConf settings = new SparkConf()
                .setMaster(cluster.master())
                .setAppName("synram sweep")
                .setIfMissing("spark.ui.enabled", "false")
                .setIfMissing("spark.ui.showConsoleProgress", "false")
                .setIfMissing("spark.sql.catalogImplementation", "in-memory");
        if (cluster.isLocal()) {
            settings.setIfMissing("spark.driver.host", LOOPBACK).setIfMissing("spark.driver.bindAddress", LOOPBACK);
        }
        return settings;
    }
}
