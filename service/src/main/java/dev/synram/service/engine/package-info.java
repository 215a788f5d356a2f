/** Answers requests, whatever transport they come by: who may ask, which model, what it computes, and what is told about it. */
@NullMarked
package dev.synram.service.engine;

import org.jspecify.annotations.NullMarked;
