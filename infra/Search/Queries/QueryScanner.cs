namespace Monitoring.Infra.Search.Queries;

internal enum LexemeKind
{
    Word, Phrase, Field, Open, Close, And, Or, Not, Everything, End,
}

/// <param name="Text">A word, the inside of a phrase, or a field's name.</param>
/// <param name="At">Where it begins in the query.</param>
/// <param name="Spaced">Whether white space stands before it.</param>
internal readonly record struct Lexeme(LexemeKind Kind, string Text, int At, bool Spaced);

/// <summary>Cuts a query into words, phrases, field names, operators and parentheses; one pass.</summary>
internal static class QueryScanner
{
    /// <summary>Fields that a colon may follow, with what they are called inside.</summary>
    private static readonly Dictionary<string, string> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["person"] = "person",
        ["org"] = "org",
        ["organisation"] = "org",
        ["organization"] = "org",
        ["place"] = "place",
        ["topic"] = "topic",
        ["source"] = "source",
        ["title"] = "title",
        ["lang"] = "lang",
        ["language"] = "lang",
        ["date"] = "date",
    };

    public static IReadOnlyList<Lexeme> Scan(string query)
    {
        var lexemes = new List<Lexeme>();
        for (var i = 0; i < query.Length;)
        {
            var spaced = i == 0 || char.IsWhiteSpace(query[i - 1]);
            switch (query[i])
            {
                case var c when char.IsWhiteSpace(c):
                    i++;
                    break;
                case '(':
                    lexemes.Add(new Lexeme(LexemeKind.Open, "(", i, spaced));
                    i++;
                    break;
                case ')':
                    lexemes.Add(new Lexeme(LexemeKind.Close, ")", i, spaced));
                    i++;
                    break;
                case '"' or '«' or '»' or '“' or '”' or '„':
                    i = Phrase(query, i, spaced, lexemes);
                    break;
                case '-' or '−' when spaced || lexemes is [.., { Kind: LexemeKind.Open }]:
                    lexemes.Add(new Lexeme(LexemeKind.Not, "-", i, spaced));
                    i++;
                    break;
                default:
                    i = Word(query, i, spaced, lexemes);
                    break;
            }
        }

        lexemes.Add(new Lexeme(LexemeKind.End, "", query.Length, true));
        return lexemes;
    }

    private static int Phrase(string query, int start, bool spaced, List<Lexeme> lexemes)
    {
        var closing = query[start] switch
        {
            '«' => "»",
            '»' => "«",
            '"' => "\"",
            _ => "“”\"",
        };
        var end = query.AsSpan(start + 1).IndexOfAny(closing);
        if (end < 0) throw QueryMistakes.OpenQuotation(closing[0], start);
        lexemes.Add(new Lexeme(LexemeKind.Phrase, query.Substring(start + 1, end), start, spaced));
        return start + end + 2;
    }

    private static int Word(string query, int start, bool spaced, List<Lexeme> lexemes)
    {
        var end = start;
        while (end < query.Length && !char.IsWhiteSpace(query[end]) && query[end] is not ('(' or ')' or '"' or '«' or '»' or '“' or '”' or '„' or ':')) end++;
        if (end < query.Length && query[end] == ':')
        {
            var name = query[start..end];
            if (Fields.TryGetValue(name, out var field))
            {
                lexemes.Add(new Lexeme(LexemeKind.Field, field, start, spaced));
                return end + 1;
            }

            if (name.Length > 0 && name.All(char.IsAsciiLetter))
                throw QueryMistakes.UnknownField(Shown(name), start);
            // 11:05 or «گفت:»: the colon is part of the text.
            while (end < query.Length && !char.IsWhiteSpace(query[end]) && query[end] is not ('(' or ')' or '"' or '«' or '»' or '“' or '”' or '„')) end++;
        }

        var text = query[start..end];
        var kind = text switch
        {
            "AND" or "&&" => LexemeKind.And,
            "OR" or "||" or "|" => LexemeKind.Or,
            "NOT" => LexemeKind.Not,
            "*" => LexemeKind.Everything,
            _ => LexemeKind.Word,
        };
        lexemes.Add(new Lexeme(kind, text, start, spaced));
        return end;
    }

    internal static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
