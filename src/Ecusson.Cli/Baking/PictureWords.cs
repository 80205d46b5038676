using Ecusson.Cli.Shell;
using Ecusson.Credentials.Baking;

namespace Ecusson.Cli.Baking;

/// <summary>Says what is wrong with a picture.</summary>
static class PictureWords
{
    public static string Of(string problem, Terminal terminal) => terminal.Text(problem switch
    {
        PictureProblem.Truncated => Text.PictureTruncated,
        PictureProblem.Crc => Text.PictureDamaged,
        PictureProblem.Text => Text.PictureTextDamaged,
        PictureProblem.TooLarge => Text.PictureTooLarge,
        PictureProblem.Dtd => Text.PictureDtd,
        PictureProblem.Xml => Text.PictureXml,
        PictureProblem.Encoding => Text.PictureEncoding,
        PictureProblem.Expansion => Text.PictureExpansion,
        _ => Text.PictureStructure,
    });
}
