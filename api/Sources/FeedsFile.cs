using Monitoring.Api.Commands;
using Monitoring.Infra.Storage;
using Monitoring.Ingest.Feeds;
using Monitoring.Ingest.Files;

namespace Monitoring.Api.Sources;

/// <summary>The list of feeds that <c>serve --feeds</c> follows: <c>[{"source","url","language"}]</c>.</summary>
internal static class FeedsFile
{
    /// <exception cref="WrongCallException">It cannot be read, or an entry lacks something; the line says which.</exception>
    public static IReadOnlyList<NewFeed> Read(string path)
    {
        try
        {
            return [.. FeedList.Read(path).Select(f => new NewFeed(f.Source, f.Url, f.Language, SourceFields.Group(f.Group)))];
        }
        catch (Search.ParameterException wrong)
        {
            throw new WrongCallException($"{path}: {wrong.Message}");
        }
        catch (FeedListException wrong)
        {
            throw new WrongCallException(wrong.Message);
        }
    }

    /// <summary>A feed's address as it is polled; a Telegram channel's preview for its name. Null for what is no web address.</summary>
    public static string? AddressOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (TelegramChannel.PreviewOf(text) is { } preview) return preview.AbsoluteUri;
        return Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url.AbsoluteUri : null;
    }
}
