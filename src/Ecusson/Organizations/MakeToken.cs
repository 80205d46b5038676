using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>Makes and revokes what programs of an organisation show to be let in.</summary>
public sealed class MakeToken(EcussonDb db, Standing standing, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>What every secret begins with, so that one that lies about is recognised.</summary>
    public const string Prefix = "ecu_";

    /// <summary>Makes a token; its secret is in the outcome and nowhere else.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="organization">Whose token.</param>
    /// <param name="name">What it is for, 1 to 200 characters.</param>
    /// <param name="scopes">Some of <see cref="Scopes.All"/>.</param>
    /// <param name="expiresAt">Until when it works; null without end.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<MakeTokenOutcome> For(
        Actor actor, OrganizationId organization, string name, IReadOnlyCollection<string> scopes, DateTimeOffset? expiresAt, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(scopes);
        if (!await standing.Allows(actor, organization, Roles.Owner, null, stop)) return new MakeTokenOutcome.NotAllowed();
        if (name.Trim() is not { Length: > 0 and <= 200 } trimmed || trimmed.Any(char.IsControl)) return new MakeTokenOutcome.Invalid("name");
        if (scopes.Count == 0 || scopes.Any(scope => !Scopes.All.Contains(scope, StringComparer.Ordinal))) return new MakeTokenOutcome.Invalid("scopes");
        var now = clock.GetUtcNow();
        if (expiresAt <= now) return new MakeTokenOutcome.Invalid("expires");
        var bits = new byte[32];
        random.GetBytes(bits);
        var secret = Prefix + Base64Url.EncodeToString(bits);
        var token = new ProgramToken
        {
            Id = RowId.New<ProgramTokenId>(now), PublicId = PublicId.New(random), OrganizationId = organization, Name = trimmed, SecretHash = Hash(secret),
            Scopes = string.Join(' ', Scopes.All.Where(scopes.Contains)), CreatedAt = now, ExpiresAt = expiresAt,
        };
        db.Add(token);
        audit.Note(actor, "token.made", token.Id.Value, organization.Value, ("scopes", token.Scopes));
        await db.SaveChangesAsync(stop);
        return new MakeTokenOutcome.Made(token, secret);
    }

    /// <summary>Ends a token at once.</summary>
    public async Task<MakeTokenOutcome> Revoke(Actor actor, OrganizationId organization, ProgramTokenId id, CancellationToken stop)
    {
        if (!await standing.Allows(actor, organization, Roles.Owner, null, stop)) return new MakeTokenOutcome.NotAllowed();
        var token = await db.Set<ProgramToken>().SingleOrDefaultAsync(token => token.Id == id && token.OrganizationId == organization, stop);
        if (token is not { RevokedAt: null }) return new MakeTokenOutcome.NoSuchToken();
        token.RevokedAt = clock.GetUtcNow();
        audit.Note(actor, "token.revoked", id.Value, organization.Value);
        await db.SaveChangesAsync(stop);
        return new MakeTokenOutcome.Revoked();
    }

    internal static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>What came of making or revoking a token.</summary>
public abstract record MakeTokenOutcome
{
    private MakeTokenOutcome() { }

    /// <summary>It was made.</summary>
    /// <param name="Token">The row.</param>
    /// <param name="Secret">To be shown once: it cannot be found again.</param>
    public sealed record Made(ProgramToken Token, string Secret) : MakeTokenOutcome;

    /// <summary>It works no more.</summary>
    public sealed record Revoked : MakeTokenOutcome;

    /// <summary>The actor may not.</summary>
    public sealed record NotAllowed : MakeTokenOutcome;

    /// <summary>There is no such token here that works.</summary>
    public sealed record NoSuchToken : MakeTokenOutcome;

    /// <summary>A field cannot be taken.</summary>
    /// <param name="Field"><c>name</c>, <c>scopes</c> or <c>expires</c>.</param>
    public sealed record Invalid(string Field) : MakeTokenOutcome;
}
