using System.Globalization;
using System.Text.Json;
using Ecusson.Cli.Files;
using Ecusson.Cli.Shell;
using Ecusson.Credentials;
using Ecusson.Credentials.Dids;
using Ecusson.Credentials.Status;
using Ecusson.Credentials.Verification;

namespace Ecusson.Cli.Status;

/// <summary>
/// Finds the places that are meant: a number is a place, anything else is a file of credentials that have one. A credential is believed
/// only when its proof holds and the list's own issuer issued it: a forged one could name somebody else's place.
/// </summary>
sealed class PlaceFinder(ListFile list, string listPath, IFetch fetch, string? recipient, Terminal terminal)
{
    readonly Verifier verifier = new(new VerifierOptions { Fetch = fetch });
    readonly List<long> places = [];

    /// <summary>Null after saying what cannot be used.</summary>
    public async Task<IReadOnlyList<long>?> Find(IEnumerable<string> words, CancellationToken stop)
    {
        foreach (var word in words)
        {
            if (long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var place)) places.Add(place);
            else if (!await InFile(word, stop)) return null;
        }

        if (places.Count > 0) return list.Has(places, listPath, terminal) ? places : null;
        terminal.Say(Text.StatusNobody, recipient ?? "");
        return null;
    }

    async Task<bool> InFile(string path, CancellationToken stop)
    {
        await using var records = new InputRecords(path, terminal);
        while (await records.Next(stop) is { } record)
        {
            var name = record.Line is { } line ? $"{path}:{line.ToString(CultureInfo.InvariantCulture)}" : path;
            switch (record.Reading)
            {
                case InputReading.Refused refused:
                    terminal.Words.WriteLine(refused.Sentence(terminal));
                    return false;
                case InputReading.Read read when !await InCredential(name, read.Content, stop):
                    return false;
            }
        }

        return true;
    }

    async Task<bool> InCredential(string name, byte[] content, CancellationToken stop)
    {
        switch (await verifier.Verify(content, new VerificationRequest(terminal.Clock.GetUtcNow()) { Recipient = recipient }, stop))
        {
            case VerificationReading.Judged { Report: var report } when IsOfAnother(report):
                return true;
            case VerificationReading.Judged judged when !IsOwn(judged.Report):
                terminal.Say(Text.StatusCredentialUntrusted, name, DidKey.Abbreviated(list.IssuerId));
                return false;
            case VerificationReading.Judged judged when PlaceIn(judged.Document) is { } place:
                places.Add(place);
                terminal.Say(Text.StatusPlaceOf, name, place.ToString(CultureInfo.InvariantCulture));
                return true;
            case VerificationReading.Judged:
                terminal.Say(Text.StatusCredentialWithoutPlace, name, list.Id);
                return false;
            case VerificationReading.Unreadable unreadable:
                var (title, details) = Sentences.Of(unreadable, terminal.LanguageCode);
                terminal.Words.WriteLine($"{Texts.Shown(name)}: {Texts.Shown(title)}. {Texts.Shown(details)}");
                return false;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    static bool IsOfAnother(VerificationReport report) => report.Checks.Any(c => c.Name == CheckName.Recipient && c.Outcome != Outcome.Passed);

    bool IsOwn(VerificationReport report) =>
        report.Subject.IssuerId == list.IssuerId
        && ((CheckName[])[CheckName.Issuer, CheckName.Key, CheckName.Proof]).All(name => report.Checks.Any(c => c.Name == name && c.Outcome == Outcome.Passed));

    long? PlaceIn(ReadOnlyMemory<byte> document)
    {
        if (JsonReading.Of(document) is not JsonReading.Read read) return null;
        using (read.Document)
        {
            if (!read.Document.RootElement.TryGetProperty("credentialStatus", out var status)) return null;
            var entries = status.ValueKind == JsonValueKind.Array ? status.EnumerateArray().ToArray() : [status];
            return entries.Select(StatusEntry.Read).OfType<StatusEntry.Bitstring>()
                .FirstOrDefault(e => e.ListAddress.OriginalString == list.Id && e.Purpose == list.Purpose)?.Index;
        }
    }
}
