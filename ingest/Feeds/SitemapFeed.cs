namespace Monitoring.Ingest.Feeds;

/// <summary>Sitemaps and sitemap indexes (sitemaps.org), with the news and image extensions.</summary>
internal static class SitemapFeed
{
    public static Feed Read(FeedTree tree, FeedContext context)
    {
        var items = new List<FeedItem>();
        var sitemaps = new List<SitemapReference>();
        var leftOut = 0;
        string? title = null;
        string? language = null;
        while (tree.Next())
        {
            var element = tree.Current;
            if (element.Name is not ("url" or "sitemap")) continue;
            var address = element.Child("loc") is { } loc ? loc.Base.Resolve(loc.Text) : null;
            if (address is null) continue;
            if (items.Count + sitemaps.Count >= context.Limits.MaxItems) leftOut++;
            else if (element.Name == "sitemap") sitemaps.Add(new SitemapReference(address, context.Date(element.TextOf("lastmod"))));
            else
            {
                items.Add(Page(element, address, context));
                var publication = element.Child("news:news")?.Child("news:publication");
                title ??= publication?.TextOf("news:name");
                language ??= publication?.TextOf("news:language");
                context.Language ??= language;
            }
        }
        return new Feed
        {
            FeedType = tree.RootName == "sitemapindex" ? FeedType.SitemapIndex : FeedType.Sitemap,
            Title = title,
            Language = language,
            Items = items,
            Sitemaps = sitemaps,
            ItemsLeftOut = leftOut,
            Truncated = tree.Truncated,
        };
    }

    private static FeedItem Page(FeedElement url, string address, FeedContext context)
    {
        var news = url.Child("news:news");
        var keywords = (news?.TextOf("news:keywords") ?? "").Split([',', '،'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var image = url.Child("image:image")?.Child("image:loc");
        return new FeedItem
        {
            Url = address,
            Title = news?.TextOf("news:title"),
            Published = context.Date(news?.TextOf("news:publication_date")),
            Updated = context.Date(url.TextOf("lastmod")),
            Categories = keywords,
            Language = news?.Child("news:publication")?.TextOf("news:language"),
            SourceTitle = news?.Child("news:publication")?.TextOf("news:name"),
            Image = image?.Base.Resolve(image.Text),
        };
    }
}
