using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecusson.Credentials;
using Ecusson.Credentials.Verification;

namespace Ecusson.Benchmarks.Work;

/// <summary>From a text to the judged report, without a network.</summary>
sealed class Verifying
{
    readonly Verifier _verifier = new(new VerifierOptions { Fetch = new Closed() });
    readonly VerificationRequest _request = new(Clock.Now);

    /// <summary>True when every check passed.</summary>
    public bool Holds(ReadOnlyMemory<byte> text) => Judge(text) is VerificationReading.Judged { Report.Outcome: Outcome.Passed };

    /// <summary>One line that says what each check found.</summary>
    public string Line(string text) => Judge(Encoding.UTF8.GetBytes(text)) switch
    {
        VerificationReading.Judged judged => new JsonObject
        {
            ["outcome"] = judged.Report.Outcome.ToString(),
            ["checks"] = new JsonArray([.. judged.Report.Checks.Select(check => (JsonNode)new JsonObject
            {
                ["name"] = check.Name.ToString(), ["outcome"] = check.Outcome.ToString(), ["code"] = check.Code,
            })]),
        }.ToJsonString(),
        VerificationReading.Unreadable unreadable => JsonSerializer.Serialize(new { outcome = "Unreadable", code = unreadable.Code }),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // nothing here waits for anybody, so the task is done when it is returned
    VerificationReading Judge(ReadOnlyMemory<byte> text) => _verifier.Verify(text, _request, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    sealed class Closed : IFetch
    {
        public ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop) => new(new Fetched.Refused("offline"));
    }
}
