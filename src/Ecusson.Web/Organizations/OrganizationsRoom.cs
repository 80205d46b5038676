using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Organizations;

/// <summary>Organisations: their desks, their public pages, their DID documents, and invitations to take part.</summary>
static class OrganizationsRoom
{
    /// <summary>Whether everybody with an account may make organisations; else the operator alone does, as where nothing is said.</summary>
    public const string AnyoneSetting = "Organizations:AnyoneMayMake";

    /// <summary>Registers the room.</summary>
    /// <exception cref="SettingException"><see cref="AnyoneSetting"/> is neither true nor false.</exception>
    public static void AddOrganizations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new OrganizationRules(builder.Configuration.Switch(AnyoneSetting)));
        builder.Services.AddScoped<MakeKeys>().AddScoped<SigningKeys>().AddScoped<Standing>().AddScoped<Issuer>()
            .AddScoped<MakeOrganization>().AddScoped<EditOrganization>().AddScoped<HandInLogo>().AddScoped<StageTable>().AddScoped<ChangeMember>().AddScoped<Invite>().AddScoped<WithdrawInvitation>()
            .AddScoped<AcceptInvitation>().AddScoped<MakeToken>().AddScoped<FindToken>().AddScoped<RotateKeys>().AddScoped<PublishDid>()
            .AddScoped<MyOrganizations>().AddScoped<OrganizationPeople>().AddScoped<OrganizationPrograms>().AddScoped<PublicOrganizations>().AddScoped<OpenInvitations>().AddScoped<AllOrganizations>().AddScoped<ArchiveOrganization>().AddScoped<IFollowsMerge, MergedMembers>().AddScoped<IHoldsRights, OwnersRights>().AddScoped<IKeepsAboutPeople, KnownMembers>();
        builder.Services.AddHostedService<PublishDids>();
    }

    public static void MapOrganizations(this WebApplication app)
    {
        app.MapManage();
        app.MapSettings();
        app.MapMembers();
        app.MapKeys();
        app.MapPrograms();
        app.MapInvitations();
        app.MapOrganization();
        app.MapOrganizationsList();
        app.MapOrganizationsApi();
        app.MapAllOrganizations();
    }
}
