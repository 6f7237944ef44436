using AngleSharp.Dom;
using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Pages;

namespace Monitoring.Ingest.Feeds;

/// <summary>
/// The public preview of a Telegram channel (<c>https://t.me/s/NAME</c>) as a feed: about twenty posts, oldest first, each with its
/// number, address, time, text and picture. A post has no title of its own; <see cref="FeedItem.Edited"/> tells that its text was
/// changed, not when.
/// </summary>
public static class TelegramChannel
{
    /// <summary>The preview address of a channel given as <c>t.me/NAME</c>, <c>t.me/s/NAME</c>, <c>t.me/NAME/123</c> or <c>@NAME</c>; null for anything else.</summary>
    public static Uri? PreviewOf(string text)
    {
        text = text.Trim();
        if (text.StartsWith('@')) return IsName(text[1..]) ? new Uri("https://t.me/s/" + text[1..]) : null;
        if (!text.Contains("://", StringComparison.Ordinal)) text = "https://" + text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || !IsTelegram(url)) return null;
        var parts = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var name = parts is ["s", var previewed, ..] ? previewed : parts.FirstOrDefault();
        return name is not null && IsName(name) ? new Uri("https://t.me/s/" + name) : null;
    }

    /// <summary>Whether an address is such a preview.</summary>
    public static bool IsPreview(Uri url) => IsTelegram(url) && url.AbsolutePath.StartsWith("/s/", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="FeedException">It is no preview of a channel: the channel does not exist, or shows no preview.</exception>
    public static Feed Parse(ReadOnlyMemory<byte> bytes, Uri url, string? contentType = null)
    {
        if (bytes.Length > FeedLimits.Default.MaxBytes) throw FeedBytes.TooLarge(FeedLimits.Default);
        using var page = PageDocument.Parse(PageEncoding.Decode(bytes.Span, FeedBytes.Charset(contentType)).Text, url);
        var messages = page.Html.QuerySelectorAll(".tgme_widget_message[data-post]");
        var name = page.Html.QuerySelector(".tgme_channel_info_header_title");
        if (messages.Length == 0 && name is null) throw new FeedException("not a feed: Telegram shows no preview of this channel");
        return new Feed
        {
            FeedType = FeedType.Telegram,
            Title = name is null ? null : PageDocument.TextOf(name),
            Link = url.GetLeftPart(UriPartial.Path),
            Description = page.Html.QuerySelector(".tgme_channel_info_description") is { } about ? PageDocument.TextOf(about) : null,
            Image = page.Absolute(page.Html.QuerySelector(".tgme_page_photo_image img")?.GetAttribute("src")),
            NextLink = page.Absolute(page.Html.QuerySelector("a.tme_messages_more[data-before]")?.GetAttribute("href")),
            Items = [.. messages.Where(message => !message.ClassList.Contains("service_message")).Select(message => Post(message, page))],
        };
    }

    private static FeedItem Post(IElement message, PageDocument page)
    {
        var post = message.GetAttribute("data-post")!;
        // A reply shows the text that it answers in the same class of element; that text is another post's.
        var text = message.QuerySelectorAll(".tgme_widget_message_text").FirstOrDefault(found => found.Closest(".tgme_widget_message_reply") is null);
        var time = message.QuerySelector(".tgme_widget_message_date time[datetime]")?.GetAttribute("datetime");
        var author = message.QuerySelector(".tgme_widget_message_from_author") is { } signed ? PageDocument.TextOf(signed) : null;
        var from = message.QuerySelector(".tgme_widget_message_forwarded_from_name");
        return new FeedItem
        {
            Id = post,
            Url = "https://t.me/" + post,
            Published = FeedDate.Read(time, TimeZoneInfo.Utc),
            Content = text?.InnerHtml,
            Edited = message.QuerySelector(".tgme_widget_message_meta") is { } meta && PageDocument.TextOf(meta).StartsWith("edited", StringComparison.OrdinalIgnoreCase),
            Authors = string.IsNullOrEmpty(author) ? [] : [new FeedPerson(author)],
            Categories = [.. (text?.QuerySelectorAll("a") ?? Enumerable.Empty<IElement>()).Select(PageDocument.TextOf).Where(tag => tag.Length > 1 && tag[0] == '#').Select(tag => tag[1..].Replace('_', ' ')).Distinct(StringComparer.Ordinal)],
            SourceTitle = from is null ? null : PageDocument.TextOf(from),
            Image = Picture(message, page),
        };
    }

    private static string? Picture(IElement message, PageDocument page)
    {
        var style = message.QuerySelector(".tgme_widget_message_photo_wrap, .tgme_widget_message_video_thumb")?.GetAttribute("style");
        var start = style?.IndexOf("url(", StringComparison.Ordinal) ?? -1;
        if (start < 0) return null;
        var end = style!.IndexOf(')', start);
        return end < 0 ? null : page.Absolute(style[(start + 4)..end].Trim('\'', '"', ' '));
    }

    private static bool IsTelegram(Uri url) => url.IdnHost.ToLowerInvariant() is "t.me" or "telegram.me" or "telegram.dog" or "www.t.me";

    /// <summary>Channel names have 4 to 32 letters, digits and underscores; a plus sign begins a private invitation.</summary>
    private static bool IsName(string name) => name.Length is >= 4 and <= 32 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && name is not ("joinchat" or "addstickers" or "share");
}
