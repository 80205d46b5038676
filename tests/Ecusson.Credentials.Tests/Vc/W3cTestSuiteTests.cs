using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Tests.Vc;

/// <summary>w3c/vc-data-model-2.0-test-suite, <c>tests/input</c>: what must be accepted and what refused, by the names of the files.</summary>
public class W3cTestSuiteTests
{
    // These say the same, word for word, as files to accept: presentation-holder-ok has another issuer than its holder, and
    // presentation-vc-ok has no holder, both with a credential that has no proof. What sets them apart is that the suite's driver
    // secures the inner credential of the one kind and not of the other. They are accepted with a warning.
    static readonly string[] DifferOnlyByTheDriver =
    [
        "presentation-self-asserted-vc-holder-mismatch.json",
        "presentation-self-asserted-vc-issuer-mismatch.json",
        "presentation-self-asserted-vc-no-holder.json",
    ];

    const int ToAccept = 65, ToRefuse = 52;

    public static TheoryData<string> Inputs()
    {
        var names = new TheoryData<string>();
        if (!Standards.ArePresent) return names;
        var root = Standards.Path("w3c-vc2-test-suite", "input");
        foreach (var file in Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            names.Add(System.IO.Path.GetRelativePath(root, file));
        return names;
    }

    [Fact]
    public void The_suite_has_65_inputs_to_accept_and_52_to_refuse()
    {
        _ = Standards.Path("w3c-vc2-test-suite");
        var names = Inputs().Select(row => row.Data).ToList();
        Assert.Equal(ToAccept, names.Count(name => name.EndsWith("-ok.json", StringComparison.Ordinal)));
        Assert.Equal(ToRefuse, names.Count(name => name.Contains("-fail", StringComparison.Ordinal)));
        Assert.Equal(names.Count, ToAccept + ToRefuse + DifferOnlyByTheDriver.Length);
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Every_input_is_judged_as_its_name_says(string name)
    {
        var (accepted, problems) = Judge(name);
        var shown = string.Join("; ", problems);
        if (DifferOnlyByTheDriver.Contains(name))
        {
            Assert.True(accepted, shown);
            Assert.Contains(problems, problem => problem is { Code: VcProblems.SelfAsserted, Breaks: false });
        }
        else
        {
            Assert.True(accepted == name.EndsWith("-ok.json", StringComparison.Ordinal), $"{name}: {shown}");
        }
    }

    static (bool Accepted, IReadOnlyList<DocumentProblem> Problems) Judge(string name)
    {
        using var document = JsonDocument.Parse(Issued(name));
        if (System.IO.Path.GetFileName(name).StartsWith("presentation", StringComparison.Ordinal))
        {
            return Presentation.Read(document.RootElement) switch
            {
                PresentationReading.Read read => (read.Keeps, read.Problems),
                _ => (false, []),
            };
        }

        return Credential.Read(document.RootElement) switch
        {
            CredentialReading.Read read => (read.Keeps, read.Problems),
            _ => (false, []),
        };
    }

    // What the suite's driver does before it hands an input to an issuer: it fills in the issuer's id where none is said, and dates for words.
    static string Issued(string name)
    {
        var text = File.ReadAllText(Standards.Path("w3c-vc2-test-suite", "input", name))
            .Replace("FUTURE DATE", "2099-01-01T00:00:00Z", StringComparison.Ordinal)
            .Replace("PAST DATE", "2020-01-01T00:00:00Z", StringComparison.Ordinal);
        var json = JsonNode.Parse(text)!.AsObject();
        if (System.IO.Path.GetFileName(name).StartsWith("presentation", StringComparison.Ordinal) || name == "credential-no-issuer-fail.json") return text;
        if (!json.ContainsKey("issuer")) json["issuer"] = "did:example:issuer";
        else if (json["issuer"] is JsonObject issuer && !issuer.ContainsKey("id")) issuer["id"] = "did:example:issuer";
        return json.ToJsonString();
    }
}
