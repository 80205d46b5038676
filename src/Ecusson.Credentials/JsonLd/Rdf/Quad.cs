using System.Runtime.InteropServices;

namespace Ecusson.Credentials.JsonLd.Rdf;

/// <summary>One statement of an <see cref="RdfDataset"/>: four numbers of terms of that dataset.</summary>
/// <param name="Subject">An IRI or a blank node.</param>
/// <param name="Predicate">An IRI.</param>
/// <param name="Object">Any term.</param>
/// <param name="Graph">An IRI or a blank node, or <see cref="RdfDataset.DefaultGraph"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Quad(int Subject, int Predicate, int Object, int Graph);
