package dev.synram.kernel.data;

/**
 * A matrix in an array, or its transpose: element {@code (r, k)} is {@code data[start + r * rowStride + k *
 * columnStride]}.
 *
 * @param data shared, not copied
 * @param start index of the first element
 * @param rowStride distance between rows
 * @param columnStride distance between columns
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the caller's array; matrices are never compared
public record MatrixView(float[] data, int start, int rowStride, int columnStride) {}
