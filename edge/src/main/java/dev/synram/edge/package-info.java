/**
 * The edge runner: a small program that classifies samples on a simulated, calibrated chip. It needs no tensor library, no readers of
 * other tools' networks and no reports.
 */
@NullMarked
package dev.synram.edge;

import org.jspecify.annotations.NullMarked;
