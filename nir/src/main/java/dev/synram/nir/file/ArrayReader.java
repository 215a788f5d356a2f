package dev.synram.nir.file;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Integers;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Tensor;
import dev.synram.nir.value.Text;
import dev.synram.nir.value.Value;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads arrays of an HDF5 file; their sizes are checked before they are allocated. */
final class ArrayReader {

    /** What an element may take while it is read: in jHDF, as an object, and in the result. */
    private static final int BYTES_EACH = 32;

    private final ReadLimits limits;
    private final long fileBytes;

    ArrayReader(ReadLimits limits, long fileBytes) {
        this.limits = limits;
        this.fileBytes = fileBytes;
    }

    /** A number, an array of numbers, or a text. */
    Value value(Dataset dataset) {
        require(dataset);
        if (isText(dataset)) {
            return new Text(text(dataset));
        }
        int[] dimensions = dataset.getDimensions();
        return numbers(dataset, Dimensions.of(dimensions));
    }

    /** A text, or the only element of an array of texts. */
    String text(Dataset dataset) {
        require(dataset);
        List<String> texts = texts(dataset);
        if (texts.size() != 1) {
            throw new NirException("it has %s texts; expected is one".formatted(texts.size()));
        }
        return texts.getFirst();
    }

    /** Rows of two texts; none if the array is empty. */
    List<List<String>> pairs(Dataset dataset) {
        int[] dimensions = dataset.getDimensions();
        if (dimensions.length > 0 && dimensions[0] == 0) {
            return List.of();
        }
        require(dataset);
        if (dimensions.length != 2 || dimensions[1] != 2) {
            throw new NirException(
                    "it has the shape %s; expected are rows of two texts".formatted(Arrays.toString(dimensions)));
        }
        List<String> texts = texts(dataset);
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < texts.size(); i += 2) {
            pairs.add(List.of(texts.get(i), texts.get(i + 1)));
        }
        return pairs;
    }

    private void require(Dataset dataset) {
        limits.takeObject();
        if (dataset.isCompound()) {
            throw new NirException("it has elements of several parts; expected are numbers or texts");
        }
        long elements = 1;
        for (int size : dataset.getDimensions()) {
            if (size < 1) {
                throw new NirException("it has no elements");
            }
            elements = Math.multiplyExact(elements, size);
        }
        int bytesEach = dataset.getDataType().getSize();
        if (bytesEach < 1) {
            throw new NirException("its elements have %s bytes".formatted(bytesEach));
        }
        limits.takeBytes(elements, BYTES_EACH + (long) bytesEach);
        if (dataset instanceof ChunkedDataset chunked) {
            ChunkCheck.require(chunked, bytesEach, limits);
        }
        if (dataset.isVariableLength()) {
            requireShort(dataset, elements);
        }
    }

    /** Each element of variable length can refer to the same long text; those of usual writers refer to one of their own. */
    private void requireShort(Dataset dataset, long elements) {
        if (!isText(dataset)) {
            throw new NirException("its elements vary in length; expected are numbers or texts");
        }
        limits.takeBytes(elements - distinct(dataset), fileBytes);
        limits.takeBytes(fileBytes, Character.BYTES);
    }

    private static long distinct(Dataset dataset) {
        if (!(dataset instanceof ContiguousDataset contiguous)) {
            return 1;
        }
        ByteBuffer references = contiguous.getBuffer();
        int size = dataset.getDataType().getSize();
        Set<ByteBuffer> distinct = new HashSet<>();
        for (int at = 0; at + size <= references.limit(); at += size) {
            // The length that comes first is not what is read.
            distinct.add(references.slice(at + Integer.BYTES, size - Integer.BYTES));
        }
        return distinct.size();
    }

    private static boolean isText(Dataset dataset) {
        return dataset.getJavaType() == String.class;
    }

    private static List<String> texts(Dataset dataset) {
        if (!isText(dataset)) {
            throw new NirException("it has elements of the type %s; expected are texts"
                    .formatted(dataset.getJavaType().getSimpleName()));
        }
        List<String> texts = new ArrayList<>();
        collect(dataset.getData(), texts);
        return texts;
    }

    private static void collect(Object data, List<String> texts) {
        if (data instanceof Object[] array) {
            for (Object element : array) {
                collect(element, texts);
            }
        } else if (data instanceof String text) {
            texts.add(new Text(text).text());
        } else {
            throw new NirException("it has an element that is no text");
        }
    }

    private static Value numbers(Dataset dataset, Dimensions shape) {
        Object data = shape.rank() == 0 ? dataset.getData() : dataset.getDataFlat();
        return switch (data) {
            case Float value -> Tensor.of(shape, value);
            case Double value -> Tensor.of(shape, value);
            case Long value -> Integers.scalar(value);
            case Integer value -> Integers.scalar(value);
            case Short value -> Integers.scalar(value);
            case Byte value -> Integers.scalar(value);
            case float[] values -> Tensor.of(shape, values);
            case double[] values -> Tensor.of(shape, values);
            case long[] _, int[] _, short[] _, byte[] _ -> integers(data, shape);
            case null, default ->
                throw new NirException("it has elements of the type %s; expected are numbers or texts"
                        .formatted(dataset.getJavaType().getSimpleName()));
        };
    }

    private static Integers integers(Object array, Dimensions shape) {
        List<Long> values = new ArrayList<>(Array.getLength(array));
        for (int i = 0; i < Array.getLength(array); i++) {
            values.add(Array.getLong(array, i));
        }
        return new Integers(shape, values);
    }
}
