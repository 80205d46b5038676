using System.Diagnostics;
using Ecusson.Cli.Files;
using Ecusson.Cli.Shell;
using Ecusson.Credentials;
using Ecusson.Credentials.Verification;
using Ecusson.Outbound;

namespace Ecusson.Cli.Verify;

/// <summary>One run of <c>verify</c> over all inputs.</summary>
sealed class VerifyRun
{
    const string Accept = "application/vc, application/vc+ld+json, application/ld+json, application/json;q=0.9, image/png;q=0.8, image/svg+xml;q=0.8, */*;q=0.1";

    /// <summary>How long one badge may keep us waiting for other servers.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly Terminal terminal;
    readonly VerifyQuestion question;
    readonly StandInDocuments documents;
    readonly Allowances fetch;
    readonly Verifier verifier;
    readonly VerificationRequest request;

    public VerifyRun(Terminal terminal, VerifyQuestion question, IFetch network)
    {
        (this.terminal, this.question) = (terminal, question);
        documents = new StandInDocuments(new Remembered(network));
        fetch = new Allowances(documents.Fetch, Patience, terminal.Clock);
        verifier = new Verifier(new VerifierOptions { Fetch = fetch });
        request = new VerificationRequest(terminal.Clock.GetUtcNow()) { Recipient = question.Recipient };
    }

    public async Task<int> Run(CancellationToken stop)
    {
        using var report = Report.Of(question, terminal);
        if (!await ReadDocuments(report, stop)) return (int)Answer.Unreadable;
        var gravest = Answer.Passed;
        foreach (var input in question.Inputs)
        {
            await foreach (var judgement in Judge(input, stop))
            {
                report.Write(judgement);
                gravest = Answers.Graver(gravest, judgement.Answer);
            }
        }

        documents.SayUnused(terminal);
        return (int)gravest;
    }

    async Task<bool> ReadDocuments(Report report, CancellationToken stop)
    {
        var all = true;
        foreach (var (option, path) in question.Documents)
        {
            if (await documents.Add(path, terminal, stop) is not { } refused) continue;
            report.Refuse(option, path, UnreadInput.Of(refused, terminal));
            all = false;
        }

        return all;
    }

    async IAsyncEnumerable<Judgement> Judge(string input, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        if (AddressOf(input) is { } address)
        {
            fetch.Renew();
            yield return Judged(input, null, await JudgeAt(address, stop));
            yield break;
        }

        await using var records = new InputRecords(input, terminal);
        while (await records.Next(stop) is { } record)
        {
            stop.ThrowIfCancellationRequested();
            fetch.Renew();
            yield return record.Reading switch
            {
                InputReading.Read read => Judged(input, record.Line, await verifier.Verify(read.Content, request, stop)),
                InputReading.Refused refused => new Judgement(input, record.Line, null, UnreadInput.Of(refused, terminal)),
                _ => throw new UnreachableException(),
            };
        }
    }

    async ValueTask<VerificationReading> JudgeAt(Uri address, CancellationToken stop) => await fetch.Get(address, Accept, stop) switch
    {
        Fetched.Document document => await verifier.Verify(document.Content, request, stop),
        Fetched.Missing missing => Unreachable(address, missing.Permanently ? "gone" : "missing"),
        Fetched.Refused refused => Unreachable(address, refused.Reason),
        Fetched.Unreachable unreachable => Unreachable(address, unreachable.Reason),
        _ => throw new UnreachableException(),
    };

    Judgement Judged(string input, long? line, VerificationReading reading) => reading switch
    {
        VerificationReading.Judged judged => new Judgement(input, line, judged.Report, null),
        VerificationReading.Unreadable unreadable => new Judgement(input, line, null, UnreadInput.Of(input, unreadable, terminal)),
        _ => throw new UnreachableException(),
    };

    static Uri? AddressOf(string input) =>
        (input.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || input.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(input, UriKind.Absolute, out var address) ? address : null;

    static VerificationReading.Unreadable Unreachable(Uri address, string reason) =>
        new(Codes.InputLinkUnreachable, new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = address.OriginalString, ["reason"] = reason });
}
