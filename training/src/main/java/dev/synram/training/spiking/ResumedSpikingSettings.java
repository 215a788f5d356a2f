package dev.synram.training.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrationFile;
import dev.synram.data.Checksum;
import dev.synram.data.DataSplit;
import dev.synram.experiment.checkpoint.CheckpointSettings;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that a training follows from, by the names of the options: what must be equal to resume, and what networks tell. */
record ResumedSpikingSettings(SpikingTrainingSettings settings, DataSplit data, SpikingCalibration calibration) {

    private static final int DIGEST_CHARACTERS = 12;

    CheckpointSettings all() {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        values.put("data", data.name());
        values.put("chip", calibration.chip());
        values.put("calibration", new CalibrationState(calibration.effort().label(), calibration.ageHours()).label());
        values.put(TrainedSpikingNetwork.SAMPLES, TrainedSpikingNetwork.digest(data.train()));
        values.put(
                CheckpointSettings.DIGEST + "cells",
                Checksum.sha256(SpikingCalibrationFile.write(calibration).getBytes(StandardCharsets.UTF_8))
                        .substring(0, DIGEST_CHARACTERS));
        return CheckpointSettings.of(settings).with(new CheckpointSettings(values));
    }

    SortedMap<String, String> provenance() {
        SortedMap<String, String> values = new TreeMap<>(all().values());
        values.put("software", Version.SOFTWARE);
        return values;
    }
}
