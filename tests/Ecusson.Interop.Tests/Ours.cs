using System.Text;
using Ecusson.Credentials.Verification;
using Ecusson.Outbound;

namespace Ecusson.Interop.Tests;

/// <summary>Our own judgement, by the door that everybody uses, with these documents in place of the network.</summary>
static class Ours
{
    /// <param name="text">JSON text or compact JWS.</param>
    /// <param name="known">DID documents, keys and status lists by address.</param>
    public static async Task<Verdict> Judge(string text, IEnumerable<KeyValuePair<string, string>> known)
    {
        var documents = new KnownDocuments(new Offline());
        foreach (var (address, json) in known) documents.Add(address, Encoding.UTF8.GetBytes(json));
        var verifier = new Verifier(new VerifierOptions { Fetch = documents });
        var reading = await verifier.Verify(
            Encoding.UTF8.GetBytes(text), new VerificationRequest(SignedSamples.Now), TestContext.Current.CancellationToken);
        return reading is VerificationReading.Judged judged
            ? new Verdict(judged.Report.Checks)
            : new Verdict([]) { Unreadable = (VerificationReading.Unreadable)reading };
    }
}

/// <summary>What we found.</summary>
sealed record Verdict(IReadOnlyList<Check> Checks)
{
    public VerificationReading.Unreadable? Unreadable { get; init; }

    /// <summary>The proof holds and nothing failed. What the samples name in places that are not there (a newer edition) may be unknown.</summary>
    public bool Holds => Checks.Any(check => check.Name == CheckName.Proof && check.Outcome == Outcome.Passed)
        && Checks.All(check => check.Outcome == Outcome.Passed || (check.Outcome == Outcome.Unknown && check.Name == CheckName.Refresh));

    public string Words => Unreadable?.ToString() ?? string.Join("; ", Checks.Select(check => $"{check.Name} {check.Outcome} {check.Code} {string.Join(' ', check.Arguments.Values)}"));
}
