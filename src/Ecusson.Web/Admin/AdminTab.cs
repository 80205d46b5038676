using Ecusson.Web.Jobs;
using Ecusson.Web.Journal;
using Ecusson.Web.Messages;
using Ecusson.Web.Networks;
using Ecusson.Web.Organizations;
using Ecusson.Web.People;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Admin;

/// <summary>A page of the administration that its navigation names.</summary>
/// <param name="Path">Its address below the language.</param>
/// <param name="Name">Name of its text.</param>
sealed record AdminTab(string Path, string Name)
{
    /// <summary>All of them in order.</summary>
    public static IReadOnlyList<AdminTab> All { get; } =
    [
        new(AdminPages.Path, "TabHome"), new(AllOrganizationsPages.Path, "TabOrganizations"), new(AllNetworksPages.Path, "TabNetworks"), new(AllPeoplePages.Path, "TabPeople"), new(MailPages.Path, "TabMail"),
        new(JobPages.Path, "TabJobs"), new(ReactionPages.Path, "TabReactions"), new(AuditPages.Path, "TabAudit"),
    ];

    /// <summary>Its address in the request's language.</summary>
    public string Address => Language.Here(Path);
}
