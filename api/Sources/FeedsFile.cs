using System.Text.Json;
using Monitoring.Api.Commands;
using Monitoring.Infra.Storage;
using Monitoring.Ingest.Feeds;

namespace Monitoring.Api.Sources;

/// <summary>One entry of <c>feeds.json</c>.</summary>
/// <param name="Group">state, private, abroad, region …; optional.</param>
public sealed record FeedLine(string? Source, string? Url, string? Language, string? Group = null);

/// <summary>The list of feeds that <c>serve --feeds</c> follows: <c>[{"source","url","language"}]</c>.</summary>
internal static class FeedsFile
{
    /// <exception cref="WrongCallException">It cannot be read, or an entry lacks something; the line says which.</exception>
    public static IReadOnlyList<NewFeed> Read(string path)
    {
        IReadOnlyList<FeedLine>? lines;
        try
        {
            lines = JsonSerializer.Deserialize(File.ReadAllBytes(path), Json.Shapes.IReadOnlyListFeedLine);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new WrongCallException($"{path} cannot be read as [{{\"source\",\"url\",\"language\"}}]: {wrong.Message.ReplaceLineEndings(" ")}");
        }

        return [.. (lines ?? []).Select((line, at) => Feed(line, $"{path}, entry {at + 1}"))];
    }

    private static NewFeed Feed(FeedLine line, string place)
    {
        if (string.IsNullOrWhiteSpace(line.Source)) throw new WrongCallException($"{place}: \"source\" is missing, the publisher's name.");
        var address = AddressOf(line.Url) ?? throw new WrongCallException($"{place}: \"url\" takes a web address or t.me/NAME, not '{line.Url}'.");
        return new NewFeed(line.Source.Trim(), address, line.Language, line.Group);
    }

    /// <summary>A feed's address as it is polled; a Telegram channel's preview for its name. Null for what is no web address.</summary>
    public static string? AddressOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (TelegramChannel.PreviewOf(text) is { } preview) return preview.AbsoluteUri;
        return Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url.AbsoluteUri : null;
    }
}
