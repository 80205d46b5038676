using System.Buffers;
using System.Diagnostics;
using System.Text;
using CsCheck;
using Ecusson.Credentials.JsonLd.Rdf;

namespace Ecusson.Credentials.Tests.JsonLd.Rdf;

public sealed class Rdfc10Tests
{
    [Fact]
    public void Other_labels_and_another_order_never_change_the_canonical_form() =>
        Gen.Select(Graphs.Any, Gen.Shuffle(Enumerable.Range(0, 8).ToArray()), Gen.Int).Sample((graph, labels, seed) =>
        {
            var relabelled = graph.Select(statement => new Graphs.Statement(
                Relabel(statement.Subject), statement.Predicate, Relabel(statement.Object)!, statement.Graph is null ? null : Relabel(statement.Graph))).ToArray();
            new Random(seed).Shuffle(relabelled);
            Assert.Equal(Graphs.Canonical(Graphs.Data(Graphs.Text(graph))), Graphs.Canonical(Graphs.Data(Graphs.Text(relabelled))));

            string Relabel(string term) => term.StartsWith("_:b", StringComparison.Ordinal) ? $"_:x{labels[term[3] - '0']}" : term;
        }, iter: 10_000);

    [Fact]
    public void The_canonical_form_is_its_own_canonical_form_and_keeps_every_statement() =>
        Graphs.Any.Sample(graph =>
        {
            var data = Graphs.Data(Graphs.Text(graph));
            var canonical = Graphs.Canonical(data);
            Assert.Equal(data.Count, canonical.Count(character => character == '\n'));
            Assert.Equal(canonical, Graphs.Canonical(Graphs.Data(canonical)));
        }, iter: 10_000);

    [Fact]
    public void One_canonicaliser_used_for_many_graphs_gives_what_a_new_one_gives()
    {
        Graphs.Any.Array[1, 6].Sample(graphs =>
        {
            var (shared, data) = (new Rdfc10(), new RdfDataset());
            foreach (var graph in graphs)
            {
                data.Clear();
                NQuadsReader.Read(Encoding.UTF8.GetBytes(Graphs.Text(graph)), data);
                var output = new ArrayBufferWriter<byte>();
                shared.Canonicalize(data, output);
                Assert.Equal(Graphs.Canonical(Graphs.Data(Graphs.Text(graph))), Encoding.UTF8.GetString(output.WrittenSpan));
            }
        }, iter: 1_000);
    }

    [Theory]
    [InlineData("clique", 12)]
    [InlineData("clique", 60)]
    [InlineData("ring", 3_000)]
    [InlineData("twin stars", 2_000)]
    [InlineData("ladder", 2_000)]
    public void A_poison_graph_stops_at_the_limit_in_bounded_time(string shape, int size)
    {
        var data = Poison(shape, size);
        var (output, watch) = (new ArrayBufferWriter<byte>(), Stopwatch.StartNew());
        Assert.Equal(RdfcOutcome.TooMuchWork, new Rdfc10().Canonicalize(data, output));
        Assert.Equal(0, output.WrittenCount);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_graph_whose_canonical_form_would_be_huge_is_refused_before_any_work()
    {
        var data = new RdfDataset();
        var (subject, predicate) = (data.Iri(Encoding.UTF8.GetBytes("urn:" + new string('s', 100_000))), data.Iri("urn:p"u8));
        for (var number = 0; number < 1_000; number++)
            data.Add(subject, predicate, data.NewBlank(), RdfDataset.DefaultGraph);
        Assert.Equal(RdfcOutcome.TooLarge, new Rdfc10().Canonicalize(data, new ArrayBufferWriter<byte>()));
    }

    [Fact]
    public void No_quads_give_no_bytes() => Assert.Equal("", Graphs.Canonical(new RdfDataset()));

    static RdfDataset Poison(string shape, int size)
    {
        var data = new RdfDataset();
        var predicate = data.Iri("urn:p"u8);
        var nodes = Enumerable.Range(0, size).Select(_ => data.NewBlank()).ToArray();
        for (var from = 0; from < size; from++)
        {
            switch (shape)
            {
                case "clique":
                    foreach (var to in nodes.Where(node => node != nodes[from])) Link(nodes[from], to);
                    break;
                case "ring":
                    Link(nodes[from], nodes[(from + 1) % size]);
                    break;
                case "twin stars":
                    Link(nodes[from % 2], nodes[from]);
                    break;
                default:
                    for (var step = 1; step <= 3; step++) Link(nodes[from], nodes[(from + step) % size]);
                    break;
            }
        }

        return data;

        void Link(int from, int to) => data.Add(from, predicate, to, RdfDataset.DefaultGraph);
    }
}
