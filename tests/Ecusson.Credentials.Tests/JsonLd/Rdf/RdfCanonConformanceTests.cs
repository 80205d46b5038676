using System.Buffers;
using System.Text;
using System.Text.Json;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Tests.JsonLd.Rdf;

/// <summary>The W3C test suite of RDFC-1.0, by its manifest: 64 canonical forms, 21 identifier maps, one poison graph.</summary>
public sealed class RdfCanonConformanceTests
{
    public static TheoryData<string> Evaluations => Entries("rdfc:RDFC10EvalTest");

    public static TheoryData<string> Maps => Entries("rdfc:RDFC10MapTest");

    public static TheoryData<string> Poisons => Entries("rdfc:RDFC10NegativeEvalTest");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Evaluations))]
    public void The_canonical_form_is_the_published_one(string id)
    {
        var entry = Entry(id);
        var (outcome, nquads, _, _) = Canonicalize(entry);
        Assert.Equal(RdfcOutcome.Canonical, outcome);
        Assert.Equal(File.ReadAllText(FileOf(entry, "result")), nquads);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Maps))]
    public void The_issued_identifiers_are_the_published_ones(string id)
    {
        var entry = Entry(id);
        var (_, _, canonicalizer, data) = Canonicalize(entry);
        var issued = Enumerable.Range(0, data.TermCount).Where(data.IsBlank)
            .ToDictionary(term => Encoding.UTF8.GetString(data.Text(term)[2..]), term => $"c14n{canonicalizer.CanonicalNumber(term)}");
        Assert.Equal(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(FileOf(entry, "result"))), issued);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Poisons))]
    public void A_poison_graph_is_given_up(string id) => Assert.Equal(RdfcOutcome.TooMuchWork, Canonicalize(Entry(id)).Outcome);

    [Fact]
    public void The_whole_suite_is_run()
    {
        Standards.Path("w3c-rdf-canon");
        Assert.Equal((64, 21, 1), (Evaluations.Count, Maps.Count, Poisons.Count));
    }

    static (RdfcOutcome Outcome, string NQuads, Rdfc10 Canonicalizer, RdfDataset Data) Canonicalize(JsonElement entry)
    {
        var data = new RdfDataset();
        Assert.Equal(0, NQuadsReader.Read(File.ReadAllBytes(FileOf(entry, "action")), data));
        var hash = entry.TryGetProperty("hashAlgorithm", out var named) && named.GetString() == "SHA384" ? RdfcHash.Sha384 : RdfcHash.Sha256;
        var canonicalizer = new Rdfc10(hash: hash);
        var output = new ArrayBufferWriter<byte>();
        var outcome = canonicalizer.Canonicalize(data, output);
        return (outcome, Encoding.UTF8.GetString(output.WrittenSpan), canonicalizer, data);
    }

    static string FileOf(JsonElement entry, string member) => Standards.Path("w3c-rdf-canon", entry.GetProperty(member).GetString()!);

    static JsonElement Entry(string id) => Manifest().Single(entry => entry.GetProperty("id").GetString() == id);

    static TheoryData<string> Entries(string type) => Standards.ArePresent
        ? [.. Manifest().Where(entry => entry.GetProperty("type").GetString() == type).Select(entry => entry.GetProperty("id").GetString()!)]
        : [];

    static JsonElement.ArrayEnumerator Manifest() =>
        JsonDocument.Parse(File.ReadAllBytes(Standards.Path("w3c-rdf-canon", "manifest.jsonld"))).RootElement.GetProperty("entries").EnumerateArray();
}
