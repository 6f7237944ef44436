using Monitoring.Text;

namespace Monitoring.Infra.Search.Queries;

/// <summary>
/// Query text to tree. Words stand beside each other for AND, OR binds weaker, NOT and a leading minus stronger, parentheses group.
/// </summary>
internal sealed class QueryParser
{
    /// <summary>UTF-16 units of a query; a person writes a tenth, a generated filter fits.</summary>
    public const int MaxLength = 2000;

    /// <summary>Nesting; the parser recurses.</summary>
    private const int MaxDepth = 20;

    /// <summary>Words, phrases and fields together.</summary>
    private const int MaxLeaves = 200;

    private readonly QueryWords _words;
    private readonly QueryFields _fields;
    private readonly IReadOnlyList<Lexeme> _lexemes;
    private int _at;
    private int _leaves;
    private bool _silent;

    private QueryParser(IReadOnlyList<Lexeme> lexemes, TextAnalyzer analyzer, SearchNames names)
    {
        _lexemes = lexemes;
        _words = new QueryWords(analyzer);
        _fields = new QueryFields(_words, names);
    }

    private Lexeme Next => _lexemes[_at];

    /// <exception cref="QueryException">The text is no query; the message says what to write instead.</exception>
    public static QueryNode Parse(string query, TextAnalyzer analyzer, SearchNames names)
    {
        if (query.Length > MaxLength) throw QueryMistakes.TooLong(query.Length, MaxLength);
        var parser = new QueryParser(QueryScanner.Scan(query), analyzer, names);
        var tree = parser.Or(0);
        if (parser.Next.Kind == LexemeKind.Close) throw QueryMistakes.ClosedParenthesis(parser.Next.At);
        if (tree is not null) return tree;
        throw parser._silent ? QueryMistakes.OnlySigns() : QueryMistakes.Empty();
    }

    private QueryNode? Or(int depth)
    {
        if (depth > MaxDepth) throw QueryMistakes.TooDeep(MaxDepth, Next.At);
        var parts = new List<QueryNode>();
        while (true)
        {
            var part = And(depth);
            if (part is not null) parts.Add(part);
            if (Next.Kind != LexemeKind.Or) return parts.Count switch { 0 => null, 1 => parts[0], _ => new OrNode(parts) };
            if (part is null && !_silent) throw QueryMistakes.NothingBefore("OR", Next.At);
            _at++;
            if (Next.Kind is LexemeKind.End or LexemeKind.Close) throw QueryMistakes.NothingAfter("OR", Next.At);
        }
    }

    private QueryNode? And(int depth)
    {
        var parts = new List<QueryNode>();
        var run = new List<string>();
        while (true)
        {
            if (Next.Kind == LexemeKind.Word && !IsPrefix(Next.Text))
            {
                run.Add(Next.Text);
                _at++;
                continue;
            }

            Flush(run, parts);
            switch (Next.Kind)
            {
                case LexemeKind.End or LexemeKind.Close or LexemeKind.Or:
                    return parts.Count switch { 0 => null, 1 => parts[0], _ => new AndNode(parts) };
                case LexemeKind.And:
                    if (parts.Count == 0 && !_silent) throw QueryMistakes.NothingBefore("AND", Next.At);
                    _at++;
                    if (Next.Kind is LexemeKind.End or LexemeKind.Close or LexemeKind.Or)
                        throw QueryMistakes.NothingAfter("AND", Next.At);
                    break;
                default:
                    if (Unary(depth) is { } part) parts.Add(part);
                    break;
            }
        }
    }

    private QueryNode? Unary(int depth)
    {
        if (Next.Kind != LexemeKind.Not)
        {
            var at = Next.At;
            try
            {
                return Primary(depth);
            }
            catch (QueryException mistake) when (mistake.At is null)
            {
                throw mistake.StandingAt(at);
            }
        }

        if (depth > MaxDepth) throw QueryMistakes.TooManyNots(MaxDepth, Next.At);
        _at++;
        if (Next.Kind is LexemeKind.End or LexemeKind.Close or LexemeKind.Or or LexemeKind.And)
            throw QueryMistakes.NothingAfterNot(Next.At);
        return Unary(depth + 1) is { } part ? new NotNode(part) : null;
    }

    private QueryNode? Primary(int depth)
    {
        var lexeme = Next;
        _at++;
        switch (lexeme.Kind)
        {
            case LexemeKind.Open:
                var inside = Or(depth + 1);
                if (Next.Kind != LexemeKind.Close) throw QueryMistakes.OpenParenthesis(lexeme.At);
                _at++;
                if (inside is null && !_silent) throw QueryMistakes.EmptyParentheses(lexeme.At);
                return inside;
            case LexemeKind.Everything:
                return new EverythingNode();
            case LexemeKind.Phrase:
                Count(1);
                return Heard(_words.Phrase(QueryScope.Text, lexeme.Text, $"\"{lexeme.Text}\""));
            case LexemeKind.Field:
                return Field(lexeme.Text);
            default:
                Count(1);
                return IsPrefix(lexeme.Text) ? Heard(_words.Prefix(lexeme.Text)) : Heard(_words.Run(QueryScope.Text, [lexeme.Text]));
        }
    }

    private QueryNode? Field(string field)
    {
        var value = Next;
        if (value.Kind is not (LexemeKind.Word or LexemeKind.Phrase) || value.Spaced)
            throw QueryMistakes.NothingAfterField(field, value.At);
        _at++;
        Count(1);
        return Heard(_fields.Read(field, value.Text, quoted: value.Kind == LexemeKind.Phrase));
    }

    private void Flush(List<string> run, List<QueryNode> parts)
    {
        if (run.Count == 0) return;
        Count(run.Count);
        if (Heard(_words.Run(QueryScope.Text, run)) is { } node) parts.Add(node);
        run.Clear();
    }

    /// <summary>Signs without a letter (؟, …) are passed over, as they are in texts.</summary>
    private QueryNode? Heard(QueryNode? node)
    {
        _silent |= node is null;
        return node;
    }

    private void Count(int leaves)
    {
        _leaves += leaves;
        if (_leaves > MaxLeaves) throw QueryMistakes.TooManyWords(MaxLeaves, Next.At);
    }

    private static bool IsPrefix(string word) => word.Length > 1 && word[^1] == '*';
}
