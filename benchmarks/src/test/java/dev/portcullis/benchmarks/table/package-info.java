@NullMarked
package dev.portcullis.benchmarks.table;

import org.jspecify.annotations.NullMarked;
