using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Ecusson.Cli.Files;
using Ecusson.Cli.Issue;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.Proofs;
using Ecusson.Credentials.Status;

namespace Ecusson.Cli.Status;

/// <summary>Signs a status list and writes it to its file.</summary>
static class SignedList
{
    public static int Write(
        StatusListCredential terms, BitstringStatusList list, SigningKey key, Voice voice, string path, bool replace, Terminal terminal)
    {
        using var unsigned = JsonDocument.Parse(terms.Write(list));
        switch (ProofSuites.Sign(unsigned.RootElement, key, voice.VerificationMethod, terms.ValidFrom, Canonicalizer.Pinned))
        {
            case SigningOutcome.Signed signed:
                if (!OutputFile.Write(path, signed.Json.Span, terminal, replace)) return Exit.NotDone;
                terminal.Say(Text.StatusWritten, path, terms.Id, CountSet(list).ToString(CultureInfo.InvariantCulture));
                return Exit.Done;
            case SigningOutcome.Refused { Problem: var problem }:
                return terminal.Refuse(Text.StatusNotAList, path, $"{problem.Code} {problem.Detail}");
            case SigningOutcome.NoSuite { Type: var type }:
                return terminal.Refuse(Text.StatusKeyHasNoSuite, type.ToString());
            default:
                throw new UnreachableException();
        }
    }

    static long CountSet(BitstringStatusList list)
    {
        var set = 0L;
        for (var place = 0L; place < list.Entries; place++) set += list[place] == 0 ? 0 : 1;
        return set;
    }
}
