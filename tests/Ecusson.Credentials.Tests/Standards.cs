namespace Ecusson.Credentials.Tests;

/// <summary>
/// The published vectors that the tests read: the folder <c>shared/standards</c> beside the repository, or the one that
/// <c>ECUSSON_STANDARDS</c> names. Where it is absent the test that asks for it is skipped, never passed.
/// </summary>
static class Standards
{
    static readonly string? Root = Find();

    /// <summary>Full path of a file or folder below the standards; skips the running test when the folder is absent.</summary>
    public static string Path(params string[] parts)
    {
        if (Root is null) Assert.Skip("No folder of standards: set ECUSSON_STANDARDS or put shared/standards beside the repository.");
        return System.IO.Path.Combine([Root, .. parts]);
    }

    /// <summary>True where the vectors are there; for data sources, which run before any test can skip.</summary>
    public static bool ArePresent => Root is not null;

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ECUSSON_STANDARDS") is { Length: > 0 } named) return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "standards");
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }
}
