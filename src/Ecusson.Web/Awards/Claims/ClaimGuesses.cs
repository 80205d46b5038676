namespace Ecusson.Web.Awards.Claims;

/// <summary>
/// Who may try codes. Wrong ones are counted by the visitor's address, and whoever wrote too many is asked to wait before the next is looked up. A school is one address: a code that was right from
/// there is let in whatever else is tried beside it, so that nobody's guessing turns away the three hundred phones that read it from the wall. A slip of the pen is no guess
/// (<see cref="Ecusson.Awards.Claims.ClaimCodes"/>). Each server counts for itself.
/// </summary>
/// <remarks>Thread-safe.</remarks>
sealed class ClaimGuesses(TimeProvider clock)
{
    /// <summary>How many codes that are none an address may try in a minute.</summary>
    public const int WrongPerMinute = 30;

    /// <summary>For how long wrong codes are remembered.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    static readonly TimeSpan KnownFor = TimeSpan.FromHours(1);

    readonly Lock turn = new();
    readonly Dictionary<string, int> wrong = new(StringComparer.Ordinal);
    readonly HashSet<(string Visitor, string Code)> right = [];
    DateTimeOffset wrongSince, rightSince;

    /// <summary>Whether a code may be looked up for a visitor.</summary>
    public bool May(string visitor, string code)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            if (now - wrongSince >= Window)
            {
                wrong.Clear();
                wrongSince = now;
            }

            if (now - rightSince >= KnownFor)
            {
                right.Clear();
                rightSince = now;
            }

            return wrong.GetValueOrDefault(visitor) < WrongPerMinute || right.Contains((visitor, code));
        }
    }

    /// <summary>Notes that there is such a code, or none.</summary>
    public void Note(string visitor, string code, bool isRight)
    {
        lock (turn)
        {
            if (isRight) right.Add((visitor, code));
            else wrong[visitor] = wrong.GetValueOrDefault(visitor) + 1;
        }
    }
}
