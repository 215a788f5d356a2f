package dev.synram.examples.remote;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.Calibrator;
import dev.synram.chip.Chip;
import dev.synram.remote.ConnectionSettings;
import dev.synram.remote.Endpoint;
import dev.synram.remote.RemoteChip;

/** Calibrates the chip of a server, in turn with its other users. */
public final class CalibrateRemotely {

    private CalibrateRemotely() {}

    public static void main(String[] arguments) {
        Endpoint server = new Endpoint("localhost", Integer.parseInt(arguments[0]));
        try (Chip chip = RemoteChip.connect(ConnectionSettings.to(server))) {
            Calibration calibration = new Calibrator(1).calibrate(chip).calibration();
            System.out.println(chip.id() + ": gain " + calibration.after().gain());
        }
    }
}
