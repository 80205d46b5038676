using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text.Json;
using Ecusson.Badges;
using Ecusson.Credentials.Issuing;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Vc;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Makes awards and signs them: one way for one person and for a list.</summary>
public sealed class AwardSigning(Issuer issuer, StatusLists lists, SiteAddress site, TimeProvider clock, RandomNumberGenerator random, EcussonDb db)
{
    readonly AwardRandomness randomness = new(random.GetBytes);

    /// <summary>Adds an award and its signed credential for each person to what the next save writes.</summary>
    /// <param name="organization">Who issues.</param>
    /// <param name="badge">The badge.</param>
    /// <param name="version">Its version that is published.</param>
    /// <param name="people">For whom.</param>
    /// <param name="list">The list that they stand on; null for one given alone.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<Award>> Add(
        Organization organization, Badge badge, BadgeVersion version, IReadOnlyList<NewAward> people, AwardListId? list, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(badge);
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(people);
        using var voice = await issuer.Voice(organization, KeyType.Ed25519, stop);
        return Add(organization, badge, version, people, list, voice, await lists.Newest(organization.Id, voice, stop));
    }

    /// <summary>
    /// The same for those who do not hold the badge; null for each who does. It is asked after the status list was read: of two who give somebody the badge at the same
    /// moment, the second is overtaken and finds what the first gave when it looks again.
    /// </summary>
    public async Task<IReadOnlyList<Award?>> AddMissing(
        Organization organization, Badge badge, BadgeVersion version, IReadOnlyList<NewAward> people, AwardListId? list, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(badge);
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(people);
        using var voice = await issuer.Voice(organization, KeyType.Ed25519, stop);
        var newest = await lists.Newest(organization.Id, voice, stop);
        var keys = people.Select(person => MailAddresses.Key(person.Address)).ToList();
        var held = await Holding.Among(db, badge.Id, keys, clock.GetUtcNow(), stop);
        var isMissing = keys.ConvertAll(held.Add);
        var missing = people.Where((_, at) => isMissing[at]).ToList();
        var awards = new Queue<Award>(missing.Count == 0 ? [] : Add(organization, badge, version, missing, list, voice, newest));
        return isMissing.ConvertAll(lacks => lacks ? awards.Dequeue() : null);
    }

    List<Award> Add(Organization organization, Badge badge, BadgeVersion version, IReadOnlyList<NewAward> people, AwardListId? list, IssuerVoice voice, StatusList? newest)
    {
        var (status, places) = lists.Take(organization.Id, voice, newest, people.Count);
        var now = clock.GetUtcNow();
        var batch = Compile(badge, version, voice, status.PublicId, now);
        var awards = people.Select((person, at) => Award(person, badge, version, list, status.Id, places[at], now)).ToList();
        db.AddRange(awards);
        db.AddRange(SignAll(batch, awards, voice.Open.Id, now));
        return awards;
    }

    /// <summary>Signs on all cores: a list's awards have nothing to do with each other.</summary>
    SignedCredential[] SignAll(BadgeBatch batch, List<Award> awards, SealedKeyId key, DateTimeOffset now)
    {
        var signed = new SignedCredential[awards.Count];
        try
        {
            Parallel.For(0, signed.Length, at => signed[at] = Sign(batch, awards[at], key, now));
        }
        catch (AggregateException several)
        {
            // One is enough to say why.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return signed;
    }

    /// <summary>
    /// Signs an award anew with the next save, after its address or the choice about its name was changed. Where the organisation speaks in another
    /// name by now, the award gets a place in a list of that name, and what was signed before stands no more.
    /// </summary>
    /// <param name="award">The award as it is to be.</param>
    /// <param name="newAddress">Whether it is bound to another address than before: what was signed for that one stands no more.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task Anew(Award award, bool newAddress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(award);
        var organization = await db.Set<Organization>().SingleAsync(there => there.Id == award.OrganizationId, stop);
        var badge = await db.Set<Badge>().SingleAsync(there => there.Id == award.BadgeId, stop);
        var version = await db.Set<BadgeVersion>().AsNoTracking().SingleAsync(there => there.BadgeId == award.BadgeId && there.Number == award.BadgeNumber, stop);
        using var voice = await issuer.Voice(organization, KeyType.Ed25519, stop);
        var status = await db.Set<StatusList>().SingleAsync(there => there.Id == award.StatusListId, stop);
        if (newAddress || status.IssuerId != voice.Id)
        {
            await lists.Revoke(award, stop);
            (status, var places) = await lists.Take(organization.Id, voice, 1, stop);
            (award.StatusListId, award.StatusIndex) = (status.Id, places[0]);
        }

        if (newAddress)
        {
            award.Salt = randomness.Salt();
            award.IdentityHash = IdentityHash.OfEmail(award.Address!, award.Salt).IdentityHash!;
        }

        var now = clock.GetUtcNow();
        var last = await db.Set<SignedCredential>().Where(credential => credential.AwardId == award.Id && credential.Format == CredentialFormat.Json).MaxAsync(credential => credential.Number, stop);
        db.Add(Sign(Compile(badge, version, voice, status.PublicId, now), award, voice.Open.Id, now, last + 1));
    }

    Award Award(NewAward person, Badge badge, BadgeVersion version, AwardListId? list, StatusListId status, int place, DateTimeOffset now)
    {
        var salt = randomness.Salt();
        return new Award
        {
            Id = RowId.New<AwardId>(now), PublicId = person.Id ?? PublicId.New(random), OrganizationId = badge.OrganizationId, BadgeId = badge.Id, BadgeNumber = version.Number, ListId = list,
            State = AwardState.Granted, Address = person.Address, AddressKey = MailAddresses.Key(person.Address), HolderName = person.Name, IsNameClaimed = person.IsNameClaimed, PersonId = person.Person, SearchText = AwardSearch.Text(person.Address, person.Name),
            Language = person.Language, SubjectId = randomness.Urn(), IdentityHash = IdentityHash.OfEmail(person.Address, salt).IdentityHash!, Salt = salt,
            AwardedAt = person.AwardedAt, ValidUntil = person.ValidUntil, Story = person.Story, Evidence = person.Evidence is { } evidence ? [evidence] : [],
            GrantedAt = now, StatusListId = status, StatusIndex = place, Replaces = person.Replaces, NameInCredential = person.IsNamed,
        };
    }

    SignedCredential Sign(BadgeBatch batch, Award award, SealedKeyId key, DateTimeOffset now, int number = 1)
    {
        var json = new ArrayBufferWriter<byte>(4096);
        var recipient = new Recipient
        {
            Email = award.Address!, Salt = award.Salt, CredentialId = site.Award(award.PublicId), SubjectId = award.SubjectId,
            AwardedDate = award.AwardedAt, ValidUntil = award.ValidUntil, Story = award.Story is { } story ? SafeMarkdown.Of(story) : null, EvidenceUrl = award.Evidence.Count == 0 ? null : award.Evidence[0],
            Name = award.NameInCredential ? award.VouchedName : null, StatusListIndex = award.StatusIndex,
        };
        if (batch.Issue(recipient, json) is IssuingOutcome.Refused refused) throw new UnsoundCredentialException(refused.Problem.Code, refused.Problem.Detail);
        Judge(json.WrittenMemory);
        return new SignedCredential { AwardId = award.Id, Format = CredentialFormat.Json, Number = number, Bytes = json.WrittenSpan.ToArray(), SignedAt = now, KeyId = key };
    }

    /// <summary>Whatever the forms let through: nothing leaves here signed that the product's own verifier would not call a badge of its standard.</summary>
    static void Judge(ReadOnlyMemory<byte> signed)
    {
        using var json = JsonDocument.Parse(signed);
        var problems = Credential.Read(json.RootElement) is CredentialReading.Read read ? [.. read.Problems, .. OpenBadgeRules.Check(json.RootElement)] : OpenBadgeRules.Check(json.RootElement);
        if (problems.FirstOrDefault(problem => problem.Breaks) is { } broken) throw new UnsoundCredentialException(broken.Code, broken.Path);
    }

    BadgeBatch Compile(Badge badge, BadgeVersion version, IssuerVoice voice, PublicId status, DateTimeOffset now)
    {
        var terms = new AwardTerms
        {
            Issuer = voice.Profile,
            Achievement = JsonElement.Parse(OpenBadgeWriter.Unchecked(BadgeAchievement.Of(badge.PublicId, version.Number, version.Content, site)).Span),
            ValidFrom = now,
            Status = new StatusTerms(site.StatusList(status), "revocation"),
        };
        return BadgeBatch.Compile(terms, voice.Open.Key, voice.VerificationMethod, now, Canonicalizer.Pinned) switch
        {
            BadgeBatchOutcome.Compiled compiled => compiled.Batch,
            BadgeBatchOutcome.Refused { Problem: var problem } => throw new UnreachableException($"A published badge was refused: {problem.Code} {problem.Detail}"),
            _ => throw new UnreachableException(),
        };
    }
}

/// <summary>One person who gets a badge, looked through.</summary>
/// <param name="Address">The mail address, trimmed.</param>
/// <param name="Name">The name; null when it is not known.</param>
/// <param name="Language">The language of its mails.</param>
/// <param name="AwardedAt">When it was earned.</param>
/// <param name="ValidUntil">When it ends; null without end.</param>
/// <param name="Story">What the person did; null when nothing is said.</param>
/// <param name="Evidence">Address of evidence; null for none.</param>
/// <param name="Person">The account with that address; null while none is known.</param>
/// <param name="Replaces">The award in whose place it stands; null for none.</param>
/// <param name="Id">What names it in addresses; null for a random name.</param>
/// <param name="IsNamed">Whether the name stands in the credential: its holder has said so before.</param>
/// <param name="IsNameClaimed">Whether the name is what somebody typed with a claim link's code, and not the issuer's word.</param>
public sealed record NewAward(
    string Address, string? Name, string Language, DateTimeOffset AwardedAt, DateTimeOffset? ValidUntil, string? Story, string? Evidence, PersonId? Person, AwardId? Replaces = null, PublicId? Id = null, bool IsNamed = false,
    bool IsNameClaimed = false);
