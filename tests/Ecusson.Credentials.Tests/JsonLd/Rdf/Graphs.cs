using System.Buffers;
using System.Text;
using CsCheck;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Tests.JsonLd.Rdf;

/// <summary>
/// Random graphs with many blank nodes that look alike. No graph is named by a blank node: when two of those name each other's graphs
/// crosswise, RDFC-1.0 itself lets the order of the input decide, in every implementation of it.
/// </summary>
static class Graphs
{
    public sealed record Statement(string Subject, string Predicate, string Object, string? Graph);

    static readonly Gen<string> Blank = Gen.Int[0, 7].Select(number => $"_:b{number}");

    static readonly Gen<string> Node = Gen.Frequency((4, Blank), (1, Gen.Int[0, 2].Select(number => $"<urn:n{number}>")));

    static readonly Gen<string> Value = Gen.Frequency((3, Node), (1, Gen.Int[0, 2].Select(number => $"\"{number}\"@fr")));

    public static Gen<Statement[]> Any { get; } = Gen.Select(
        Node,
        Gen.Int[0, 2].Select(number => $"<urn:p{number}>"),
        Value,
        Gen.Frequency((5, Gen.Const((string?)null)), (1, Gen.Int[0, 2].Select(number => (string?)$"<urn:g{number}>"))),
        (subject, predicate, @object, graph) => new Statement(subject, predicate, @object, graph)).Array[0, 16];

    public static string Text(IEnumerable<Statement> statements) =>
        string.Concat(statements.Select(statement => $"{statement.Subject} {statement.Predicate} {statement.Object} {statement.Graph} .\n"));

    public static RdfDataset Data(string nquads)
    {
        var data = new RdfDataset();
        Assert.Equal(0, NQuadsReader.Read(Encoding.UTF8.GetBytes(nquads), data));
        return data;
    }

    public static string Canonical(RdfDataset data)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.Equal(RdfcOutcome.Canonical, new Rdfc10(new RdfcLimits(Work: 10_000_000)).Canonicalize(data, output));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
