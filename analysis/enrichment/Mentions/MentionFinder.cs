using Monitoring.Enrichment.Registry;
using Monitoring.Enrichment.Tagging;
using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Mentions;

/// <summary>What the later stages need of the names of a text.</summary>
/// <param name="Mentions">In text order.</param>
/// <param name="People">Persons' mentions in text order.</param>
/// <param name="SpanAt">For each word the name that covers it.</param>
internal sealed record FoundNames(List<Mention> Mentions, List<PersonMention> People, NameSpan?[] SpanAt);

/// <summary>Finds names and settles whom they name.</summary>
internal sealed class MentionFinder(EntityRegistry registry, NameTagger tagger)
{
    private readonly LexiconMatcher _lexicon = new(registry);
    private readonly PersonResolver _people = new(registry);

    public string[] Tag(IReadOnlyList<string> tokens) => tagger.Tag(tokens, _lexicon);

    public FoundNames Find(WordText text, string language)
    {
        var lexicon = _lexicon.Find(text, language == "ar");
        // The tagger has learnt Persian.
        var persian = language is "fa" or "und";
        var spans = Namesakes.Settle(text, SpanMerge.Merge(text, lexicon, persian ? tagger.Find(text, lexicon) : [], persian ? PersonCues.Find(text) : []));
        var people = _people.Resolve(text, spans);
        var spanAt = new NameSpan?[text.Count];
        foreach (var span in spans)
            if (span.Type != EntityType.Person) Array.Fill(spanAt, span, span.First, span.Length);
        foreach (var person in people)
            Array.Fill(spanAt, new NameSpan(person.First, person.End, EntityType.Person, person.Person.Known), person.First, person.End - person.First);
        foreach (var person in people)
        {
            // «رئیس‌جمهور اوباما» says less than «اوباما، رئیس‌جمهور سابق آمریکا»: a bare office gives way to a whole one.
            if (person.Person.Role?.Contains(' ', StringComparison.Ordinal) == true) continue;
            var role = RoleFinder.Find(text, person.First, person.End, spanAt);
            if (role.End <= role.First || (person.Person.Role is not null && text.WrittenWords(role.First, role.End) == 1)) continue;
            person.Person.Role = RoleFinder.Write(text, role, spanAt);
            person.Person.RoleKey = RoleFinder.Key(text, role, spanAt);
        }

        var mentions = new List<Mention>();
        foreach (var span in spans)
            if (span.Type != EntityType.Person && ReferenceEquals(spanAt[span.First], span) && Other(text, span) is { } mention) mentions.Add(mention);
        foreach (var person in people)
            mentions.Add(Mention(text, person.First, person.End, EntityType.Person, person.Person.Id, person.Person.Name, person.Person.Role));
        mentions.Sort((a, b) => a.Start.CompareTo(b.Start));
        return new FoundNames(mentions, people, spanAt);
    }

    private Mention? Other(WordText text, NameSpan span)
    {
        if (span.Known is { } known) return Mention(text, span.First, span.End, known.Type, known.Id, known.Name, null);
        var name = WithoutInsults(span.FullName ?? PersonResolver.Spelled(text, span.First, span.End));
        if (name.Length < 3 || IsAgencyToo(span, name)) return null;
        if (registry.LookupExact(name, span.Type) is [var id, ..] && registry.Find(id) is { } found)
            return Mention(text, span.First, span.End, found.Type, found.Id, found.Name, null);
        var type = Lexicons.OrganisationHeads.Contains(text, span.First) ? EntityType.Organisation : span.Type;
        var prefix = type == EntityType.Place ? "place:" : "organisation:";
        return Mention(text, span.First, span.End, type, prefix + PersonResolver.Slug(name), name, null);
    }

    // What a writer thinks of an organisation makes no other organisation of it: «ارتش تروریستی آمریکا».
    private static readonly WordSet Insults = new("تروریستی, تروریست, متجاوز, اشغالگر, جنایتکار, غاصب, منحوس, مزدور, تکفیری, کودک کش, جنایت پیشه, خونخوار, ملعون");

    private static string WithoutInsults(string name)
    {
        if (!name.Contains(' ', StringComparison.Ordinal)) return name;
        var words = name.Split(' ');
        var kept = words.Where(w => !Insults.Contains(Folding.Key(w))).ToList();
        return kept.Count == words.Length || kept.Count < 2 ? name : string.Join(' ', kept);
    }

    // «فارس» without a cue may be the province or the agency: neither is told.
    private bool IsAgencyToo(NameSpan span, string name) => span.Type == EntityType.Place && registry.LookupExact(name, EntityType.Organisation).Count > 0;

    private static Mention Mention(WordText text, int first, int end, EntityType type, string id, string name, string? role) =>
        new(text[first].Start, text[end - 1].End, text.Written(first, end), type, id, name, role);
}
