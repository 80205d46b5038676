using Ecusson.Journal;
using Ecusson.People;

namespace Ecusson.Web.Shell;

/// <summary>Who asks, for endpoints that read the session.</summary>
static class Visitors
{
    /// <summary>Who does what this request asks for.</summary>
    /// <exception cref="InvalidOperationException">The endpoint does not read the session: see <see cref="ReadsSession"/>.</exception>
    public static Actor Actor(this HttpContext context) => context.Visitor().Person?.Person.Acting(Door.Browser) ?? Ecusson.Journal.Actor.Nobody;

    /// <summary>Who reads.</summary>
    /// <exception cref="InvalidOperationException">The endpoint does not read the session.</exception>
    public static Viewer Viewer(this HttpContext context) => context.Visitor().Person?.Viewer ?? Ecusson.People.Viewer.Public;

    /// <summary>Who has signed in; null for nobody, and on pages that do not ask.</summary>
    public static SignedInPerson? SignedIn(this HttpContext context) => context.Features.Get<Visitor>()?.Person;

    /// <summary>When and how who asks showed that it is them.</summary>
    public static SignInMoment SignInMoment(this HttpContext context) => context.Session()?.SignedIn ?? Ecusson.People.SignInMoment.Unknown;

    /// <summary>The session that asks; null for nobody.</summary>
    public static Session? Session(this HttpContext context) => context.Features.Get<Visitor>()?.Session;

    /// <summary>Remembers who asks, for the rest of the request.</summary>
    public static void Know(this HttpContext context, SignedInPerson? person, Session? session) => context.Features.Set(new Visitor(person, session));

    /// <summary>What was typed into the page's form.</summary>
    public static PostedForm Posted(this HttpContext context) => context.Features.Get<PostedForm>() ?? PostedForm.Empty;

    static Visitor Visitor(this HttpContext context) =>
        context.Features.Get<Visitor>() ?? throw new InvalidOperationException("This endpoint does not read the session: map it with MapFormPage, or mark it with ReadsSession.");
}

/// <summary>Who asks, and by which session.</summary>
sealed record Visitor(SignedInPerson? Person, Session? Session);
