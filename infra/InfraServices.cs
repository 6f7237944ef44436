using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Monitoring.Infra.Mail;
using Monitoring.Infra.Search;
using Monitoring.Infra.Search.Lucene;
using Monitoring.Infra.Storage;
using Monitoring.Text;

namespace Monitoring.Infra;

/// <summary>The door of the room.</summary>
public static class InfraServices
{
    /// <summary>
    /// Registers <see cref="ArticleStore"/>, <see cref="FeedStore"/>, <see cref="BackfillStore"/>, <see cref="ReportStore"/>, <see cref="ImportJournal"/>,
    /// <see cref="SettingStore"/>, <see cref="ISearchIndex"/>, <see cref="IndexUpkeep"/> and <see cref="IMailer"/>, each once for the process. Resolving any of them takes the folder's <see cref="WriterLock"/> unless the options only read. A
    /// <see cref="SearchNames"/> that the caller registers is used; without one, names are found as they are written.
    /// </summary>
    /// <exception cref="ValidationException">The mail options are wrong.</exception>
    /// <exception cref="StorageException">On resolving: another process writes here, or the folder cannot be used.</exception>
    public static IServiceCollection AddMonitoringInfra(this IServiceCollection services, InfraOptions options)
    {
        if (options.Smtp is { } mail) Validator.ValidateObject(mail, new ValidationContext(mail), validateAllProperties: true);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(TextAnalyzer.Shared);
        services.TryAddSingleton(new SearchNames());
        services.AddSingleton(options);
        if (!options.ReadOnly) services.AddSingleton(_ => WriterLock.Take(options.DataFolder));
        services.AddSingleton(provider => Database.Open(options, provider.GetService<WriterLock>()));
        services.AddSingleton(provider => new ArticleStore(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>(), options));
        services.AddSingleton(provider => new FeedStore(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new BackfillStore(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReportStore(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ImportJournal(provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SettingStore(provider.GetRequiredService<Database>()));
        services.AddSingleton<ISearchIndex>(provider =>
        {
            _ = provider.GetService<WriterLock>();
            return new LuceneIndex(options, provider.GetRequiredService<TextAnalyzer>(), provider.GetRequiredService<SearchNames>());
        });
        services.AddSingleton<IndexUpkeep>();
        services.AddSingleton<IMailer>(_ => options.Smtp is { } smtp
            ? new SmtpMailer(smtp)
            : new OutboxMailer(Path.Combine(options.DataFolder, "outbox")));
        return services;
    }
}
