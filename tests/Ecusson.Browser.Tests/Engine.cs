namespace Ecusson.Browser.Tests;

/// <summary>Where a server keeps its data.</summary>
public enum Engine
{
    Sqlite,
    PostgreSql,
}
