using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Finds who a program is by what it shows.</summary>
public sealed class FindToken(EcussonDb db, TimeProvider clock)
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>The program whose secret this is; null when it is no secret, or one that works no more.</summary>
    public async Task<KnownProgram?> By(string? secret, CancellationToken stop)
    {
        if (secret is not { Length: > 40 and < 100 } || !secret.StartsWith(MakeToken.Prefix, StringComparison.Ordinal)) return null;
        var hash = MakeToken.Hash(secret);
        return await Known(await db.Set<ProgramToken>().SingleOrDefaultAsync(token => token.SecretHash == hash, stop), stop);
    }

    /// <summary>The same with client id and secret (RFC 6749 §2.3.1): both must be of one token.</summary>
    public async Task<KnownProgram?> By(string? clientId, string? secret, CancellationToken stop) =>
        await By(secret, stop) is { } known && PublicId.TryParse(clientId, out var id) && id == known.Token.PublicId ? known : null;

    /// <summary>The same by an access token of ours that was read: what it was asked for is all that the program may do with it.</summary>
    public async Task<KnownProgram?> By(AccessGrant grant, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var id = grant.Token;
        return await Known(await db.Set<ProgramToken>().SingleOrDefaultAsync(token => token.Id == id, stop), stop) is { } known
            ? known with { Scopes = [.. known.Scopes.Intersect(grant.Scopes, StringComparer.Ordinal)] }
            : null;
    }

    async Task<KnownProgram?> Known(ProgramToken? token, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (token is not { RevokedAt: null } || token.ExpiresAt <= now) return null;
        if (token.LastUsedAt is not { } last || now - last >= Hour)
        {
            // To the hour: a program's every call is nobody's business, and not worth a write.
            var id = token.Id;
            token.LastUsedAt = new DateTimeOffset(now.Ticks - (now.Ticks % Hour.Ticks), TimeSpan.Zero);
            var used = token.LastUsedAt;
            await db.Set<ProgramToken>().Where(there => there.Id == id).ExecuteUpdateAsync(set => set.SetProperty(there => there.LastUsedAt, used), stop);
            db.Entry(token).State = EntityState.Unchanged;
        }

        return new KnownProgram(token, new Actor(ActorKind.Program, token.Id.Value, Door.Api), token.Scopes.Split(' '));
    }
}

/// <summary>A program that was recognised.</summary>
/// <param name="Token">Its token.</param>
/// <param name="Actor">It, as who acts; what it may do is for <see cref="Standing"/> to say.</param>
/// <param name="Scopes">What it may do with what it showed: its token's scopes, or those of them that an access token was asked for.</param>
public sealed record KnownProgram(ProgramToken Token, Actor Actor, IReadOnlyList<string> Scopes);
