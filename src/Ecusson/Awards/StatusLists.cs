using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Status;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>The status lists of organisations: places for new awards, and the signed lists that whoever verifies an award asks for.</summary>
public sealed class StatusLists(EcussonDb db, Issuer issuer, SigningKeys keys, SiteAddress site, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>How long a reader may keep a list before asking again.</summary>
    public static readonly TimeSpan TimeToLive = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Hands out places with the next save, all in one list that this voice speaks for: a list proves nothing about another issuer's awards.
    /// Of two who take places for one organisation at the same moment, one is overtaken and looks again.
    /// </summary>
    /// <param name="organization">Whose awards.</param>
    /// <param name="voice">In whose name they are signed.</param>
    /// <param name="count">How many, at most <see cref="StatusList.Size"/>.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<(StatusList List, IReadOnlyList<int> Places)> Take(OrganizationId organization, IssuerVoice voice, int count, CancellationToken stop) =>
        Take(organization, voice, await Newest(organization, voice, stop), count);

    /// <summary>The list that places are taken in; null when there is none yet. What is read after it cannot be changed by another award without this one being overtaken.</summary>
    internal async Task<StatusList?> Newest(OrganizationId organization, IssuerVoice voice, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(voice);
        return await db.Set<StatusList>().Where(there => there.OrganizationId == organization && there.IssuerId == voice.Id).OrderByDescending(there => there.Number).FirstOrDefaultAsync(stop);
    }

    /// <summary>The same in the list that <see cref="Newest"/> gave.</summary>
    internal (StatusList List, IReadOnlyList<int> Places) Take(OrganizationId organization, IssuerVoice voice, StatusList? list, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, StatusList.Size);
        if (list is null || list.Used > StatusList.Size - count)
        {
            // The few places that are left in the list before are given up: whoever takes one of them at this moment is overtaken, as nobody may award past another.
            if (list is not null) list.Used = StatusList.Size;
            db.Add(list = New(organization, voice, (list?.Number ?? 0) + 1));
        }

        var first = list.Used;
        list.Used += count;
        return (list, [.. Enumerable.Range(first, count).Select(n => StatusPlaces.At(list.Seed, n))]);
    }

    /// <summary>Says, with the next save, that an award stands no more. What is said so is never taken back.</summary>
    public Task Revoke(Award award, CancellationToken stop) => Revoke([award], stop);

    /// <summary>The same of several.</summary>
    public async Task Revoke(IReadOnlyList<Award> awards, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(awards);
        foreach (var places in awards.GroupBy(award => award.StatusListId, award => award.StatusIndex))
        {
            var list = await db.Set<StatusList>().SingleAsync(there => there.Id == places.Key, stop);
            var bits = (byte[])list.Bits.Clone();
            foreach (var place in places) bits[place / 8] |= (byte)(0x80 >> (place % 8));
            (list.Bits, list.Signed, list.SignedAt) = (bits, null, null);
        }
    }

    /// <summary>The signed list at an address (Bitstring Status List 1.0 §2.2); null where there is none. It is signed when it is first asked for after a change.</summary>
    /// <remarks>Open to everyone.</remarks>
    public async Task<SignedStatusList?> Signed(PublicId id, CancellationToken stop)
    {
        while (true)
        {
            if (await db.Set<StatusList>().SingleOrDefaultAsync(there => there.PublicId == id, stop) is not { } list) return null;
            if (list.Signed is { } kept) return new SignedStatusList(kept, list.OrganizationId);
            (list.Signed, list.SignedAt) = (await Sign(list, stop), clock.GetUtcNow());
            if (await db.TryChange(stop)) return new SignedStatusList(list.Signed, list.OrganizationId);
            // An award was given or revoked meanwhile: the list is another now.
        }
    }

    async Task<byte[]> Sign(StatusList list, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var terms = new StatusListCredential
        {
            Id = site.StatusList(list.PublicId), Issuer = list.IssuerId, Purpose = "revocation", ValidFrom = now, TimeToLive = TimeToLive,
        };
        using var unsigned = JsonDocument.Parse(terms.Write(BitstringStatusList.Of(list.Bits)));

        // Under did:key the issuer is one key for ever, retired or not; under did:web it is whichever key signs now.
        if (list.IssuerId.StartsWith("did:key:", StringComparison.Ordinal))
        {
            using var first = await keys.Again(list.KeyId, stop);
            return Sign(unsigned.RootElement, first.Key, first.Key.Public.DidKeyUrl, now);
        }

        var organization = await db.Set<Organization>().AsNoTracking().SingleAsync(there => there.Id == list.OrganizationId, stop);
        using var voice = await issuer.Voice(organization, KeyType.Ed25519, stop);
        return Sign(unsigned.RootElement, voice.Open.Key, voice.VerificationMethod, now);
    }

    static byte[] Sign(JsonElement unsigned, SigningKey key, string method, DateTimeOffset now) =>
        ProofSuites.Sign(unsigned, key, method, now, Canonicalizer.Pinned) is SigningOutcome.Signed signed
            ? signed.Json.ToArray()
            : throw new UnreachableException("A status list that we write can be signed.");

    StatusList New(OrganizationId organization, IssuerVoice voice, int number)
    {
        Span<byte> seed = stackalloc byte[sizeof(long)];
        random.GetBytes(seed);
        return new StatusList
        {
            Id = RowId.New<StatusListId>(clock.GetUtcNow()), PublicId = PublicId.New(random), OrganizationId = organization, Number = number, IssuerId = voice.Id, KeyId = voice.Open.Id,
            Bits = new byte[StatusList.Size / 8], Seed = BinaryPrimitives.ReadInt64LittleEndian(seed),
        };
    }
}

/// <summary>A status list as it is served.</summary>
/// <param name="Bytes">The signed list, JSON in UTF-8.</param>
/// <param name="Organization">Whose it is.</param>
public sealed record SignedStatusList(byte[] Bytes, OrganizationId Organization);
