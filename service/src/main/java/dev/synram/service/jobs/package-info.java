/**
 * Jobs that users submit: kept in a database by a {@link dev.synram.service.jobs.JobStore}, chosen, watched and cancelled by {@link
 * dev.synram.service.jobs.Jobs}, done by {@link dev.synram.service.jobs.JobWorker}s in processes of their own.
 */
@NullMarked
package dev.synram.service.jobs;

import org.jspecify.annotations.NullMarked;
