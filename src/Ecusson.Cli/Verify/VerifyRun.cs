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
            var (judged, unread) = await Judge(input, request, fetch, stop);
            verdicts.Add(judged is null ? Verdict.Unreadable : Verdicts.Of(judged.Outcome));
            if (report is null) new TextReport(terminal).Write(input, judged, unread, question.Inputs.Count > 1);
            else report.Write(input, judged, unread, verdicts[^1]);
        }

        return (int)Verdicts.Of(verdicts);
    }

    /// <summary>One of the two: the report, or why there is none.</summary>
    async Task<(VerificationReport? Report, UnreadInput? Unread)> Judge(
        string input, VerificationRequest request, IFetch fetch, CancellationToken stop)
    {
        var isAddress = input.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || input.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        VerificationReading reading;
        if (isAddress && Uri.TryCreate(input, UriKind.Absolute, out var address))
        {
            reading = await fetch.Get(address, Accept, stop) switch
            {
                Fetched.Document document => await Verify(document.Content),
                Fetched.Missing missing => Unreachable(address, missing.Permanently ? "gone" : "missing"),
                Fetched.Refused refused => Unreachable(address, refused.Reason),
                Fetched.Unreachable unreachable => Unreachable(address, unreachable.Reason),
                _ => throw new UnreachableException(),
            };
        }
        else
        {
            var file = await InputFile.TryRead(input, terminal, stop);
            if (file is InputReading.Refused refused) return (null, UnreadInput.Of(refused, terminal));
            reading = await Verify(((InputReading.Read)file).Content);
        }

        return reading switch
        {
            VerificationReading.Judged judged => (judged.Report, null),
            VerificationReading.Unreadable unreadable => (null, UnreadInput.Of(input, unreadable, terminal)),
            _ => throw new UnreachableException(),
        };

        // Each input has an allowance of its own, so that a slow one takes nothing from the next.
        ValueTask<VerificationReading> Verify(ReadOnlyMemory<byte> content) =>
            new Verifier(new VerifierOptions { Fetch = new TimeBudget(fetch, Patience, terminal.Clock) }).Verify(content, request, stop);
    }

    static VerificationReading.Unreadable Unreachable(Uri address, string reason) =>
        new(Codes.InputLinkUnreachable, new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = address.OriginalString, ["reason"] = reason });
}
