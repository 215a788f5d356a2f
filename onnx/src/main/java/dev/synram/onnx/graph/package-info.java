/** Prepares the graph of an ONNX file before its nodes are translated: functions, order, uses. */
@NullMarked
package dev.synram.onnx.graph;

import org.jspecify.annotations.NullMarked;
