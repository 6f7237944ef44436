using Monitoring.Enrichment.Mentions;
using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Quotes;

/// <summary>Who speaks in a sentence: a person named before the verb, the holder of an office that the text names elsewhere,
/// an organisation, or for «وی» the person whom the text spoke of last.</summary>
internal sealed class SpeakerResolver
{
    private const int MostOffices = 100;

    private readonly WordText _text;
    private readonly FoundNames _names;
    private readonly Dictionary<int, Person> _personAt = [];
    private readonly List<(string Key, Person Person)> _offices = [];
    private string? _last;

    public SpeakerResolver(WordText text, FoundNames names)
    {
        _text = text;
        _names = names;
        foreach (var mention in names.People) _personAt[mention.First] = mention.Person;
        foreach (var person in names.People.Select(m => m.Person).Distinct())
            if (person.RoleKey is { } role && _offices.Count < MostOffices) _offices.Add((role, person));
    }

    /// <summary>The subject of the verb at <paramref name="verb"/> in the sentence that begins at <paramref name="first"/>.</summary>
    public string? Before(int first, int verb)
    {
        first = SkipDateline(SkipMarks(first, verb), verb);
        // A subject that is not understood is still another one: «وی» of the next sentence is not the person before.
        return _last = Subject(first, verb) ?? (IsOpen(first, verb) ? _last : null);
    }

    /// <summary>The speaker who stands between closed words and their verb («…» X گفت), or null.</summary>
    public string? Between(int first, int verb)
    {
        first = SkipMarks(first, verb);
        return first < verb && Subject(first, verb) is { } subject ? _last = subject : null;
    }

    /// <summary>The speaker of «X: …», when the words before the colon are a name or an office and little else.</summary>
    public string? Heads(int first, int colon)
    {
        first = SkipMarks(first, colon);
        if (first >= colon) return null;
        if (_names.SpanAt[first] is { Type: not EntityType.Person } named) return named.Type == EntityType.Organisation ? Institution(named, colon) : null;
        return Subject(first, colon) is { } subject ? _last = subject : null;
    }

    // «سنتکام: …», «رویترز به نقل از …: …»; an Iranian agency before a colon is a dateline.
    private string? Institution(NameSpan named, int colon)
    {
        var name = named.Known?.Name ?? PersonResolver.Spelled(_text, named.First, named.End);
        if (name.StartsWith("خبرگزاری", StringComparison.Ordinal) || (named.End < colon && !SpeechVerbs.Relaying.Contains(_text, named.End) && SpeechVerbs.Relaying.MatchAt(_text, named.End, 3) == 0)) return null;
        return name;
    }

    /// <summary>The person or office named at <paramref name="first"/> («به گفته …») and where that name ends.</summary>
    public (string? Speaker, int End) After(int first, int end)
    {
        while (first < end && Lexicons.Titles.MatchAt(_text, first, 5) is > 0 and var title) first += title;
        if (first >= end) return default;
        if (_personAt.TryGetValue(first, out var person))
        {
            var nameEnd = EndOfSpan(first, end);
            var office = nameEnd < end && _text[nameEnd].Mark == '،' ? nameEnd + 1 : nameEnd;
            var officeEnd = RoleFinder.OfficeEnd(_text, office, _names.SpanAt);
            return (_last = person.Name, officeEnd > office ? officeEnd : nameEnd);
        }

        if (BackReference(first, end) is > 0 and var pronoun) return (_last, first + pronoun);
        if (_names.SpanAt[first] is { Type: EntityType.Organisation } organisation && organisation.First == first)
            return (organisation.Known?.Name ?? PersonResolver.Spelled(_text, first, organisation.End), organisation.End);
        if (Unnamed(first, end) is > 0 and var unnamed) return (_text.Written(first, first + unnamed), first + unnamed);
        var stop = RoleFinder.OfficeEnd(_text, first, _names.SpanAt);
        if (stop <= first) return default;
        if (stop < end && _personAt.TryGetValue(stop, out var holder)) return (_last = holder.Name, EndOfSpan(stop, end));
        return (_last = Holder(first, stop), stop);
    }

    /// <summary>A sentence without speech still says whom «وی» means in the next one.</summary>
    public void Sentence(int first, int end)
    {
        first = SkipMarks(first, end);
        if (Subject(first, Math.Min(end, first + 16)) is { } subject) _last = subject;
    }

    private string? Subject(int first, int end)
    {
        if (first >= end) return null;
        if (BackReference(first, end) > 0) return _last;
        if (Unnamed(first, end) is > 0 and var unnamed) return _text.Written(first, first + unnamed);
        // An office at the beginning: its holder is named behind it, elsewhere, or nowhere.
        var office = RoleFinder.OfficeEnd(_text, first, _names.SpanAt);
        if (office > first)
        {
            var behind = SkipTitles(office, end);
            return _personAt.TryGetValue(behind, out var named) ? named.Name : Holder(first, office);
        }

        for (var i = first; i < end; i++)
            if (_personAt.TryGetValue(i, out var person) && !IsObject(first, i)) return person.Name;
        for (var i = first; i < end && i - first < 4; i++)
            if (SpeechVerbs.Pronouns.Contains(_text, i)) return _last;
        if (_names.SpanAt[first] is { Type: EntityType.Organisation } organisation)
            return organisation.Known?.Name ?? PersonResolver.Spelled(_text, organisation.First, organisation.End);
        // An office behind an adverbial («در این دیدار، رئیس …»).
        for (var i = first + 1; i < end; i++)
        {
            if (_text[i - 1].Mark != '،') continue;
            var stop = RoleFinder.OfficeEnd(_text, i, _names.SpanAt);
            if (stop > i) return Holder(i, Math.Min(stop, end));
        }

        return null;
    }

    // «وی», «این مقام», «این نماینده مجلس»: how many words point back to the last speaker.
    private int BackReference(int first, int end)
    {
        if (SpeechVerbs.Pronouns.Contains(_text, first)) return 1;
        if (first + 1 >= end || !_text.Is(first, "این") || !_text[first + 1].IsWord) return 0;
        if (Lexicons.Offices.MatchAt(_text, first + 1, 2) is > 0 and var office) return Math.Max(2, RoleFinder.DescriptionEnd(_text, first + 1, office, _names.SpanAt) - first);
        return SpeechVerbs.Unnamed.MatchAt(_text, first + 1, 2) is > 0 and var unnamed ? 1 + unnamed : 0;
    }

    // «یک منبع آگاه», «مقام‌های آمریکایی»: speakers whom the text does not name.
    private int Unnamed(int first, int end)
    {
        var at = _text.Is(first, "یک") || _text.Is(first, "برخی") || _text.Is(first, "چند") ? first + 1 : first;
        if (at >= end || SpeechVerbs.Unnamed.MatchAt(_text, at, 2) is not (> 0 and var head)) return 0;
        return Math.Min(end, RoleFinder.DescriptionEnd(_text, at, head, _names.SpanAt)) - first;
    }

    private string Holder(int first, int end)
    {
        var written = RoleFinder.Write(_text, (first, end), _names.SpanAt);
        var key = RoleFinder.Key(_text, (first, end), _names.SpanAt);
        foreach (var (office, person) in _offices)
            if (office == key) return person.Name;
        foreach (var (office, person) in _offices)
            if (office.Length > 8 && key.Length > 8 && (office.StartsWith(key, StringComparison.Ordinal) || key.StartsWith(office, StringComparison.Ordinal))) return person.Name;
        return written;
    }

    // «با اسماعیل هنیه»، «دیدار با وزیر خارجه، …»: the person behind a preposition is not the one who speaks.
    private bool IsObject(int first, int at)
    {
        var before = at;
        for (var titles = 0; titles < 3 && Lexicons.Titles.MatchBefore(_text, before, 5) is > 0 and var title; titles++) before -= title;
        if (before <= first) return false;
        if (SpeechVerbs.Prepositions.Contains(_text, before - 1)) return true;
        // An office in between: «با رئیس دفتر سیاسی حماس، اسماعیل هنیه».
        for (var i = before - 1; i >= first && before - i < 12; i--)
        {
            if (_text[i].Mark is '،' && i < before - 1) return false;
            if (Lexicons.Offices.Contains(_text, i)) return i > first && SpeechVerbs.Prepositions.Contains(_text, i - 1);
        }

        return false;
    }

    // Nothing stands before the verb that could be another subject.
    private bool IsOpen(int first, int verb)
    {
        var words = 0;
        for (var i = first; i < verb; i++)
            if (_text[i].IsWord) words++;
        return words <= 2 || _text.Is(first, "و") || StartsWithParticiple(first);
    }

    private bool StartsWithParticiple(int first) => Openers.MatchAt(_text, first, 3) > 0;

    private static readonly WordSet Openers = new("همچنین, در ادامه, در پایان, در بخش, با بیان, با اشاره, با تاکید, ضمن, در پاسخ, در همین زمینه, در همین راستا, سپس, در خصوص, در رابطه, بعد");

    private int SkipTitles(int first, int end)
    {
        if (first < end && _text[first].Mark is '،' or ',') first++;
        while (first < end && Lexicons.Titles.MatchAt(_text, first, 5) is > 0 and var title) first += title;
        return first;
    }

    private int SkipMarks(int first, int end)
    {
        while (first < end && !_text[first].IsWord) first++;
        return first;
    }

    // «خبرگزاری …: رئیس سازمان گفت»: the agency prints, it does not speak.
    private int SkipDateline(int first, int end)
    {
        if (first >= end || _names.SpanAt[first] is not { Type: EntityType.Organisation } agency) return first;
        return agency.End < end && _text[agency.End].Mark == ':' ? SkipMarks(agency.End, end) : first;
    }

    private int EndOfSpan(int first, int end)
    {
        var at = first;
        while (at < end && ReferenceEquals(_names.SpanAt[at], _names.SpanAt[first])) at++;
        return at;
    }
}
