/**
 * Who computes what when: samples of requests wait in a {@link dev.synram.service.scheduling.FairQueue}, from which each chip of a
 * {@link dev.synram.service.scheduling.ChipPool} takes batches.
 */
@NullMarked
package dev.synram.service.scheduling;

import org.jspecify.annotations.NullMarked;
