using System.Diagnostics;
using System.Text.Json;
using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Badges;
using Ecusson.Imports;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Ecusson.Web.Awards;

/// <summary>A list that a program has as a file, as people have it: CSV or a workbook. One key makes one list, however often the request is sent.</summary>
static class AwardListFilesApi
{
    const string Key = "Idempotency-Key";

    public static void MapAwardListFilesApi(this WebApplication app) =>
        app.Api("award-lists").MapPost("/award-lists/file", Make).As("makeListOfFile", Scopes.AwardsWrite).Produces<AwardListData>(StatusCodes.Status201Created).Takes(ReadList.MostBytes);

    static async Task<IResult> Make(
        HttpContext context, MakeList make, ListHeads heads, NamedAwards named, GrantKeys keys, string badge, string? language, [FromHeader(Name = Key)] string? key, SentFile<TableFile> sent)
    {
        var (actor, stop) = (context.Program().Actor, context.RequestAborted);
        if (key is null || keys.Name(actor, key) is not { } name) return ApiProblem.NoKey;
        if (!PublicId.TryParse(badge, out var read) || await named.Badge(read, stop) is not { } id) return ApiProblem.Invalid.At("badge", "unknown");
        if (language is not null && !BadgeRules.Languages.Contains(language)) return ApiProblem.Invalid.At("language", "unknown");
        return await make.From(actor, id, ReadList.File(sent.Bytes, heads), "", language, stop, name) switch
        {
            MakeListOutcome.Made { List: var list } => AwardListsApi.Made(context, list, read),
            MakeListOutcome.MadeOtherwise => ApiProblem.KeyReused,
            MakeListOutcome.Unreadable { Why: var why } => ApiProblem.RefusedTable.At("file", JsonNamingPolicy.KebabCaseLower.ConvertName(why.ToString())),
            MakeListOutcome.NotAwarded => ApiProblem.NotAwarded,
            MakeListOutcome.NotAllowed => ApiProblem.Invalid.At("badge", "unknown"),
            _ => throw new UnreachableException(),
        };
    }
}
