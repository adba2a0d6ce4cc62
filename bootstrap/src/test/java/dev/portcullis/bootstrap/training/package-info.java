/** Tests of the training run for the AOT cache. */
@NullMarked
package dev.portcullis.bootstrap.training;

import org.jspecify.annotations.NullMarked;
