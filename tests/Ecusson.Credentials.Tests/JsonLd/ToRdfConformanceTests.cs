using System.Text;
using Ecusson.Credentials.JsonLd;

namespace Ecusson.Credentials.Tests.JsonLd;

public class ToRdfConformanceTests
{
    /// <summary>Every test of the manifest that applies; without the standards one row, whose test is skipped.</summary>
    public static TheoryData<string> Names => Standards.ArePresent ? [.. JsonLdSuite.Names.Where(name => !JsonLdSuite.Exceptions.ContainsKey(name))] : [""];

    [Theory, MemberData(nameof(Names))]
    public void A_document_of_the_suite_becomes_the_expected_quads_or_is_refused_with_the_expected_code(string name)
    {
        if (name.Length == 0) Standards.Path();
        var entry = JsonLdSuite.Entry(name);
        var outcome = JsonLdSuite.Run(entry);
        if (entry.TryGetProperty("expectErrorCode", out var code))
        {
            var refused = Assert.IsType<CanonicalOutcome.Refused>(outcome);
            // The suite asks for a document that is not there; here nothing is loaded that is not in the catalogue.
            Assert.Equal(code.GetString() == "loading remote context failed" ? "context not allowed" : code.GetString(), refused.Problem.Code);
            return;
        }

        if (outcome is CanonicalOutcome.Refused(var problem)) Assert.Fail($"{problem}");
        if (!entry.TryGetProperty("expect", out var expected)) return;
        var canonical = Encoding.UTF8.GetString(Assert.IsType<CanonicalOutcome.Canonical>(outcome).NQuads.Span);
        Assert.Equal(JsonLdSuite.Canonical(JsonLdSuite.Bytes(expected.GetString()!)), canonical);
    }

    [Fact]
    public void At_least_455_of_the_467_tests_apply()
    {
        Standards.Path();
        Assert.Equal(467, JsonLdSuite.Names.Count());
        Assert.True(Names.Count >= 455);
    }
}
