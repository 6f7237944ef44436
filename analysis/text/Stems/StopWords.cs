using System.Collections.Frozen;

namespace Monitoring.Text.Stems;

/// <summary>
/// Words that say nothing of what a text is about, by their folded letters (<see cref="Term.Exact"/>). They are indexed
/// like all others, since phrases need them; counts of telling words, topics and headings leave them out.
/// </summary>
public static class StopWords
{
    private const string Persian =
        """
        و در به از که را با تا بر برای این ان است بود شد هم نیز یا اما ولی اگر پس چون چه هر همه هیچ یک دو خود خویش ما من تو او وی شما
        ایشان انها انان اینها اینان همین همان چنین چنان اینکه انکه انچه چنانچه زیرا بلکه نه نیست هست هستند بودند باشد باشند باید شاید
        می نمی ها های هایی ای کرد کرده کردند کند کنند کنیم کنم کردن شده شدند شود شوند شدن داد داده دادند دهد دهند دادن دارد دارند داشت
        داشته داشتند گفت گفته گفتند گوید خواهد خواهند تواند توانند یافت بین روی زیر بالای کنار نزد پیش بعد قبل سپس هنوز تنها فقط بسیار
        خیلی بیشتر کمتر چند برخی بعضی دیگر دیگری مگر جز بدون طی ضمن درباره پیرامون علیه میان همچنین همچنان البته یعنی مثل مانند
        وقتی هنگامی هنگام اکنون حال انجا اینجا کجا چرا چگونه ایا اری بله توسط جهت نسبت حتی مورد طور گونه سوی بوده اند ام ایم اید
        """;

    private const string Arabic =
        """
        فی من الی علی عن ان انه انها هذا هذه ذلک تلک التی الذی الذین هو هی هم کان کانت قد لا لم لن ما او ثم بعد قبل بین حتی کل کما مع
        عند غیر اذا لکن حیث خلال منذ الا نحن انا انت یکون تکون لیس
        """;

    private const string English =
        """
        a an and are as at be been but by for from had has have he her his i if in into is it its not of on or our she so than that the
        their them then there these they this those to was we were what when where which who will with would you your
        """;

    private static readonly FrozenSet<string> Words =
        $"{Persian} {Arabic} {English}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> exact) => Lookup.Contains(exact);
}
