using Ecusson.Awards;
using Ecusson.Credentials.Verification;
using Ecusson.Networks;

namespace Ecusson.Web.Verify;

/// <summary>What is answered to a person who handed in a badge.</summary>
public abstract record VerifyAnswer
{
    VerifyAnswer() { }

    /// <summary>There was something to judge.</summary>
    /// <param name="Report">The checks.</param>
    /// <param name="Document">The JSON that was judged.</param>
    /// <param name="Source">The file's name or the link; null for pasted text.</param>
    /// <param name="Picture">The badge's picture: a data URI out of what was handed in, or the path of a file of this server; null when there is none fit to be shown.</param>
    /// <param name="Recipient">The address that was asked about; empty when none was.</param>
    public sealed record Judged(VerificationReport Report, ReadOnlyMemory<byte> Document, string? Source, string? Picture, string Recipient) : VerifyAnswer
    {
        /// <summary>What the report comes to.</summary>
        public Verdict Verdict { get; } = Report.Verdict;

        /// <summary>The issuer as an organisation of this server; null when it is none, or nothing proves that it is.</summary>
        public IssuerHere? Known { get; init; }

        /// <summary>What became of it, when it is an award of this server that another stands in place of; else null.</summary>
        public ReplacedAward? Replaced { get; init; }
    }

    /// <summary>There was nothing to judge.</summary>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Field">The field where it can be mended.</param>
    /// <param name="Title">What happened.</param>
    /// <param name="Details">What to do.</param>
    public sealed record Refused(int Status, string Field, string Title, string Details) : VerifyAnswer
    {
        /// <summary>The stable word for it where there is no badge in what was handed in; null else.</summary>
        public string? Code { get; init; }
    }
}
