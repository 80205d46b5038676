using Ecusson.Journal;

namespace Ecusson.Web.Shell.Keeping;

/// <summary>What a kept answer tells of: when something happens to it, the answer is kept no more.</summary>
readonly record struct Matter
{
    readonly string _scope;
    readonly Guid _id;

    Matter(string scope, Guid id) => (_scope, _id) = (scope, id);

    /// <summary>One thing: whatever the journal has it for a subject.</summary>
    public static Matter Of(Guid id) => new("", id);

    /// <summary>All that happens within an organisation.</summary>
    public static Matter Within(Guid organization) => new("within", organization);

    /// <summary>All that happens to things of a kind, e.g. <c>badge</c>.</summary>
    public static Matter Every(string kind) => new(kind, Guid.Empty);

    /// <summary>Everything that an entry of the journal happens to.</summary>
    public static IEnumerable<Matter> In(Happening happening)
    {
        yield return Of(happening.Subject);
        if (happening.Organization is { } organization) yield return Within(organization);
        yield return Every(happening.Kind.Split('.')[0]);
    }
}
