using System.Buffers;
using System.Text;
using CsCheck;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Tests.JsonLd.Rdf;

/// <summary>Random graphs with many blank nodes that look alike.</summary>
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
        Gen.Frequency((5, Gen.Const((string?)null)), (1, Node.Select(node => (string?)node))),
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
