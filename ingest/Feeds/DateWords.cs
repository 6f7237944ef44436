namespace Monitoring.Ingest.Feeds;

/// <summary>Names of months and zones in the dates of feeds.</summary>
internal static class DateWords
{
    private static readonly Dictionary<string, (int Month, bool Jalali)> Months = BuildMonths();
    private static readonly Dictionary<string, (int, bool)>.AlternateLookup<ReadOnlySpan<char>> MonthLookup = Months.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>RFC 822 section 5.1, and the abbreviations of the IANA time zone database where one meaning prevails in news feeds.</summary>
    private static readonly Dictionary<string, TimeSpan> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = TimeSpan.Zero, ["UT"] = TimeSpan.Zero, ["UTC"] = TimeSpan.Zero, ["GMT"] = TimeSpan.Zero, ["WET"] = TimeSpan.Zero,
        ["EST"] = Hours(-5), ["EDT"] = Hours(-4), ["CST"] = Hours(-6), ["CDT"] = Hours(-5), ["MST"] = Hours(-7), ["MDT"] = Hours(-6),
        ["PST"] = Hours(-8), ["PDT"] = Hours(-7), ["AKST"] = Hours(-9), ["AKDT"] = Hours(-8), ["HST"] = Hours(-10),
        ["BST"] = Hours(1), ["WEST"] = Hours(1), ["CET"] = Hours(1), ["MET"] = Hours(1), ["CEST"] = Hours(2), ["MEST"] = Hours(2),
        ["EET"] = Hours(2), ["EEST"] = Hours(3), ["IST"] = Hours(5.5), ["MSK"] = Hours(3), ["TRT"] = Hours(3), ["AST"] = Hours(3),
        ["GST"] = Hours(4), ["AFT"] = Hours(4.5), ["PKT"] = Hours(5), ["IRST"] = Hours(3.5), ["IRDT"] = Hours(4.5), ["JST"] = Hours(9),
        ["KST"] = Hours(9), ["SGT"] = Hours(8), ["AEST"] = Hours(10), ["AEDT"] = Hours(11), ["NZST"] = Hours(12), ["NZDT"] = Hours(13),
    };

    private static readonly Dictionary<string, TimeSpan>.AlternateLookup<ReadOnlySpan<char>> ZoneLookup = Zones.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The month that a word names; English ones also by their first three letters.</summary>
    public static (int Month, bool Jalali)? Month(ReadOnlySpan<char> word)
    {
        if (MonthLookup.TryGetValue(word, out var month)) return month;
        return word.Length > 3 && char.IsAsciiLetter(word[0]) && IsEnglishMonth(word) && MonthLookup.TryGetValue(word[..3], out month) ? month : null;
    }

    public static TimeSpan? Zone(ReadOnlySpan<char> word) => ZoneLookup.TryGetValue(word, out var offset) ? offset : null;

    private static bool IsEnglishMonth(ReadOnlySpan<char> word)
    {
        foreach (var name in English)
            if (name.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase) || word.StartsWith("Sept", StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static readonly string[] English =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static Dictionary<string, (int, bool)> BuildMonths()
    {
        var months = new Dictionary<string, (int, bool)>(StringComparer.OrdinalIgnoreCase);
        Add(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], false);
        Add(["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"], true);
        Add(["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"], false);
        Add(["ینایر", "فبرایر", "مارس", "ابریل", "مایو", "یونیو", "یولیو", "اغسطس", "سبتمبر", "اکتوبر", "نوفمبر", "دیسمبر"], false);
        (months["می"], months["جولای"], months["آگوست"], months["ژوییه"], months["امرداد"]) = ((5, false), (7, false), (8, false), (7, false), (5, true));
        return months;

        void Add(string[] names, bool jalali)
        {
            for (var i = 0; i < names.Length; i++) months[names[i]] = (i + 1, jalali);
        }
    }

    private static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);
}
