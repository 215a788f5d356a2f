package dev.synram.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime as the reference for the meaning of a model. */
final class OnnxRuntime {

    private OnnxRuntime() {}

    /**
     * Runs a model.
     *
     * @param dimensions of a sample
     * @return all elements of its only output
     */
    static float[] run(byte[] model, float[] samples, int count, long... dimensions) {
        long[] shape = new long[dimensions.length + 1];
        shape[0] = count;
        System.arraycopy(dimensions, 0, shape, 1, dimensions.length);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            try (OrtSession session = environment.createSession(model, options);
                    OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(samples), shape);
                    OrtSession.Result result = session.run(
                            Map.of(session.getInputNames().iterator().next(), input))) {
                OnnxTensor output = (OnnxTensor) result.get(0);
                float[] values = new float[Math.toIntExact(output.getInfo().getNumElements())];
                output.getFloatBuffer().get(values);
                return values;
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
