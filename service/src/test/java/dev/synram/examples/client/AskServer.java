package dev.synram.examples.client;

import dev.synram.client.ClientSettings;
import dev.synram.client.InferenceClient;
import dev.synram.client.SampleResult;
import java.net.URI;

/** Asks a server for the results of a sample, with their noise. */
public final class AskServer {

    private AskServer() {}

    public static void main(String[] arguments) {
        try (InferenceClient client = InferenceClient.to(ClientSettings.to(URI.create(arguments[0])))) {
            String model = client.models().getFirst();
            float[] sample = new float[client.model(model).sampleSize()];
            SampleResult result = client.infer(model, sample, 100).samples().getFirst();
            System.out.println("class " + result.chosen() + ": " + result.values() + ", standard deviations "
                    + result.deviations());
        }
    }
}
