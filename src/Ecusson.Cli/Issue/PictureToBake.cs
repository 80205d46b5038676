using System.Buffers;
using System.Diagnostics;
using Ecusson.Cli.Baking;
using Ecusson.Cli.Files;
using Ecusson.Cli.Shell;
using Ecusson.Credentials.Baking;

namespace Ecusson.Cli.Issue;

/// <summary>The picture that each credential is baked into, if there is to be one, tried once before anything is issued.</summary>
/// <param name="Content">The file; empty when no picture is asked for.</param>
sealed record PictureToBake(ReadOnlyMemory<byte> Content)
{
    public bool IsNone => Content.IsEmpty;

    public string Extension => PngBaking.IsPng(Content.Span) ? ".png" : ".svg";

    /// <summary>Null after saying why the picture cannot be used.</summary>
    public static async Task<PictureToBake?> Read(string? path, Terminal terminal, CancellationToken stop)
    {
        if (path is null) return new PictureToBake(ReadOnlyMemory<byte>.Empty);
        if (await InputFile.Read(path, terminal, stop) is not { } content) return null;
        var problem = PngBaking.IsPng(content) ? PngBaking.Check(content) : null;
        if (problem is null or PictureProblem.TrailingBytes)
        {
            switch (Picture.Bake(content, "{}"u8.ToArray(), BakedStandard.OpenBadges3, new ArrayBufferWriter<byte>()))
            {
                case BakeOutcome.Baked:
                    return new PictureToBake(content);
                case BakeOutcome.NotAPicture:
                    terminal.Say(Text.PictureNone, path);
                    return null;
                case BakeOutcome.Broken broken:
                    problem = broken.Code;
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        terminal.Say(Text.PictureBroken, path, PictureWords.Of(problem, terminal));
        return null;
    }
}
