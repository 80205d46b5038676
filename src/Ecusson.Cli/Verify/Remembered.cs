using Ecusson.Credentials;

namespace Ecusson.Cli.Verify;

/// <summary>
/// Keeps what was answered for the length of a run: of a thousand badges with one status list, the first alone asks for it, and a server
/// that does not answer is waited for once.
/// </summary>
sealed class Remembered(IFetch next) : IFetch
{
    /// <summary>Beyond so many bytes nothing more is kept.</summary>
    const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>What an answer takes besides its content, roughly.</summary>
    const int Overhead = 1024;

    readonly Dictionary<(string Address, string Accept), Fetched> answers = [];
    long kept;

    public async ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop)
    {
        var key = (address.OriginalString, accept);
        if (answers.TryGetValue(key, out var known)) return known;
        var answer = await next.Get(address, accept, stop);
        var size = Overhead + answer switch { Fetched.Document document => document.Content.Length, Fetched.Missing missing => missing.Content.Length, _ => 0 };
        if (kept + size > MaxBytes) return answer;
        kept += size;
        answers[key] = answer;
        return answer;
    }
}
