using System.Buffers;
using System.Text.Json;
using Ecusson.Cli.Files;
using Ecusson.Cli.Shell;
using Ecusson.Cli.Status;
using Ecusson.Credentials;
using Ecusson.Credentials.Issuing;
using Ecusson.Credentials.OpenBadges.V3;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Cli.Issue;

/// <summary>What all awards of one run have in common, read and judged.</summary>
/// <param name="Terms">Profile, achievement, moment.</param>
/// <param name="Voice">In whose name, and by which key.</param>
/// <param name="List">The status list in which each gets a place; null for none.</param>
sealed record BadgeTerms(AwardTerms Terms, Voice Voice, ListFile? List)
{
    /// <summary>Null after saying what is wrong with the profile or the achievement.</summary>
    public static async Task<BadgeTerms?> Read(
        IssueRequest request, VerificationKey key, DateTimeOffset validFrom, IFetch fetch, Terminal terminal, CancellationToken stop)
    {
        using var profile = await JsonFile.Read(request.Issuer, terminal, stop);
        if (profile is null) return null;
        using var achievement = await JsonFile.Read(request.Badge, terminal, stop);
        if (achievement is null) return null;
        var id = profile.RootElement.TryGetProperty("id", out var given) ? given.ToString() : null;
        if (await Voice.Of(id, request.Issuer, key, fetch, terminal, stop) is not { } voice) return null;
        var list = request.StatusList is null ? null : await ListFile.Read(request.StatusList, terminal, stop);
        if (request.StatusList is not null && (list is null || !list.IsKeptBy(voice.IssuerId, request.StatusList, terminal))) return null;
        var terms = new AwardTerms
        {
            Issuer = WithId(profile.RootElement, voice.IssuerId),
            Achievement = achievement.RootElement.Clone(),
            ValidFrom = validFrom,
            Status = list is null ? null : new StatusTerms(list.Id, list.Purpose),
        };
        return KeepsToTheStandard(terms, terminal) ? new BadgeTerms(terms, voice, list) : null;
    }

    /// <summary>Nobody, to try with what all will get.</summary>
    public static Recipient Sample(AwardTerms terms) =>
        new() { Email = "a@example.org", Salt = "0", CredentialId = "urn:uuid:0", SubjectId = "urn:uuid:0", StatusListIndex = terms.Status is null ? null : 0 };

    /// <summary>Judges one whole credential, for nobody, by the rules that every one of them must keep.</summary>
    static bool KeepsToTheStandard(AwardTerms terms, Terminal terminal)
    {
        var sample = new ArrayBufferWriter<byte>();
        AwardDocument.Write(terms, Sample(terms), sample);
        using var json = JsonDocument.Parse(sample.WrittenMemory);
        var problems = OpenBadgeRules.Check(json.RootElement);
        var breaking = problems.Where(p => p.Breaks).ToList();
        if (breaking.Count > 0) terminal.Say(Text.DocumentProblems);
        foreach (var problem in breaking) terminal.Say(Text.DocumentProblem, problem.Code, problem.Path, problem.Detail);
        foreach (var problem in problems.Where(p => !p.Breaks)) terminal.Say(Text.DocumentWarning, problem.Code, problem.Path, problem.Detail);
        return breaking.Count == 0;
    }

    static JsonElement WithId(JsonElement profile, string id)
    {
        if (profile.TryGetProperty("id", out _)) return profile.Clone();
        var written = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(written))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            foreach (var property in profile.EnumerateObject()) property.WriteTo(writer);
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(written.WrittenMemory);
        return document.RootElement.Clone();
    }
}
