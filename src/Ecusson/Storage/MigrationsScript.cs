using System.Reflection;

namespace Ecusson.Storage;

/// <summary>All migrations of an engine as one script, without transactions of its own. <c>tools/model</c> writes it beside them.</summary>
public static class MigrationsScript
{
    const string Name = "Migrations.sql";

    /// <summary>The script in an engine's assembly.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Of(Assembly engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        using var script = new StreamReader(engine.GetManifestResourceStream(Name) ?? throw new InvalidOperationException($"{engine.GetName().Name} holds no {Name}."));
        return script.ReadToEnd();
    }
}
