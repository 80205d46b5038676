using Microsoft.AspNetCore.Http.Features;

namespace Ecusson.Web.Shell;

/// <summary>What a visitor typed into a form; empty when the page is first shown.</summary>
public sealed class PostedForm(IFormCollection? form)
{
    const int MostValues = 2000;
    const int LongestValue = 1 << 20;

    /// <summary>Nothing typed yet.</summary>
    public static PostedForm Empty { get; } = new(form: null);

    /// <summary>Whether something was posted.</summary>
    public bool IsPosted => form is not null;

    /// <summary>The files.</summary>
    public IFormFileCollection? Files => form?.Files;

    /// <summary>Names of the fields.</summary>
    public IEnumerable<string> Names => form?.Keys ?? [];

    /// <summary>The text of a field as it was typed; <paramref name="otherwise"/> when nothing was posted.</summary>
    public string Text(string name, string otherwise = "") => form is null ? otherwise : form[name].ToString();

    /// <summary>All values of a field.</summary>
    public IReadOnlyList<string> Texts(string name) => form is null ? [] : [.. form[name].OfType<string>()];

    /// <summary>Whether a box was ticked, or a button of that name pressed.</summary>
    public bool Has(string name) => form?.ContainsKey(name) == true;

    /// <summary>Reads what was posted; a status when it cannot be.</summary>
    /// <param name="context">The request.</param>
    /// <param name="largest">Most bytes of the whole.</param>
    public static async Task<(PostedForm Form, int? Refusal)> Read(HttpContext context, int largest)
    {
        if (!context.Request.HasFormContentType) return (Empty, StatusCodes.Status400BadRequest);
        if (context.Request.ContentLength > largest) return (Empty, StatusCodes.Status413PayloadTooLarge);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = largest;
        var options = new FormOptions { ValueCountLimit = MostValues, ValueLengthLimit = LongestValue, MultipartBodyLengthLimit = largest, BufferBodyLengthLimit = largest };
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, options));
        try
        {
            return (new PostedForm(await context.Request.ReadFormAsync(context.RequestAborted)), null);
        }
        catch (BadHttpRequestException refusal)
        {
            return (Empty, refusal.StatusCode);
        }
        catch (InvalidDataException)
        {
            return (Empty, StatusCodes.Status400BadRequest);
        }
        catch (IOException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return (Empty, StatusCodes.Status400BadRequest);
        }
    }
}

/// <summary>What is wrong with what was typed, field by field.</summary>
public sealed class FormErrors
{
    readonly List<(string Field, string Sentence)> _list = [];

    /// <summary>All of them in order.</summary>
    public IReadOnlyList<(string Field, string Sentence)> All => _list;

    /// <summary>HTTP status of the page: 422 when something is wrong.</summary>
    public int Status => _list.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;

    /// <summary>Nothing wrong.</summary>
    public static FormErrors None => new();

    /// <summary>One thing wrong.</summary>
    public static FormErrors Of(string field, string sentence)
    {
        var errors = new FormErrors();
        errors._list.Add((field, sentence));
        return errors;
    }

    /// <summary>Notes one more thing wrong.</summary>
    public void Add(string field, string sentence) => _list.Add((field, sentence));

    /// <summary>Name of the sentence beside a field; null when it is right.</summary>
    public string? At(string field) => _list.Find(error => error.Field == field).Sentence;
}
