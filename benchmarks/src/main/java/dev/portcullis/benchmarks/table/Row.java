package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.table.Result.Goal;

/**
 * What a row says before anything is measured.
 *
 * @param name short, and the same in every run
 */
record Row(String name, String path, String ceiling, Goal goal) {}
