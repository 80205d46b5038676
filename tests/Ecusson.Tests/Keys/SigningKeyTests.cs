using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ecusson.Credentials;
using Ecusson.Credentials.Dids;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.Tests.Organizations;
using Ecusson.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Tests.Keys;

public sealed class SigningKeyOnSqliteTests() : SigningKeyTests(SqliteTestDatabase.New);

public sealed class SigningKeyOnPostgreSqlTests() : SigningKeyTests(PostgreSqlTestDatabase.New);

/// <summary>An organisation's keys: what they sign, what is published of them, and what a thief of the database gets.</summary>
public abstract class SigningKeyTests
{
    readonly Func<Task<TestDatabase>> newDatabase;

    private protected SigningKeyTests(Func<Task<TestDatabase>> newDatabase) => this.newDatabase = newDatabase;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dump_of_every_table_holds_no_byte_of_a_private_key()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        await house.Rotate(owner, organization.Id);
        var secrets = new List<byte[]>();
        foreach (var key in await house.Database.With(db => db.Set<SealedKey>().ToListAsync(Stop)))
        {
            using var jwk = JsonDocument.Parse(house.Root.Open("signing-key", key.Id.Value, key.RootVersion, key.Sealed));
            secrets.Add(Base64Url.DecodeFromChars(jwk.RootElement.GetProperty("d").GetString()));
        }

        var dump = await house.Database.With(DatabaseDump.Of);
        var text = Encoding.Latin1.GetString(dump);

        Assert.Equal(4, secrets.Count);
        Assert.Contains(organization.Name, Encoding.UTF8.GetString(dump), StringComparison.Ordinal);
        foreach (var secret in secrets)
        {
            Assert.True(dump.AsSpan().IndexOf(secret) < 0);
            Assert.True(dump.AsSpan().IndexOf(secret.AsSpan(0, 8)) < 0);
            foreach (var written in (string[])[Base64Url.EncodeToString(secret), Convert.ToBase64String(secret), Convert.ToHexString(secret)])
                Assert.DoesNotContain(written, text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.True(dump.AsSpan().IndexOf(house.FirstSecret) < 0);
    }

    [Fact]
    public async Task Another_root_secret_opens_no_key_and_neither_does_another_row()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, _) = await house.Organization();
        var stranger = new RootSecret([RandomNumberGenerator.GetBytes(RootSecret.Size)]);

        await Assert.ThrowsAnyAsync<CryptographicException>(() =>
            house.Database.With(db => new SigningKeys(db, stranger).Of(organization.Id.Value, KeyType.Ed25519, Stop)));

        await house.Database.With(async db =>
        {
            var keys = await db.Set<SealedKey>().ToListAsync(Stop);
            (keys[0].Sealed, keys[1].Sealed) = (keys[1].Sealed, keys[0].Sealed);
            return await db.SaveChangesAsync(Stop);
        });
        await Assert.ThrowsAnyAsync<CryptographicException>(() =>
            house.Database.With(db => new SigningKeys(db, house.Root).Of(organization.Id.Value, KeyType.Ed25519, Stop)));
    }

    [Fact]
    public async Task Rewrapped_keys_open_with_the_new_secret_alone_and_are_the_same_keys()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, _) = await house.Organization();
        var both = new RootSecret([house.FirstSecret, RandomNumberGenerator.GetBytes(RootSecret.Size)]);
        var before = await Multibase(house, house.Root, organization.Id);

        Assert.Equal(2, await house.Database.With(db => new Rewrap(db, both).All(Stop)));
        Assert.Equal(0, await house.Database.With(db => new Rewrap(db, both).All(Stop)));

        Assert.Equal(before, await Multibase(house, both, organization.Id));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Multibase(house, house.Root, organization.Id));
    }

    [Fact]
    public async Task Without_a_public_address_an_organisation_issues_under_its_key_alone()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();

        using var voice = await house.Issuer(issuer => issuer.Voice(organization, KeyType.Ed25519, Stop));

        Assert.Equal(voice.Open.Key.Public.DidKey, voice.Id);
        Assert.Equal(voice.Open.Key.Public.DidKeyUrl, voice.VerificationMethod);
        Assert.Equal(voice.Id, voice.Profile.GetProperty("id").GetString());
        Assert.Equal($"http://localhost:5080/organizations/{organization.PublicId}", voice.Profile.GetProperty("url").GetString());
        Assert.Null(await house.Issuer(issuer => issuer.DidDocument(organization.PublicId, Stop)));
        Assert.IsType<PublishDidOutcome.NoPublicAddress>(await house.Publish(owner, organization.Id, new Served()));
    }

    [Fact]
    public async Task An_organisation_issues_under_did_web_once_its_document_was_seen_from_outside()
    {
        await using var house = await SampleHouse.New(newDatabase);
        var (organization, owner) = await house.Organization();
        var (_, stranger) = await house.Organization("Ailleurs");
        house.Site = new(new Uri("https://badges.example.org"), IsPublic: true);
        var did = $"did:web:badges.example.org:organizations:{organization.PublicId}";
        var document = (await house.Issuer(issuer => issuer.DidDocument(organization.PublicId, Stop)))!;

        Assert.IsType<PublishDidOutcome.NotSeen>(await house.Publish(owner, organization.Id, new Served()));
        Assert.IsType<PublishDidOutcome.NotSeen>(await house.Publish(owner, organization.Id, new Served { [did] = "{}"u8.ToArray() }));
        Assert.IsType<PublishDidOutcome.NotSeen>(await house.Publish(owner, organization.Id, new Served { [did] = "<html>"u8.ToArray() }));
        Assert.IsType<PublishDidOutcome.NotAllowed>(await house.Publish(stranger, organization.Id, new Served { [did] = document }));
        Assert.Equal(new PublishDidOutcome.Published(did), await house.Publish(owner, organization.Id, new Served { [did] = document }));

        var published = await house.Database.With(db => db.Set<Organization>().SingleAsync(there => there.Id == organization.Id, Stop));
        using var voice = await house.Issuer(issuer => issuer.Voice(published, KeyType.P256, Stop));
        Assert.Equal((did, $"{did}#{voice.Open.Key.Public.Multibase}"), (voice.Id, voice.VerificationMethod));
    }

    [Fact]
    public async Task What_was_signed_before_a_rotation_still_verifies_and_the_new_key_signs()
    {
        await using var house = await SampleHouse.New(newDatabase);
        house.Site = new(new Uri("https://badges.example.org"), IsPublic: true);
        var (organization, owner) = await house.Organization();
        var did = await house.Issuer(issuer => Task.FromResult(issuer.Did(organization)));
        var served = new Served { [did!] = (await house.Issuer(issuer => issuer.DidDocument(organization.PublicId, Stop)))! };
        await house.Publish(owner, organization.Id, served);
        organization = await house.Database.With(db => db.Set<Organization>().SingleAsync(there => there.Id == organization.Id, Stop));
        var old = await Signed(house, organization);

        Assert.IsType<RotateKeysOutcome.Rotated>(await house.Rotate(owner, organization.Id));
        var renewed = await Signed(house, organization);
        var document = (await house.Issuer(issuer => issuer.DidDocument(organization.PublicId, Stop)))!;
        var keys = new ControllerDocument(JsonElement.Parse(document)).Methods().ToList();

        Assert.Equal(4, keys.Count);
        Assert.All(keys, key => Assert.True(key.MayAssert));
        Assert.NotEqual(old.Method, renewed.Method);
        foreach (var (json, method) in new[] { old, renewed })
        {
            var key = Assert.IsType<VerificationKeyReading.Read>(Assert.Single(keys, key => key.Id == method).Key).Key;
            using var signed = JsonDocument.Parse(json);
            Assert.IsType<ProofOutcome.Valid>(EddsaRdfc2022.Verify(signed.RootElement, signed.RootElement.GetProperty("proof")[0], key, Canonicalizer.Pinned));
        }
    }

    static async Task<(byte[] Json, string Method)> Signed(SampleHouse house, Organization organization)
    {
        using var voice = await house.Issuer(issuer => issuer.Voice(organization, KeyType.Ed25519, Stop));
        using var unsigned = JsonDocument.Parse($$$"""
            {"@context":["https://www.w3.org/ns/credentials/v2"],"id":"urn:uuid:1","type":["VerifiableCredential"],"issuer":"{{{voice.Id}}}","credentialSubject":{"id":"urn:uuid:2"}}
            """);
        var outcome = EddsaRdfc2022.Sign(unsigned.RootElement, voice.Open.Key, voice.VerificationMethod, house.Database.Clock.Now, Canonicalizer.Pinned);
        return (Assert.IsType<SigningOutcome.Signed>(outcome).Json.ToArray(), voice.VerificationMethod);
    }

    static async Task<string> Multibase(SampleHouse house, RootSecret root, OrganizationId organization)
    {
        using var open = await house.Database.With(db => new SigningKeys(db, root).Of(organization.Value, KeyType.P256, Stop));
        return open.Key.Public.Multibase;
    }

    /// <summary>The web as it answers: what lies at a DID, and nothing else.</summary>
    sealed class Served : Dictionary<string, byte[]>, IFetch
    {
        public Served() : base(StringComparer.Ordinal) { }

        public ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop)
        {
            foreach (var (did, content) in this)
                if (DidWeb.DocumentAddress(did) == address) return new(new Fetched.Document(content, "application/did+json", address));
            return new(new Fetched.Missing(default, Permanently: false));
        }
    }
}
