using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Journal;

/// <summary>What the operator has set about the audit trail.</summary>
/// <param name="Keep">How long a record is kept.</param>
public sealed record AuditRules(TimeSpan Keep);

/// <summary>Lets go of audit records whose time is over.</summary>
public sealed class ForgetAudit(EcussonDb db, AuditRules rules, TimeProvider clock)
{
    /// <summary>Removes those that are older than <see cref="AuditRules.Keep"/>; returns how many.</summary>
    public Task<int> Old(CancellationToken stop)
    {
        var before = clock.GetUtcNow() - rules.Keep;
        return db.Set<AuditRecord>().Where(record => record.At < before).ExecuteDeleteAsync(stop);
    }
}
