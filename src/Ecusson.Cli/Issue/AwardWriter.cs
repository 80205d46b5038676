using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Ecusson.Cli.Files;
using Ecusson.Cli.Recipients;
using Ecusson.Cli.Shell;
using Ecusson.Cli.Status;
using Ecusson.Credentials.Baking;
using Ecusson.Credentials.Issuing;

namespace Ecusson.Cli.Issue;

/// <summary>Signs row by row and writes what was signed: one file a person, or one line a person.</summary>
sealed class AwardWriter(Terminal terminal, IssueRequest request, Signer signer, PictureToBake picture, PlaceRegister? places)
{
    /// <summary>So many rows are held at once; each piece is signed by all processors and written in order.</summary>
    const int Piece = 512;

    readonly AwardRandomness randomness = new(RandomNumberGenerator.Fill);
    int done;

    public async Task<int> Write(ScreenedRows rows, int count, CancellationToken stop)
    {
        try
        {
            var code = await ProgressBar.Show(terminal, Text.IssueProgress, count, step => request.IsOneFile ? ToFile(rows, step, stop) : ToFolder(rows, count, step, stop));
            if (code == Exit.Done) terminal.Say(Text.Issued, Number(done), request.Out);
            else if (done > 0 && !request.IsOneFile) terminal.Say(Text.IssuedBeforeStop, Number(done), request.Out);
            return code;
        }
        catch (OperationCanceledException)
        {
            if (!request.IsOneFile) terminal.Say(Text.IssuedBeforeStop, Number(done), request.Out);
            throw;
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            FileProblem.Say(exception, request.Out, terminal, reading: false);
            if (done > 0 && !request.IsOneFile) terminal.Say(Text.IssuedBeforeStop, Number(done), request.Out);
            return Exit.NotDone;
        }
    }

    async Task<int> ToFile(ScreenedRows rows, Action<long> step, CancellationToken stop)
    {
        if (File.Exists(request.Out) || Directory.Exists(request.Out)) return terminal.Refuse(Text.OutputExists, request.Out);
        var isComplete = false;
        try
        {
            using var file = new OutputFile(request.Out, replace: false);
            foreach (var piece in Signed(rows, stop))
            {
                foreach (var (_, award) in piece)
                {
                    if (award is null) return Exit.NotDone;
                    await file.Stream.WriteAsync(award.WrittenMemory, stop);
                    file.Stream.WriteByte((byte)'\n');
                }

                step(done += piece.Length);
            }

            file.Complete();
            isComplete = true;
            return Exit.Done;
        }
        finally
        {
            // No line of an unfinished file is left: nobody has the places.
            if (!isComplete) places?.GiveBack();
        }
    }

    Task<int> ToFolder(ScreenedRows rows, int count, Action<long> step, CancellationToken stop)
    {
        if (File.Exists(request.Out)) return Task.FromResult(terminal.Refuse(Text.OutputExists, request.Out));
        if (Directory.Exists(request.Out) && Directory.EnumerateFileSystemEntries(request.Out).Any())
            return Task.FromResult(terminal.Refuse(Text.IssueFolderNotEmpty, request.Out));
        Directory.CreateDirectory(request.Out);
        foreach (var piece in Signed(rows, stop))
        {
            foreach (var (row, award) in piece)
            {
                stop.ThrowIfCancellationRequested();
                if (award is null || !WriteOne(row, award, count)) return Task.FromResult(Exit.NotDone);
                step(++done);
            }
        }

        return Task.FromResult(Exit.Done);
    }

    bool WriteOne(RecipientRow row, ArrayBufferWriter<byte> award, int count)
    {
        // Without a name the address's first part stands in: the folder is the issuer's own.
        var name = FileNames.Of(done + 1, count, row.Name ?? row.Email[..row.Email.IndexOf('@', StringComparison.Ordinal)]);
        var path = Path.Combine(request.Out, name);
        if (!picture.IsNone)
        {
            var baked = new ArrayBufferWriter<byte>(picture.Content.Length + award.WrittenCount + 1024);
            Picture.Bake(picture.Content, award.WrittenMemory, BakedStandard.OpenBadges3, baked);
            if (!OutputFile.Write(path + picture.Extension, baked.WrittenSpan, terminal, replace: false)) return false;
        }

        return OutputFile.Write(path + (request.AsJwt ? ".jwt" : ".json"), award.WrittenSpan, terminal, replace: false);
    }

    /// <summary>Pieces of the list in order, each row with its signed credential; null where there is none, after saying why.</summary>
    IEnumerable<(RecipientRow Row, ArrayBufferWriter<byte>? Award)[]> Signed(ScreenedRows rows, CancellationToken stop)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = signer.Threads, CancellationToken = stop };
        // What is bad was named when the rows were counted.
        foreach (var piece in rows.Read(_ => { }).Chunk(Piece))
        {
            var given = places?.Take(piece.Length);
            var signed = new (RecipientRow, ArrayBufferWriter<byte>?)[piece.Length];
            if (places is null || given is not null) Parallel.For(0, piece.Length, options, i => signed[i] = (piece[i], Sign(piece[i], given?[i])));
            yield return signed;
        }
    }

    ArrayBufferWriter<byte>? Sign(RecipientRow row, int? place)
    {
        var award = new ArrayBufferWriter<byte>(4096);
        if (signer.Issue(RecipientOf(row, place), award) is not { } problem) return award;
        terminal.Say(Text.IssueSigningRefused, Number(row.Row), problem.Code, problem.Detail);
        return null;
    }

    Recipient RecipientOf(RecipientRow row, int? place) => new()
    {
        Email = row.Email,
        Salt = randomness.Salt(),
        CredentialId = randomness.Urn(),
        SubjectId = randomness.Urn(),
        AwardedDate = row.AwardedOn,
        ValidUntil = row.ValidUntil,
        Story = row.Story,
        EvidenceUrl = row.EvidenceUrl,
        Name = request.WithNames ? row.Name : null,
        StatusListIndex = place,
    };

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
