package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.table.Result.Goal;

/**
 * Labels and goal of a row, before it is measured.
 *
 * @param name the row's name, short and the same in every run
 */
record Row(String name, String path, String ceiling, Goal goal) {}
