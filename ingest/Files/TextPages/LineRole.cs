namespace Monitoring.Ingest.Files.TextPages;

/// <summary>What a line of a saved page is there for.</summary>
internal enum LineRole
{
    /// <summary>Words of the article, as far as the line alone tells.</summary>
    Words,
    /// <summary>No letter or digit: a rule, a bullet.</summary>
    Ornament,
    /// <summary>When it was published, its number, section, author: «کد خبر», «تاریخ انتشار», a date alone.</summary>
    Particulars,
    /// <summary>Heading of the tags, or the heading and the tags.</summary>
    Tags,
    /// <summary>The comment box, its rules, or the comments.</summary>
    Comments,
    /// <summary>Buttons: share, print, copy the link, text size.</summary>
    Buttons,
    /// <summary>Site navigation: sections, home, contact, the site's own name.</summary>
    Menu,
    /// <summary>Heading of links to other items.</summary>
    Related,
    /// <summary>«انتهای پیام».</summary>
    End,
    /// <summary>Who took the picture.</summary>
    Picture,
    /// <summary>Copyright and below.</summary>
    Footer,
}

/// <param name="Number">1-based line of the file.</param>
/// <param name="Key">See <see cref="LetterKey"/>.</param>
internal sealed record TextLine(int Number, string Text, string Key, LineRole Role)
{
    /// <summary>A sentence or more, rather than a heading.</summary>
    public bool IsParagraph => Role == LineRole.Words
        && (Text.Length >= 160 || (Text.Length >= 40 && Text.TrimEnd('»', '"', '”', ')', ' ')[^1] is '.' or '؟' or '!' or '…' or '؛'));
}
