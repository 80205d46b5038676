using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Ecusson.Credentials.Issuing;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Credentials.Tests.Issuing;

public sealed class BadgeBatchTests : IDisposable
{
    readonly SigningKey _key = SigningKey.Generate(KeyType.Ed25519);

    [Fact]
    public void Any_badge_for_anyone_is_byte_for_byte_what_the_general_path_signs()
    {
        var (compiled, full) = (0, 0);
        Gen.Select(Badges.AnyTerms, Badges.AnyRecipient.Array[1, 4]).Sample((terms, people) =>
        {
            var batch = Compile(terms);
            foreach (var person in people)
            {
                Assert.Equal(Text(General(terms, person)), Text(Issue(batch, person)));
                if (batch.IsCompiledFor(ColumnsOf(person))) Interlocked.Increment(ref compiled);
                else Interlocked.Increment(ref full);
            }
        }, iter: 250);
        Assert.True(compiled > 50 && full > 50, $"{compiled} compiled and {full} canonicalised in full: both paths must be tried.");
    }

    [Fact]
    public void Every_combination_of_optional_columns_is_compiled_and_its_signature_verifies()
    {
        var batch = Compile(Badges.Plain());
        for (var columns = 0; columns < 64; columns++)
        {
            var person = Person(columns);
            Assert.True(batch.IsCompiledFor(ColumnsOf(person)));
            using var signed = JsonDocument.Parse(Issue(batch, person));
            var proof = signed.RootElement.GetProperty("proof");
            Assert.Equal(JsonValueKind.Array, proof.ValueKind);
            Assert.Equal(new ProofOutcome.Valid(), EddsaRdfc2022.Verify(signed.RootElement, proof[0], _key.Public, Canonicalizer.Pinned));
            Assert.Equal(Text(General(Badges.Plain(), person)), signed.RootElement.GetRawText());
        }
    }

    [Fact]
    public void A_badge_with_hundreds_of_alignments_is_compiled_and_right()
    {
        var terms = Badges.Plain(alignments: 300);
        var batch = Compile(terms);
        for (var number = 0; number < 20; number++)
        {
            var person = Person(63);
            Assert.Equal(Text(General(terms, person)), Text(Issue(batch, person)));
            Assert.True(batch.IsCompiledFor(ColumnsOf(person)));
        }
    }

    [Fact]
    public void A_value_that_is_already_in_the_badge_merges_as_in_the_general_path()
    {
        var batch = Compile(Badges.Plain());
        foreach (var person in new[]
        {
            Person(63) with { EvidenceUrl = "https://issuer.example/badges/1" },
            Person(63) with { EvidenceUrl = Badges.IssuerId },
            Person(63) with { SubjectId = "https://issuer.example/badges/1" },
            Person(63) with { CredentialId = "urn:uuid:0", SubjectId = "urn:uuid:0" },
            Person(63) with { Story = "**Critères** : …", Name = "Accompagner" },
        })
        {
            Assert.Equal(Text(General(Badges.Plain(), person)), Text(Issue(batch, person)));
        }
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("/relative")]
    [InlineData("")]
    public void Evidence_without_an_absolute_address_is_refused_and_nothing_is_written(string address)
    {
        var output = new ArrayBufferWriter<byte>();
        var outcome = Compile(Badges.Plain()).Issue(Person(63) with { EvidenceUrl = address }, output);
        Assert.IsType<IssuingOutcome.Refused>(outcome);
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void A_badge_with_an_undefined_term_is_refused_when_it_is_prepared()
    {
        var achievement = JsonNode.Parse(Badges.Plain().Achievement.GetRawText())!;
        achievement["undefinedTerm"] = "lost";
        var terms = Badges.Plain() with { Achievement = Badges.Element(achievement) };
        Assert.IsType<BadgeBatchOutcome.Refused>(BadgeBatch.Compile(terms, _key, _key.Public.DidKeyUrl, Badges.Moment, Canonicalizer.Pinned));
    }

    [Fact]
    public void A_profile_that_is_only_an_address_is_refused()
    {
        var terms = Badges.Plain() with { Issuer = Badges.Element("https://issuer.example") };
        var refused = Assert.IsType<BadgeBatchOutcome.Refused>(BadgeBatch.Compile(terms, _key, _key.Public.DidKeyUrl, Badges.Moment, Canonicalizer.Pinned));
        Assert.Equal("issuer", refused.Problem.Detail);
    }

    [Fact]
    public void Many_threads_issue_from_one_batch()
    {
        var terms = Badges.Plain();
        var batch = Compile(terms);
        Parallel.For(0, 2_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, number =>
        {
            var person = Person(number % 64);
            Assert.Equal(Text(General(terms, person)), Text(Issue(batch, person)));
        });
    }

    [Fact]
    public void The_documents_may_be_disposed_once_the_batch_is_compiled()
    {
        BadgeBatch batch;
        using (var achievement = JsonDocument.Parse(Badges.Plain().Achievement.GetRawText()))
        using (var issuer = JsonDocument.Parse(Badges.Plain().Issuer.GetRawText()))
            batch = Compile(Badges.Plain() with { Achievement = achievement.RootElement, Issuer = issuer.RootElement });
        var person = Person(63);
        Assert.Equal(Text(General(Badges.Plain(), person)), Text(Issue(batch, person)));
    }

    [Fact]
    public void A_key_of_another_kind_is_a_misuse()
    {
        using var key = SigningKey.Generate(KeyType.P256);
        Assert.Throws<ArgumentException>(() => BadgeBatch.Compile(Badges.Plain(), key, key.Public.DidKeyUrl, Badges.Moment, Canonicalizer.Pinned));
    }

    [Fact]
    public void A_place_in_a_status_list_that_the_terms_do_not_name_is_a_misuse()
    {
        var batch = Compile(Badges.Plain() with { Status = null });
        Assert.Throws<ArgumentException>(() => batch.Issue(Person(0) with { StatusListIndex = 4 }, new ArrayBufferWriter<byte>()));
    }

    public void Dispose() => _key.Dispose();

    static Recipient Person(int columns) => new()
    {
        Email = "Léa@Example.org ",
        Salt = $"{Guid.NewGuid():N}",
        CredentialId = $"urn:uuid:{Guid.NewGuid()}",
        SubjectId = $"urn:uuid:{Guid.NewGuid()}",
        AwardedDate = (columns & 1) != 0 ? Badges.Moment.AddDays(-20).ToOffset(TimeSpan.FromHours(2)) : null,
        ValidUntil = (columns & 2) != 0 ? Badges.Moment.AddYears(3) : null,
        Story = (columns & 4) != 0 ? "Deux lignes,\n\"entre guillemets\" \\ 🌃" : null,
        EvidenceUrl = (columns & 8) != 0 ? "https://portfolio.example/1" : null,
        Name = (columns & 16) != 0 ? "Léa Çelik" : null,
        StatusListIndex = (columns & 32) != 0 ? 77 : null,
    };

    BadgeBatch Compile(AwardTerms terms) => Assert.IsType<BadgeBatchOutcome.Compiled>(
        BadgeBatch.Compile(terms, _key, _key.Public.DidKeyUrl, Badges.Moment, Canonicalizer.Pinned)).Batch;

    byte[] General(AwardTerms terms, Recipient person)
    {
        var output = new ArrayBufferWriter<byte>();
        AwardDocument.Write(terms, person, output);
        using var document = JsonDocument.Parse(output.WrittenMemory);
        var outcome = EddsaRdfc2022.Sign(document.RootElement, _key, _key.Public.DidKeyUrl, Badges.Moment, Canonicalizer.Pinned);
        return Assert.IsType<SigningOutcome.Signed>(outcome).Json.ToArray();
    }

    static byte[] Issue(BadgeBatch batch, Recipient person)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.Same(IssuingOutcome.Done, batch.Issue(person, output));
        return output.WrittenSpan.ToArray();
    }

    static int ColumnsOf(Recipient person)
    {
        var values = new AwardValues();
        values.Read(person, Badges.Status);
        return values.Columns;
    }

    static string Text(byte[] utf8) => Encoding.UTF8.GetString(utf8);
}
