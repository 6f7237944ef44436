using AngleSharp.Dom;

namespace Monitoring.Ingest.Pages;

/// <summary>What part of a layout an element's tag, class and id name.</summary>
[Flags]
internal enum LayoutCues
{
    None = 0,
    Body = 1 << 0,
    Article = 1 << 1,
    Main = 1 << 2,
    Lead = 1 << 3,
    Title = 1 << 4,
    Meta = 1 << 5,
    Comment = 1 << 6,
    Related = 1 << 7,
    Share = 1 << 8,
    Navigation = 1 << 9,
    Side = 1 << 10,
    Foot = 1 << 11,
    Head = 1 << 12,
    Advert = 1 << 13,
    Sign = 1 << 14,
    Tags = 1 << 15,
    Caption = 1 << 16,
    Form = 1 << 17,
    Teaser = 1 << 18,
    Kicker = 1 << 19,
}

/// <summary>
/// Reads cues from class and id. The words are the ones that templates of news systems and blogs use (English, German, French,
/// Spanish, and the Latin spellings of Persian newsroom words), collected by us.
/// </summary>
internal sealed class CueWords
{
    public const int Count = 20;

    private static readonly (LayoutCues Cue, string[] Words)[] Parts =
    [
        (LayoutCues.Body, ["articlebody", "article-body", "article_body", "article__body", "entry-content", "entry_content", "entrycontent", "post-content", "post_content", "postcontent", "post-body", "postbody", "post_body", "story-body", "storybody", "story-content", "articletext", "article-text", "article_text", "article__text", "article-content", "article__content", "articlecontent", "article_content", "item-text", "itemtext", "item-body", "itembody", "news-text", "newstext", "news-body", "newsbody", "news-content", "newscontent", "text-content", "body-text", "bodytext", "content-text", "content-body", "single-content", "td-post-content", "news_body", "inner_text", "innertext", "matn", "khabar", "story__content", "rich-text", "richtext", "field-name-body", "field--name-body", "textbody", "blog-content", "page-content", "echotext"]),
        (LayoutCues.Article, ["article", "artikel", "post", "entry", "story", "hentry", "blog", "beitrag", "news", "item", "noticia", "nota"]),
        (LayoutCues.Main, ["main", "content", "inhalt", "primary", "contenido", "maincol", "center"]),
        (LayoutCues.Lead, ["lead", "lede", "intro", "summary", "standfirst", "abstract", "subtitle", "subhead", "dek", "deck", "vorspann", "chapo", "entradilla", "bajada", "einleitung", "abst", "introtext", "hometext"]),
        (LayoutCues.Title, ["title", "headline", "titel", "titr", "heading", "titulo", "titre"]),
        (LayoutCues.Meta, ["meta", "byline", "author", "autor", "date", "datum", "time", "posted", "publish", "info", "credits", "source", "timestamp", "fecha", "tarikh", "news-code", "reporter"]),
        (LayoutCues.Comment, ["comment", "disqus", "respond", "reply", "kommentar", "discussion", "nazar", "leserbrief", "pingback", "trackback", "forum", "comentario", "diskussion", "guestbook", "livefyre"]),
        (LayoutCues.Related, ["related", "similar", "recommend", "popular", "trending", "latest", "recent", "mostread", "most-", "outbrain", "taboola", "plista", "weitere", "verwandt", "also", "read-more", "readmore", "more-", "morenews", "mehr", "ligatus", "recirc", "upnext", "suggest", "moteasel", "mortabet", "neighbo", "siblings", "interest"]),
        (LayoutCues.Share, ["share", "sharing", "social", "sharedaddy", "addthis", "addtoany", "twitter", "facebook", "whatsapp", "teilen", "shariff", "follow", "jp-", "tweet", "bookmark", "print", "flattr"]),
        (LayoutCues.Navigation, ["nav", "menu", "breadcrumb", "pagination", "pager", "paging", "tabs", "toolbar", "crumb", "jump", "skip", "prev", "next", "toc", "submenu", "links", "navi"]),
        (LayoutCues.Side, ["sidebar", "side", "aside", "widget", "rail", "right", "left", "secondary", "tertiary", "sidecol", "marginal", "rechts", "links-", "panel", "box", "module", "infobox"]),
        (LayoutCues.Foot, ["foot", "bottom", "colophon", "copyright", "impressum", "legal", "disclaimer", "license", "fuss"]),
        (LayoutCues.Head, ["header", "masthead", "topbar", "banner", "logo", "branding", "site-title", "kopf"]),
        (LayoutCues.Advert, ["advert", "sponsor", "promo", "werbung", "anzeige", "adsense", "-ad-", "ad-", "ads-", "-ads", "publicidad", "banner", "dfp", "adslot", "adbox", "marketing", "affiliate", "gpt-"]),
        (LayoutCues.Sign, ["newsletter", "subscri", "signup", "sign-up", "login", "register", "paywall", "cookie", "consent", "gdpr", "modal", "popup", "overlay", "abo-", "donat", "spende", "membership", "notice", "message", "alert", "warning", "contact", "kontakt"]),
        (LayoutCues.Tags, ["tag", "keyword", "categor", "topic", "label", "rubrik", "schlagw", "terms", "barchasb", "filed"]),
        (LayoutCues.Caption, ["caption", "credit", "figure", "gallery", "image", "photo", "bild", "picture", "foto", "video", "media", "player", "thumb", "slide"]),
        (LayoutCues.Form, ["form", "search", "input", "suche", "field-label", "poll", "vote", "rating", "captcha", "survey", "quiz"]),
        (LayoutCues.Teaser, ["teaser", "excerpt", "card", "list", "grid", "archive", "feed", "loop", "preview", "box-", "carousel", "slider", "ticker", "headlines"]),
        (LayoutCues.Kicker, ["kicker", "rutitr", "rootitr", "rotitr", "roti-tr", "roo-titr", "ru-titr", "overline", "pretitle", "pre-title", "surtitle", "uptitle", "up-title", "supertitle", "dachzeile", "suptitle", "toptitle", "over-title", "overtitle", "news-super"]),
    ];

    // A template repeats its few hundred class names thousands of times.
    private readonly Dictionary<(string?, string?), LayoutCues> _named = [];

    public LayoutCues Of(IElement element)
    {
        var cues = OfTag(element.LocalName);
        var name = element.ClassName;
        var id = element.Id;
        var role = element.GetAttribute("role");
        var prop = element.GetAttribute("itemprop");
        if (role is not null) cues |= OfRole(role);
        if (prop is not null) cues |= OfProperty(prop);
        if (string.IsNullOrEmpty(name) && string.IsNullOrEmpty(id)) return cues;
        if (!_named.TryGetValue((name, id), out var named)) _named[(name, id)] = named = OfName((name + " " + id).ToLowerInvariant());
        return cues | named;
    }

    private static LayoutCues OfName(string words)
    {
        var cues = LayoutCues.None;
        if (words.Length > 400) words = words[..400];
        foreach (var (cue, list) in Parts)
        {
            foreach (var word in list)
            {
                if (!words.Contains(word, StringComparison.Ordinal)) continue;
                cues |= cue;
                break;
            }
        }

        return cues;
    }

    private static LayoutCues OfTag(string tag) => tag switch
    {
        "article" => LayoutCues.Article,
        "main" => LayoutCues.Main,
        "nav" => LayoutCues.Navigation,
        "aside" => LayoutCues.Side,
        "footer" => LayoutCues.Foot,
        "header" => LayoutCues.Head,
        "form" => LayoutCues.Form,
        "figcaption" or "figure" => LayoutCues.Caption,
        _ => LayoutCues.None,
    };

    private static LayoutCues OfRole(string role) => role.ToLowerInvariant() switch
    {
        "main" => LayoutCues.Main,
        "navigation" or "menu" => LayoutCues.Navigation,
        "complementary" => LayoutCues.Side,
        "contentinfo" => LayoutCues.Foot,
        "banner" => LayoutCues.Head,
        "search" => LayoutCues.Form,
        "article" => LayoutCues.Article,
        "dialog" => LayoutCues.Sign,
        _ => LayoutCues.None,
    };

    private static LayoutCues OfProperty(string property) => property.ToLowerInvariant() switch
    {
        "articlebody" or "text" or "reviewbody" => LayoutCues.Body,
        "headline" or "name" => LayoutCues.Title,
        "author" or "datepublished" or "datemodified" or "publisher" => LayoutCues.Meta,
        "comment" => LayoutCues.Comment,
        "keywords" or "articlesection" => LayoutCues.Tags,
        "description" => LayoutCues.Lead,
        "caption" => LayoutCues.Caption,
        _ => LayoutCues.None,
    };
}
