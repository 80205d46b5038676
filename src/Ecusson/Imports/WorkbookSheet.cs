namespace Ecusson.Imports;

/// <summary>A sheet of a workbook, and what must be known of it beside its cells. Rows and columns are counted from 1.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HiddenRows">Rows that its owner has hidden, by hand or with a filter.</param>
/// <param name="Merged">Cells that are one over several rows.</param>
sealed record WorkbookSheet(string Name, IReadOnlySet<int> HiddenRows, ILookup<int, MergedCells> Merged);

/// <summary>One cell over several rows: its text stands in the first alone and is meant for all.</summary>
/// <param name="First">The first row.</param>
/// <param name="Last">The last row.</param>
/// <param name="Column">The first of its columns.</param>
sealed record MergedCells(int First, int Last, int Column);
