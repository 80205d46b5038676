namespace Ecusson.Web.Shell;

/// <summary>A setting that the server cannot start with. It stops the start with a sentence that names the setting.</summary>
sealed class SettingException : Exception
{
    /// <summary>Says the sentence of that name.</summary>
    /// <param name="sentence">The sentence's name in <see cref="StartText"/>.</param>
    /// <param name="arguments">What goes into its holes.</param>
    public SettingException(string sentence, params string[] arguments)
        : base(StartText.Of(sentence, arguments)) { }

    /// <inheritdoc cref="SettingException(string, string[])"/>
    public SettingException(string sentence, Exception cause, params string[] arguments)
        : base(StartText.Of(sentence, arguments), cause) { }
}
