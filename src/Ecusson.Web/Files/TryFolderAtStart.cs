using Ecusson.Files;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Files;

/// <summary>Sees at the start that files can be kept: whoever hands the first one in is not the one to learn it.</summary>
sealed class TryFolderAtStart(FolderFileStore store, IConfiguration settings) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            store.Try();
            return Task.CompletedTask;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("Start_NoFiles", closed, FilesRoom.FolderSetting, FilesRoom.FolderOf(settings), closed.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
