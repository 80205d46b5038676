var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
await app.RunAsync();

/// <summary>The server's entry point, named so that tests can start it whole.</summary>
public sealed partial class Program;
