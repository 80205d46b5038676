using System.Buffers;
using System.Diagnostics;
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
        if (key.Type != KeyType.Ed25519)
        {
            terminal.Say(Text.IssueNeedsEd25519, request.Key, key.Type.ToString());
            return null;
        }

        switch (BadgeBatch.Compile(badge.Terms, key, badge.Voice.VerificationMethod, now, Canonicalizer.Pinned))
        {
            case BadgeBatchOutcome.Compiled { Batch: var batch }:
                return new Signer((recipient, json) => batch.Issue(recipient, json) is IssuingOutcome.Refused refused ? refused.Problem : null, Environment.ProcessorCount);
            case BadgeBatchOutcome.Refused { Problem: var problem }:
                terminal.Say(Text.DocumentProblems);
                terminal.Say(Text.DocumentProblem, problem.Code, problem.Path, problem.Detail);
                return null;
            default:
                throw new UnreachableException();
        }
    }

    static Signer? OfJwt(BadgeTerms badge, SigningKey key, Terminal terminal)
    {
        switch (JwtBatch.Compile(badge.Terms, key, badge.Voice.VerificationMethod))
        {
            case JwtBatchOutcome.Compiled { Batch: var batch }:
                // Keys other than Ed25519 sign for one thread at a time.
                return new Signer(
                    (recipient, compact) =>
                    {
                        batch.Issue(recipient, compact);
                        return null;
                    },
                    key.Type == KeyType.Ed25519 ? Environment.ProcessorCount : 1);
            case JwtBatchOutcome.Refused refused:
                terminal.Say(Text.DocumentProblems);
                terminal.Say(Text.DocumentProblem, refused.Code, "", refused.Detail);
                return null;
            default:
                throw new UnreachableException();
        }
    }
}
