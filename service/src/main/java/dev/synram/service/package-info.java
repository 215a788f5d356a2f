/**
 * An inference server: requests come by {@link dev.synram.service.http} or {@link dev.synram.service.grpc}, are answered by an
 * {@link dev.synram.service.engine.InferenceEngine}, and computed by the chips of a {@link
 * dev.synram.service.scheduling.ChipPool}.
 */
@NullMarked
package dev.synram.service;

import org.jspecify.annotations.NullMarked;
