namespace Ecusson.Cli.Shell;

/// <summary>The numbers with which the program ends. <c>verify</c> has its own (see there).</summary>
static class Exit
{
    public const int Done = 0;

    /// <summary>What was asked for was not done, or not wholly; a sentence on standard error says why.</summary>
    public const int NotDone = 1;

    /// <summary>The command line itself was not understood, as grep and many others say it.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by the person, as shells count it: 128 and the signal's number.</summary>
    public const int Interrupted = 130;
}
