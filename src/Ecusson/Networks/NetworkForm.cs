using Ecusson.Organizations;
using Ecusson.Storage;

namespace Ecusson.Networks;

/// <summary>What a network says of itself, as the operator fills it in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is and does, Markdown.</param>
public sealed record NetworkForm(string Name, LocalizedText Description)
{
    /// <summary>What cannot be taken, by field: <c>empty</c>, <c>too-long</c>, <c>not-text</c> (control characters); the description with its language, e.g. <c>description-en</c>.</summary>
    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Name)) problems["name"] = "empty";
        else if (Name.Trim().Length > Organization.NameLength) problems["name"] = "too-long";
        else if (Name.Trim().Any(char.IsControl)) problems["name"] = "not-text";
        OrganizationForm.Texts("description", Description, problems);
        return problems;
    }
}
