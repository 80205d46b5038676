namespace Ecusson.Web.Awards.Claims;

/// <summary>
/// Who may try codes. Wrong ones are counted by the visitor's address. A school is one address: a right code is let in while somebody beside it tries others by hand, and one that was right from there
/// even beside a machine, so that nobody's guessing turns away the three hundred phones that read it from the wall. A slip of the pen is no guess (<see cref="Ecusson.Awards.Claims.ClaimCodes"/>).
/// Each server counts for itself.
/// </summary>
/// <remarks>Thread-safe.</remarks>
sealed class ClaimGuesses(TimeProvider clock)
{
    /// <summary>How many codes that are none an address may try in a minute before it is asked to wait. A right one is still let in.</summary>
    public const int WrongPerMinute = 30;

    /// <summary>After how many in a minute no code is looked up any more that was not right from there before.</summary>
    public const int LookedUpPerMinute = 1000;

    /// <summary>How many right codes are remembered at most, each for one visitor.</summary>
    public const int MostRight = 20_000;

    /// <summary>For how long wrong codes are remembered.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    static readonly TimeSpan KnownFor = TimeSpan.FromHours(1);

    readonly Lock turn = new();
    readonly Dictionary<string, int> wrong = new(StringComparer.Ordinal);
    readonly HashSet<(string Visitor, string Code)> right = [];
    DateTimeOffset wrongSince, rightSince;

    /// <summary>How many right codes are remembered.</summary>
    public int Remembered
    {
        get
        {
            lock (turn) return right.Count;
        }
    }

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

            return wrong.GetValueOrDefault(visitor) < LookedUpPerMinute || right.Contains((visitor, code));
        }
    }

    /// <summary>Notes that there is such a code.</summary>
    public void Right(string visitor, string code)
    {
        lock (turn)
            if (right.Count < MostRight) right.Add((visitor, code));
    }

    /// <summary>Notes that there is none; false when whoever tries is to be asked to wait.</summary>
    public bool Wrong(string visitor)
    {
        lock (turn) return (wrong[visitor] = wrong.GetValueOrDefault(visitor) + 1) <= WrongPerMinute;
    }
}
