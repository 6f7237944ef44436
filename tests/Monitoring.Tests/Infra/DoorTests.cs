using Monitoring.Infra;

namespace Monitoring.Tests.Infra;

public sealed class DoorTests
{
    /// <summary>Widening the door shows here.</summary>
    private static readonly string[] Exported =
    [
        "InfraOptions", "InfraServices",
        "Mail.IMailer", "Mail.Mail", "Mail.MailRefusedException", "Mail.SmtpOptions", "Mail.SmtpSecurity",
        "Search.EntityLookup", "Search.FacetAnswer", "Search.FacetCount", "Search.ISearchIndex", "Search.IndexComparison", "Search.IndexSummary", "Search.IndexUpkeep",
        "Search.Lucene.LuceneIndex",
        "Search.QueryException", "Search.SearchAnswer", "Search.SearchHit", "Search.SearchNames", "Search.SearchRequest", "Search.SortOrder",
        "Search.TrendCalendar", "Search.TrendInterval", "Search.TrendPoint", "Search.TrendRequest", "Search.TrendSeries",
        "Storage.Analysis", "Storage.ArticleStore", "Storage.BackfillProgress", "Storage.BackfillStep", "Storage.BackfillStore", "Storage.Delivery", "Storage.DeliveryState", "Storage.Feed", "Storage.FeedPoll", "Storage.FeedStore",
        "Storage.ImportJournal", "Storage.ImportState", "Storage.IncomingArticle", "Storage.KnownArticle", "Storage.NewFeed", "Storage.OpenBackfill", "Storage.Outcome", "Storage.RawPage",
        "Storage.ReportStore", "Storage.ReportWindow", "Storage.SaveResult", "Storage.SettingStore", "Storage.ShownText", "Storage.Source", "Storage.Stage", "Storage.StepOutcome",
        "Storage.StorageException", "Storage.StoredArticle", "Storage.TroubledArticle", "Storage.WriterLock",
    ];

    [Fact]
    public void Room_ExportsTheseTypesOnly() => Assert.Equal(
        Exported.Order(StringComparer.Ordinal),
        typeof(InfraServices).Assembly.GetExportedTypes().Select(type => type.FullName!["Monitoring.Infra.".Length..]).Order(StringComparer.Ordinal));
}
