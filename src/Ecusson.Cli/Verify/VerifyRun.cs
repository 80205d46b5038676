using System.Diagnostics;
using Ecusson.Cli.Files;
using Ecusson.Cli.Shell;
using Ecusson.Credentials;
using Ecusson.Credentials.Verification;
using Ecusson.Outbound;

namespace Ecusson.Cli.Verify;

/// <summary>One run of <c>verify</c> over all inputs.</summary>
sealed class VerifyRun(Terminal terminal, VerifyQuestion question)
{
    const string Accept = "application/vc, application/vc+ld+json, application/ld+json, application/json;q=0.9, image/png;q=0.8, image/svg+xml;q=0.8, */*;q=0.1";

    /// <summary>How long one badge may keep us waiting for other servers.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<int> Run(CancellationToken stop)
    {
        using var guarded = new GuardedFetch();
        IFetch network = question.Offline ? new Offline() : guarded;
        if (await StandInDocuments.Before(network, question.Documents, terminal, stop) is not { } fetch) return (int)Verdict.Unreadable;
        var request = new VerificationRequest(terminal.Clock.GetUtcNow()) { Recipient = question.Recipient };
        using var report = question.AsJson ? new JsonReport(terminal, question.Inputs.Count > 1) : null;
        var verdicts = new List<Verdict>();
        foreach (var input in question.Inputs)
        {
            var reading = await Content(input, fetch, stop) switch
            {
                (null, var problem) => problem,
                ({ } bytes, _) => await new Verifier(new VerifierOptions { Fetch = new TimeBudget(fetch, Patience, terminal.Clock) }).Verify(bytes, request, stop),
            };
            verdicts.Add(reading is VerificationReading.Judged judged ? Verdicts.Of(judged.Report.Outcome) : Verdict.Unreadable);
            if (report is null) new TextReport(terminal).Write(input, reading, question.Inputs.Count > 1);
            else report.Write(input, reading, verdicts[^1]);
        }

        return (int)Verdicts.Of(verdicts);
    }

    /// <summary>The input's bytes; else why not: null where the sentence has been said already.</summary>
    async Task<(ReadOnlyMemory<byte>? Bytes, VerificationReading? Problem)> Content(string input, IFetch fetch, CancellationToken stop)
    {
        var isAddress = input.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || input.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (!isAddress || !Uri.TryCreate(input, UriKind.Absolute, out var address))
            return await InputFile.Read(input, terminal, stop) is { } bytes ? (bytes, null) : (null, null);
        return await fetch.Get(address, Accept, stop) switch
        {
            Fetched.Document document => (document.Content, null),
            Fetched.Missing missing => (null, Unreachable(address, missing.Permanently ? "gone" : "missing")),
            Fetched.Refused refused => (null, Unreachable(address, refused.Reason)),
            Fetched.Unreachable unreachable => (null, Unreachable(address, unreachable.Reason)),
            _ => throw new UnreachableException(),
        };
    }

    static VerificationReading.Unreadable Unreachable(Uri address, string reason) =>
        new(Codes.InputLinkUnreachable, new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = address.OriginalString, ["reason"] = reason });
}
