package dev.synram.training.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrationFile;
import dev.synram.data.DataSplit;
import dev.synram.experiment.checkpoint.CheckpointSettings;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that a training follows from, by the names of the options: what must be equal to resume, and what networks tell. */
record ResumedSpikingSettings(SpikingTrainingSettings settings, DataSplit data, SpikingCalibration calibration) {

    CheckpointSettings all() {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        values.put("data", data.name());
        values.put("chip", calibration.chip());
        values.put("calibration", new CalibrationState(calibration.effort().label(), calibration.ageHours()).label());
        values.put(TrainedSpikingNetwork.SAMPLES, TrainedSpikingNetwork.digest(data.train()));
        values.put(
                "cells",
                String.format(
                        Locale.ROOT,
                        "%08x",
                        SpikingCalibrationFile.write(calibration).hashCode()));
        return CheckpointSettings.of(settings).with(new CheckpointSettings(values));
    }

    SortedMap<String, String> provenance() {
        SortedMap<String, String> values = new TreeMap<>(all().values());
        values.put("software", Version.SOFTWARE);
        return values;
    }
}
