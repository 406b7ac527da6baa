/**
 * Files that people keep in spreadsheets and hand in: read row by row, CSV or Excel, with the same strictness, the same
 * sentences and the same answer whatever is imported.
 *
 * <p>{@link org.drumbeat.imports.Spreadsheet} reads, {@link org.drumbeat.imports.Columns} checks a header against what it
 * must name, and {@link org.drumbeat.imports.ImportResult} is the outcome. Each module knows what its rows mean.
 */
package org.drumbeat.imports;
