namespace Monitoring.Ingest.Feeds;

internal enum MarkupToken
{
    StartTag, EndTag, End,
}

/// <summary>
/// Finds tags in what claims to be XML and never fails: comments, CDATA sections, declarations and instructions are passed over,
/// what cannot be a tag is text. Document types are skipped unread, so no entity is ever defined and nothing outside is ever asked for.
/// Every character is looked at a fixed number of times.
/// </summary>
internal sealed class MarkupScanner(string text)
{
    private int _position;
    private int _nameStart;
    private int _nameEnd;
    private bool _noCommentEnd;
    private bool _noSectionEnd;
    private bool _noSubsetEnd;

    /// <summary>First character of the tag.</summary>
    public int TokenStart { get; private set; }
    /// <summary>One past the last character of the tag.</summary>
    public int TokenEnd { get; private set; }
    public bool SelfClosing { get; private set; }
    /// <summary>The document ended inside a tag, a comment or a CDATA section.</summary>
    public bool EndedInside { get; private set; }
    /// <summary>Name as written, with its prefix.</summary>
    public ReadOnlySpan<char> Name => text.AsSpan(_nameStart, _nameEnd - _nameStart);
    /// <summary>What stands between the name and the end of a start tag.</summary>
    public ReadOnlySpan<char> AttributeText => text.AsSpan(_nameEnd, Math.Max(0, TokenEnd - _nameEnd));

    public MarkupToken Next()
    {
        while (true)
        {
            var found = _position >= text.Length ? -1 : text.AsSpan(_position).IndexOf('<');
            if (found < 0 || _position + found + 1 >= text.Length)
            {
                _position = text.Length;
                return MarkupToken.End;
            }
            var start = _position + found;
            var next = text[start + 1];
            if (next == '!') _position = SkipDeclaration(start);
            else if (next == '?') _position = SkipInstruction(start);
            else if (next == '/')
            {
                if (ReadEndTag(start)) return MarkupToken.EndTag;
            }
            else if (IsNameStart(next))
            {
                if (ReadStartTag(start)) return MarkupToken.StartTag;
            }
            else _position = start + 1;
        }
    }

    private int SkipDeclaration(int start)
    {
        var rest = text.AsSpan(start);
        if (rest.StartsWith("<!--")) return SkipTo("-->", start, 4, ref _noCommentEnd);
        if (rest.StartsWith("<![CDATA[")) return SkipTo("]]>", start, 9, ref _noSectionEnd);
        // A document type: up to its end, over the internal subset if it has one. The name is short, so the bracket is near or absent.
        var end = rest.IndexOf('>');
        if (end < 0) return Ended();
        var bracket = rest[..end].IndexOf('[');
        return bracket < 0 ? start + end + 1 : SkipTo("]>", start, bracket + 1, ref _noSubsetEnd, "]\n>");
    }

    /// <summary>Without its end the opening alone is passed over, so that one broken comment does not hide the rest.</summary>
    private int SkipTo(string ending, int start, int openingLength, ref bool known, string? orEnding = null)
    {
        if (!known)
        {
            var from = start + openingLength;
            var at = text.AsSpan(from).IndexOf(ending);
            if (at >= 0) return from + at + ending.Length;
            if (orEnding is not null && text.AsSpan(from).IndexOf(orEnding) is >= 0 and var other) return from + other + orEnding.Length;
            known = true;
            EndedInside = true;
        }
        return start + openingLength;
    }

    private int SkipInstruction(int start)
    {
        var end = text.AsSpan(start).IndexOf('>');
        return end < 0 ? Ended() : start + end + 1;
    }

    private bool ReadEndTag(int start)
    {
        _nameStart = start + 2;
        _nameEnd = NameEnd(_nameStart);
        var rest = text.AsSpan(_nameEnd);
        var end = rest.IndexOfAny('>', '<');
        if (end < 0)
        {
            _position = Ended();
            return false;
        }
        TokenStart = start;
        TokenEnd = _nameEnd + end + (rest[end] == '>' ? 1 : 0);
        _position = TokenEnd;
        SelfClosing = false;
        return _nameEnd > _nameStart;
    }

    private bool ReadStartTag(int start)
    {
        _nameStart = start + 1;
        _nameEnd = NameEnd(_nameStart);
        var at = _nameEnd;
        while (true)
        {
            var step = text.AsSpan(at).IndexOfAny("<>\"'");
            if (step < 0)
            {
                _position = Ended();
                return false;
            }
            at += step;
            if (text[at] is '>' or '<') break;
            // A quoted value may hold '>' but not '<': a quote that does not end before the next tag is not one.
            var close = text.AsSpan(at + 1).IndexOfAny(text[at], '<');
            if (close < 0 || text[at + 1 + close] == '<')
            {
                var plain = text.AsSpan(at).IndexOfAny('>', '<');
                if (plain < 0)
                {
                    _position = Ended();
                    return false;
                }
                at += plain;
                break;
            }
            at += close + 2;
        }
        TokenStart = start;
        SelfClosing = text[at] == '>' && text[at - 1] == '/';
        TokenEnd = text[at] == '>' ? at + 1 : at;
        _position = TokenEnd;
        return true;
    }

    private int Ended()
    {
        EndedInside = true;
        return text.Length;
    }

    private int NameEnd(int from)
    {
        var at = from;
        while (at < text.Length && text[at] is not ('>' or '<' or '/' or '=' or '"' or '\'') && !char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c is '_' or ':' || c > 0x7F && char.IsLetter(c);
}
