using Ecusson.Cli.Shell;

return await EcussonCommand.Run(args, Terminal.OfThisProcess());
