using System.Text.Json;
using Monitoring.Api.Search;
using Monitoring.Enrichment;

namespace Monitoring.Api.Inspection;

/// <summary>What stands in the place of a line that cannot be done.</summary>
public sealed record ErrorShape(string Error);

/// <summary>What stands in the place of a page that cannot be done.</summary>
public sealed record PageErrorShape(string Path, string Error);

/// <summary>A line of <c>inspect pages</c>.</summary>
public sealed record PageLine(string? Path, string? Url);

/// <summary>A line of <c>inspect robots</c>: the file, who asks, and for which address.</summary>
public sealed record RobotsLine(string? Robots, string? Agent, string? Url);

public sealed record RobotsShape(bool Allowed);

/// <summary>A line of <c>inspect terms</c> or <c>inspect text</c>.</summary>
/// <param name="Id">Whatever the caller knows the text by, a text or a number; it comes back as it is.</param>
public sealed record TextLine(JsonElement? Id, string? Text, IReadOnlyList<string?>? Tokens);

public sealed record TermShape(string Term, string Stem, int Start, int End, int Position);

/// <param name="Normalized">The text in good spelling.</param>
/// <param name="Terms">Offsets count in the text as it was given, in UTF-16 units, end exclusive.</param>
public sealed record TermsShape(string Normalized, string Language, IReadOnlyList<TermShape> Terms);

/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">The unit after the last.</param>
/// <param name="Text">As it is written there.</param>
/// <param name="Type">person, organisation, place …</param>
/// <param name="Entity">The id that all its spellings share; a filter takes it.</param>
/// <param name="Name">The entity's own name.</param>
/// <param name="Role">The office that the text gives a person, or null.</param>
public sealed record MentionShape(int Start, int End, string Text, string Type, string Entity, string Name, string? Role)
{
    /// <param name="before">Units that stand before the text whose offsets are wanted.</param>
    public static MentionShape Of(Mention mention, int before = 0) => new(
        mention.Start - before, mention.End - before, mention.Text, TypeNames.Of(mention.Type), mention.Entity, mention.Name, mention.Role);
}

/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">The unit after the last.</param>
/// <param name="Text">What was said.</param>
/// <param name="Speaker">Who said it, or null.</param>
/// <param name="Verb">The verb that says so, or null.</param>
public sealed record QuoteShape(int Start, int End, string Text, string? Speaker, string? Verb)
{
    /// <inheritdoc cref="MentionShape.Of"/>
    public static QuoteShape Of(Quote quote, int before = 0) => new(quote.Start - before, quote.End - before, quote.Text, quote.Speaker, quote.Verb);
}

/// <param name="Topic">Its id; <c>/api/topics</c> names it.</param>
/// <param name="Score">Probability, 0..1.</param>
public sealed record TopicShape(string Topic, double Score)
{
    public static TopicShape Of(TopicScore topic) => new(topic.Topic, Math.Round(topic.Score, 4));
}

public sealed record TextShape(
    JsonElement? Id, string Language, IReadOnlyList<MentionShape> Entities, IReadOnlyList<QuoteShape> Quotes, IReadOnlyList<TopicShape> Topics);

/// <param name="Tags">One tag a token, as B-PER, I-PER or O.</param>
public sealed record TagsShape(IReadOnlyList<string> Tags);
