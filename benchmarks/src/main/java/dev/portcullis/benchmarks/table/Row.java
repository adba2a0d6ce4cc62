package dev.portcullis.benchmarks.table;

/**
 * Labels and goal of a row, before it is measured.
 *
 * @param name the row's name, short and the same in every run
 * @param path the measured request or value
 * @param beside the comparison of the row
 * @param unit the unit of both figures
 */
record Row(String name, String path, String beside, String unit, Goal goal) {}
