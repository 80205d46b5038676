namespace Ecusson.Files.Drawing;

/// <summary>What a text is drawn in. Characters that the face has not are taken from those of other scripts.</summary>
public enum Face
{
    /// <summary>Inter, regular.</summary>
    Text,

    /// <summary>Inter, semi-bold.</summary>
    Strong,

    /// <summary>Bricolage Grotesque, bold.</summary>
    Title,
}
