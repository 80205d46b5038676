namespace Ecusson.Browser.Tests;

/// <summary>How a story is lived: on which engine, and with what window.</summary>
/// <param name="Engine">Where the server keeps its data.</param>
/// <param name="Script">Whether the browser runs scripts.</param>
/// <param name="Width">Width of the window in CSS pixels; 390 is a phone.</param>
/// <param name="Dark">Whether the system is set to dark.</param>
public sealed record Way(Engine Engine, bool Script, int Width, bool Dark)
{
    /// <summary>Each engine with script and without; each width and theme with both.</summary>
    public static TheoryData<Way> All { get; } =
    [
        new Way(Engine.Sqlite, Script: true, 390, Dark: false),
        new Way(Engine.Sqlite, Script: false, 1280, Dark: true),
        new Way(Engine.PostgreSql, Script: true, 1280, Dark: true),
        new Way(Engine.PostgreSql, Script: false, 390, Dark: false),
    ];

    /// <summary>One of them, for what neither engine nor window changes.</summary>
    public static Way First { get; } = new(Engine.Sqlite, Script: true, 1280, Dark: false);

    /// <summary>The same for what only a browser with script does.</summary>
    public static TheoryData<Way> WithScript { get; } = [new Way(Engine.Sqlite, Script: true, 390, Dark: true), new Way(Engine.PostgreSql, Script: true, 1280, Dark: false)];

    /// <summary>A word that tells this way's people from those of the others, e.g. in their addresses.</summary>
    public string Word => Script ? "script" : "plain";

    public override string ToString() => $"{Engine}, {(Script ? "script" : "no script")}, {Width}, {(Dark ? "dark" : "light")}";
}
