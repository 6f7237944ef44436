namespace Monitoring.Ingest.Feeds;

/// <summary>Reads the ways in which feeds write people.</summary>
internal static class FeedPersons
{
    private const int LongestLine = 512;

    /// <summary>One line: <c>name</c>, <c>mail</c>, <c>mail (name)</c>, <c>name (mail)</c> or <c>name &lt;mail&gt;</c>.</summary>
    public static FeedPerson? FromLine(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return null;
        var text = line.Trim();
        if (text.Length > LongestLine) return new FeedPerson(text);
        if (Split(text, '(', ')') is { } round) return Pair(round.Before, round.Inside);
        if (Split(text, '<', '>') is { } angle && IsMail(angle.Inside)) return Pair(angle.Before, angle.Inside);
        return IsMail(text) ? new FeedPerson(null, text) : new FeedPerson(text);
    }

    /// <summary>Elements of Atom: name, email, uri; where there are none, the text is a line.</summary>
    public static FeedPerson? FromElement(FeedElement element, string prefix = "")
    {
        var name = element.TextOf(prefix + "name");
        var mail = element.TextOf(prefix + "email");
        var address = (element.Child(prefix + "uri") ?? element.Child(prefix + "url") ?? element.Child(prefix + "homepage")) is { } uri ? uri.Base.Resolve(uri.Text) : null;
        if (name is not null || mail is not null || address is not null) return new FeedPerson(name, mail, address);
        return element.Children.Count == 0 ? FromLine(element.Text) : null;
    }

    private static FeedPerson Pair(string before, string inside)
    {
        if (IsMail(before)) return new FeedPerson(inside.Length == 0 ? null : inside, before);
        if (IsMail(inside)) return new FeedPerson(before.Length == 0 ? null : before, inside);
        return new FeedPerson(inside.Length == 0 ? before : before.Length == 0 ? inside : $"{before} ({inside})");
    }

    private static (string Before, string Inside)? Split(string text, char open, char close)
    {
        if (text[^1] != close) return null;
        var at = text.LastIndexOf(open);
        return at < 0 ? null : (text[..at].Trim(), text[(at + 1)..^1].Trim());
    }

    private static bool IsMail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && text.IndexOf('.', at) > at && !text.Any(char.IsWhiteSpace);
    }
}
