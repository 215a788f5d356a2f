package dev.synram.tflite;

import java.util.function.DoubleUnaryOperator;

/** The operators of TensorFlow Lite as plain loops: what its documentation says, for one sample with channels last. */
final class Reference {

    private Reference() {}

    /** Images: rows x columns x channels. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Image(int rows, int columns, int channels, double[] values) {

        static Image of(int rows, int columns, int channels, float[] values) {
            double[] doubles = new double[values.length];
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] = values[i];
            }
            return new Image(rows, columns, channels, doubles);
        }

        /** Zero outside. */
        double at(int row, int column, int channel) {
            return isInside(row, column) ? values[(row * columns + column) * channels + channel] : 0;
        }

        boolean isInside(int row, int column) {
            return row >= 0 && row < rows && column >= 0 && column < columns;
        }

        Image map(DoubleUnaryOperator function) {
            double[] mapped = new double[values.length];
            for (int i = 0; i < mapped.length; i++) {
                mapped[i] = function.applyAsDouble(values[i]);
            }
            return new Image(rows, columns, channels, mapped);
        }

        Image plus(Image other) {
            double[] sums = new double[values.length];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = values[i] + other.values[i];
            }
            return new Image(rows, columns, channels, sums);
        }

        /** Channels of another image behind these. */
        Image beside(Image other) {
            Image joined = new Image(
                    rows, columns, channels + other.channels, new double[values.length + other.values.length]);
            for (int i = 0; i < rows * columns; i++) {
                System.arraycopy(values, i * channels, joined.values, i * joined.channels, channels);
                System.arraycopy(
                        other.values,
                        i * other.channels,
                        joined.values,
                        i * joined.channels + channels,
                        other.channels);
            }
            return joined;
        }

        Image padded(int before, int after) {
            Image wide = new Image(
                    rows + before + after,
                    columns + before + after,
                    channels,
                    new double[(rows + before + after) * (columns + before + after) * channels]);
            for (int row = 0; row < wide.rows; row++) {
                for (int column = 0; column < wide.columns; column++) {
                    for (int channel = 0; channel < channels; channel++) {
                        wide.values[(row * wide.columns + column) * channels + channel] =
                                at(row - before, column - before, channel);
                    }
                }
            }
            return wide;
        }

        double[] means() {
            double[] means = new double[channels];
            for (int i = 0; i < values.length; i++) {
                means[i % channels] += values[i] / (rows * columns);
            }
            return means;
        }
    }

    /** A square window. */
    record Square(int size, int stride, boolean same, int dilation) {

        int positions(int input) {
            return same ? Math.ceilDiv(input, stride) : (input - span()) / stride + 1;
        }

        int span() {
            return (size - 1) * dilation + 1;
        }

        /** The first row or column of a position; an odd row of padding is at the end. */
        int begin(int position, int input) {
            int padding = same ? Math.max(0, (positions(input) - 1) * stride + span() - input) : 0;
            return position * stride - padding / 2;
        }
    }

    /** Filters are outputs x rows x columns x input channels. */
    static Image conv(Image in, float[] filters, float[] bias, Square window) {
        int outputs = bias.length;
        int perGroup = filters.length / outputs / window.size() / window.size();
        int groups = in.channels() / perGroup;
        Image out = empty(in, window, outputs);
        each(out, (row, column, output) -> {
            double sum = bias[output];
            int firstChannel = output / (outputs / groups) * perGroup;
            for (int y = 0; y < window.size(); y++) {
                for (int x = 0; x < window.size(); x++) {
                    for (int c = 0; c < perGroup; c++) {
                        double weight = filters[((output * window.size() + y) * window.size() + x) * perGroup + c];
                        sum += weight
                                * in.at(
                                        window.begin(row, in.rows()) + y * window.dilation(),
                                        window.begin(column, in.columns()) + x * window.dilation(),
                                        firstChannel + c);
                    }
                }
            }
            return sum;
        });
        return out;
    }

    /** Filters are rows x columns x outputs. */
    static Image depthwise(Image in, float[] filters, float[] bias, Square window) {
        int outputs = bias.length;
        int multiplier = outputs / in.channels();
        Image out = empty(in, window, outputs);
        each(out, (row, column, output) -> {
            double sum = bias[output];
            for (int y = 0; y < window.size(); y++) {
                for (int x = 0; x < window.size(); x++) {
                    sum += filters[(y * window.size() + x) * outputs + output]
                            * in.at(
                                    window.begin(row, in.rows()) + y,
                                    window.begin(column, in.columns()) + x,
                                    output / multiplier);
                }
            }
            return sum;
        });
        return out;
    }

    static Image pool(Image in, Square window, boolean average) {
        Image out = empty(in, window, in.channels());
        each(out, (row, column, channel) -> {
            double sum = 0;
            double most = Double.NEGATIVE_INFINITY;
            int taps = 0;
            for (int y = 0; y < window.size(); y++) {
                for (int x = 0; x < window.size(); x++) {
                    int inRow = window.begin(row, in.rows()) + y;
                    int inColumn = window.begin(column, in.columns()) + x;
                    if (in.isInside(inRow, inColumn)) {
                        taps++;
                        sum += in.at(inRow, inColumn, channel);
                        most = Math.max(most, in.at(inRow, inColumn, channel));
                    }
                }
            }
            return average ? sum / taps : most;
        });
        return out;
    }

    private static Image empty(Image in, Square window, int channels) {
        int rows = window.positions(in.rows());
        int columns = window.positions(in.columns());
        return new Image(rows, columns, channels, new double[rows * columns * channels]);
    }

    /** The value of an element. */
    private interface Element {
        double at(int row, int column, int channel);
    }

    private static void each(Image image, Element element) {
        for (int i = 0; i < image.values().length; i++) {
            int place = i / image.channels();
            image.values()[i] = element.at(place / image.columns(), place % image.columns(), i % image.channels());
        }
    }

    /** Weights are outputs x inputs. */
    static double[] dense(double[] in, float[] weights, float[] bias) {
        double[] out = new double[bias.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = bias[i];
            for (int k = 0; k < in.length; k++) {
                out[i] += weights[i * in.length + k] * in[k];
            }
        }
        return out;
    }

    static double[] softmax(double[] in) {
        double[] out = new double[in.length];
        double sum = 0;
        for (double value : in) {
            sum += Math.exp(value);
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.exp(in[i]) / sum;
        }
        return out;
    }
}
