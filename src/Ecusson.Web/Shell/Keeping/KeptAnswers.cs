using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Ecusson.Journal;

namespace Ecusson.Web.Shell.Keeping;

/// <summary>
/// Answers that are the same for everybody, kept in memory until something happens to what they tell of. What another server does is learnt
/// from the journal; an answer is given only if a look into it was begun less than <see cref="Trust"/> ago.
/// </summary>
/// <remarks>Thread-safe; one for the process.</remarks>
sealed class KeptAnswers
{
    /// <summary>How old the last look into the journal may be: a change acts everywhere within that time, or nothing is given from here.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer is kept at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    // How many happenings are remembered for answers that are being made.
    const int Remembered = 4096;

    // What is thrown away at once when there is no more room.
    const double Room = .9;

    readonly ConcurrentDictionary<KeptKey, KeptAnswer> _kept = new();
    readonly Dictionary<Matter, HashSet<KeptKey>> _about = [];
    readonly Matter[] _stirred = new Matter[Remembered];
    readonly Lock _lock = new();
    readonly TimeProvider _clock;
    readonly long _most;
    long _turn, _size, _looked;
    bool _sees;

    /// <summary>Keeps nothing yet.</summary>
    /// <param name="clock">Tells the time.</param>
    /// <param name="bell">Rung when this server itself saved something.</param>
    /// <param name="most">How many bytes to keep at most; 0 for nothing.</param>
    public KeptAnswers(TimeProvider clock, Bell bell, long most)
    {
        (_clock, _most) = (clock, most);
        bell.Tell(Stir);
    }

    /// <summary>The kept answer; false when there is none that may be given at this moment.</summary>
    public bool Find(KeptKey key, [NotNullWhen(true)] out KeptAnswer? answer)
    {
        answer = null;
        if (!_kept.TryGetValue(key, out var kept) || !IsTrusted || kept.Until <= _clock.GetUtcNow()) return false;
        kept.Asked(_clock.GetTimestamp());
        answer = kept;
        return true;
    }

    /// <summary>To be called before anything is read for an answer that may be kept.</summary>
    /// <returns>What <see cref="Keep"/> asks for; null when nothing can be kept at this moment.</returns>
    public long? Begin() => IsTrusted ? Volatile.Read(ref _turn) : null;

    /// <summary>Keeps an answer, unless something happened to what it tells of while it was made.</summary>
    public void Keep(KeptKey key, KeptAnswer answer, long begun)
    {
        lock (_lock)
        {
            if (answer.Size > _most / 8 || _turn - begun > Remembered || Enumerable.Range(1, (int)(_turn - begun)).Any(step => answer.About.Contains(_stirred[(begun + step) % Remembered]))) return;
            Drop(key);
            answer.Asked(_clock.GetTimestamp());
            _kept[key] = answer;
            _size += answer.Size;
            foreach (var matter in answer.About)
            {
                if (!_about.TryGetValue(matter, out var keys)) _about[matter] = keys = [];
                keys.Add(key);
            }

            if (_size > _most) MakeRoom();
        }
    }

    /// <summary>Forgets what tells of things that something happened to.</summary>
    public void Stir(IReadOnlyList<Happening> news)
    {
        lock (_lock)
        {
            foreach (var matter in news.SelectMany(Matter.In))
            {
                _stirred[++_turn % Remembered] = matter;
                if (!_about.TryGetValue(matter, out var keys)) continue;
                foreach (var key in keys.ToList()) Drop(key);
            }
        }
    }

    /// <summary>Says that all that could be seen at a moment has been told.</summary>
    /// <param name="at">That moment, as <see cref="TimeProvider.GetTimestamp"/> has it.</param>
    public void Saw(long at)
    {
        Volatile.Write(ref _looked, at);
        Volatile.Write(ref _sees, true);
    }

    /// <summary>Forgets everything: it cannot be told what happened.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            // Whatever is being made at this moment is older than anything that is remembered.
            _turn += Remembered + 1;
            _kept.Clear();
            _about.Clear();
            _size = 0;
        }
    }

    bool IsTrusted => Volatile.Read(ref _sees) && _clock.GetElapsedTime(Volatile.Read(ref _looked)) < Trust;

    void Drop(KeptKey key)
    {
        if (!_kept.TryRemove(key, out var answer)) return;
        _size -= answer.Size;
        foreach (var matter in answer.About)
        {
            if (!_about.TryGetValue(matter, out var keys)) continue;
            keys.Remove(key);
            if (keys.Count == 0) _about.Remove(matter);
        }
    }

    void MakeRoom()
    {
        foreach (var (key, _) in _kept.OrderBy(kept => kept.Value.AskedAt).ToList())
        {
            if (_size <= _most * Room) return;
            Drop(key);
        }
    }
}
