using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ecusson.Cli.Files;
using Ecusson.Cli.Shell;

namespace Ecusson.Cli.Status;

/// <summary>
/// Which places of a status list were given to badges: a text beside the list, the list's id on its first line and a place on each line
/// after it. The list itself cannot say: it is published, and a badge that stands is a 0 like a place that nobody has.
/// </summary>
/// <remarks>
/// A place is on the disk before a badge bears it, so that a run that breaks off wastes some places and never gives one twice. Nobody
/// else may open the register meanwhile. Names and addresses have no place in it.
/// </remarks>
sealed class PlaceRegister : IDisposable
{
    readonly FileStream file;
    readonly BitArray given;
    readonly Terminal terminal;
    readonly long lengthBefore;

    PlaceRegister(FileStream file, BitArray given, Terminal terminal)
    {
        (this.file, this.given, this.terminal, lengthBefore) = (file, given, terminal, file.Length);
        for (var place = 0; place < given.Length; place++) Free += given[place] ? 0 : 1;
    }

    /// <summary>How many places nobody has.</summary>
    public int Free { get; private set; }

    /// <summary>Where the register of a list stands.</summary>
    public static string PathOf(string listPath) => $"{listPath}.places";

    /// <summary>What the register of a new list holds.</summary>
    public static byte[] Empty(string listId) => Encoding.UTF8.GetBytes($"{listId}\n");

    /// <summary>Opens a list's register for this run alone; null after saying why that cannot be.</summary>
    public static PlaceRegister? Open(string listPath, ListFile list, Terminal terminal)
    {
        var path = PathOf(listPath);
        FileStream? opened = null;
        try
        {
            opened = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            if (Read(opened, list, path, terminal) is { } register) return register;
        }
        catch (FileNotFoundException)
        {
            terminal.Say(Text.StatusRegisterMissing, path, listPath);
        }
        catch (IOException exception) when (FileProblem.IsInUse(exception))
        {
            terminal.Say(Text.StatusRegisterInUse, path);
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            FileProblem.Say(exception, path, terminal, reading: true);
        }

        opened?.Dispose();
        return null;
    }

    /// <summary>Gives so many places, drawn at random: from a place nobody shall guess whose it is, or when it was given.</summary>
    /// <returns>Null after saying why they could not be written down.</returns>
    /// <exception cref="InvalidOperationException">There are fewer than that.</exception>
    public int[]? Take(int count)
    {
        if (count > Free) throw new InvalidOperationException("More places than are free.");
        var taken = new int[count];
        for (var i = 0; i < count; i++)
        {
            do taken[i] = RandomNumberGenerator.GetInt32(given.Length);
            while (given[taken[i]]);
            given[taken[i]] = true;
        }

        Free -= count;
        try
        {
            file.Write(Encoding.ASCII.GetBytes(string.Concat(taken.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place}\n")))));
            file.Flush(flushToDisk: true);
            return taken;
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            FileProblem.Say(exception, file.Name, terminal, reading: false);
            return null;
        }
    }

    /// <summary>Forgets what was taken since the register was opened: no badge that bears it was written. What cannot be forgotten stays given, which harms nobody.</summary>
    public void GiveBack()
    {
        try
        {
            file.SetLength(lengthBefore);
            file.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            FileProblem.Say(exception, file.Name, terminal, reading: false);
        }
    }

    public void Dispose() => file.Dispose();

    static PlaceRegister? Read(FileStream file, ListFile list, string path, Terminal terminal)
    {
        // What was set without us belongs to somebody too.
        var known = new BitArray((int)list.List.Entries);
        for (var place = 0; place < known.Length; place++) known[place] = list.List[place] != 0;
        using var lines = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        if (lines.ReadLine() is var id && id != list.Id)
        {
            terminal.Say(Text.StatusRegisterOfOther, path, id ?? "", list.Id);
            return null;
        }

        for (var number = 2; lines.ReadLine() is { } line; number++)
        {
            if (!int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place >= known.Length)
            {
                terminal.Say(Text.StatusRegisterBroken, path, number.ToString(CultureInfo.InvariantCulture), line);
                return null;
            }

            known[place] = true;
        }

        EndLine(file);
        return new PlaceRegister(file, known, terminal);
    }

    /// <summary>A run that was killed may have left half a line: the next place must not be written onto it.</summary>
    static void EndLine(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        if (file.ReadByte() != '\n') file.WriteByte((byte)'\n');
    }
}
