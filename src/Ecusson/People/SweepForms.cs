using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Clears forms away that nobody came back for.</summary>
public sealed class SweepForms(EcussonDb db, TimeProvider clock) : ISweep
{
    /// <inheritdoc/>
    public string Name => "forms";

    /// <inheritdoc/>
    public Task<int> Once(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return db.Set<KeptForm>().Where(form => form.ExpiresAt <= now).ExecuteDeleteAsync(stop);
    }
}
