using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.Issuing;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;

namespace Ecusson.Cli.Issue;

/// <summary>Issues the prepared badge to one person after the other, in the form asked for.</summary>
/// <param name="Issue">Writes one signed credential; null when it did, else what is in the way.</param>
/// <param name="Threads">How many may call it at once.</param>
sealed record Signer(Func<Recipient, IBufferWriter<byte>, JsonLdProblem?> Issue, int Threads)
{
    /// <summary>Null after saying why this badge cannot be signed with this key.</summary>
    public static Signer? Of(BadgeTerms badge, SigningKey key, DateTimeOffset now, IssueRequest request, Terminal terminal) =>
        request.AsJwt ? OfJwt(badge, key, terminal) : OfProof(badge, key, now, request, terminal);

    static Signer? OfProof(BadgeTerms badge, SigningKey key, DateTimeOffset now, IssueRequest request, Terminal terminal)
    {
        switch (key.Type)
        {
            case KeyType.Ed25519:
                return OfBatch(badge, key, now, terminal);
            case KeyType.P256 or KeyType.P384:
                return OfSingleAwards(badge, key, now, terminal);
            default:
                terminal.Say(Text.IssueKeyHasNoSuite, request.Key, key.Type.ToString());
                return null;
        }
    }

    static Signer? OfBatch(BadgeTerms badge, SigningKey key, DateTimeOffset now, Terminal terminal)
    {
        switch (BadgeBatch.Compile(badge.Terms, key, badge.Voice.VerificationMethod, now, Canonicalizer.Pinned))
        {
            case BadgeBatchOutcome.Compiled { Batch: var batch }:
                return new Signer((recipient, json) => batch.Issue(recipient, json) is IssuingOutcome.Refused refused ? refused.Problem : null, ThreadsOf(key));
            case BadgeBatchOutcome.Refused { Problem: var problem }:
                return Refused(problem, terminal);
            default:
                throw new UnreachableException();
        }
    }

    static Signer? OfSingleAwards(BadgeTerms badge, SigningKey key, DateTimeOffset now, Terminal terminal)
    {
        // Tried once for nobody, so that a badge that cannot be signed is refused before the list is read.
        return Sign(BadgeTerms.Sample(badge.Terms), new ArrayBufferWriter<byte>()) is { } problem ? Refused(problem, terminal) : new Signer(Sign, ThreadsOf(key));

        JsonLdProblem? Sign(Recipient recipient, IBufferWriter<byte> json)
        {
            var award = new ArrayBufferWriter<byte>(4096);
            AwardDocument.Write(badge.Terms, recipient, award);
            using var unsecured = JsonDocument.Parse(award.WrittenMemory);
            switch (ProofSuites.Sign(unsecured.RootElement, key, badge.Voice.VerificationMethod, now, Canonicalizer.Pinned))
            {
                case SigningOutcome.Signed signed:
                    json.Write(signed.Json.Span);
                    return null;
                case SigningOutcome.Refused refused:
                    return refused.Problem;
                default:
                    throw new UnreachableException();
            }
        }
    }

    static Signer? Refused(JsonLdProblem problem, Terminal terminal)
    {
        terminal.Say(Text.DocumentProblems);
        terminal.Say(Text.DocumentProblem, problem.Code, problem.Path, problem.Detail);
        return null;
    }

    // Keys other than Ed25519 sign for one thread at a time.
    static int ThreadsOf(SigningKey key) => key.Type == KeyType.Ed25519 ? Environment.ProcessorCount : 1;

    static Signer? OfJwt(BadgeTerms badge, SigningKey key, Terminal terminal)
    {
        switch (JwtBatch.Compile(badge.Terms, key, badge.Voice.VerificationMethod))
        {
            case JwtBatchOutcome.Compiled { Batch: var batch }:
                return new Signer(
                    (recipient, compact) =>
                    {
                        batch.Issue(recipient, compact);
                        return null;
                    },
                    ThreadsOf(key));
            case JwtBatchOutcome.Refused refused:
                terminal.Say(Text.DocumentProblems);
                terminal.Say(Text.DocumentProblem, refused.Code, "", refused.Detail);
                return null;
            default:
                throw new UnreachableException();
        }
    }
}
