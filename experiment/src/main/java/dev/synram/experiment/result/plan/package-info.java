/** What plans and descriptions of networks say, as JSON. */
@NullMarked
package dev.synram.experiment.result.plan;

import org.jspecify.annotations.NullMarked;
