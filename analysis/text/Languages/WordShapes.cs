namespace Monitoring.Text.Languages;

/// <summary>What beginnings and endings of longer words in Arabic script say about the language.</summary>
internal static class WordShapes
{
    /// <param name="word">The first letters of the word, folded.</param>
    /// <param name="length">The length of the whole word.</param>
    /// <param name="persian">The Persian lexicon has it, so that what looks Azerbaijani does by chance (دلار, سالار).</param>
    internal static void Weigh(ReadOnlySpan<char> word, int length, bool persian, Span<float> scores)
    {
        if (length < 4) return;
        if (word.StartsWith("ال", StringComparison.Ordinal) || word.StartsWith("وال", StringComparison.Ordinal)
            || word.StartsWith("بال", StringComparison.Ordinal) || word.StartsWith("لل", StringComparison.Ordinal))
        {
            scores[FunctionWords.Arabic] += length > 4 ? 0.8f : 0.3f;
        }

        // The open «ئ» in front of a consonant: گئت، دئد، وئر; Persian has it in front of a vowel only.
        if (!persian && word[1] == 'ئ' && word[0] is 'ا' or 'گ' or 'د' or 'و' or 'ی' or 'ه' or 'ک' or 'س' && word[2] is not ('ی' or 'و' or 'ا'))
        {
            scores[FunctionWords.SouthAzerbaijani] += 0.8f;
        }

        if (!persian && BeginsAzerbaijani(word)) scores[FunctionWords.SouthAzerbaijani] += 0.4f;
        if (word.StartsWith("نمی", StringComparison.Ordinal) || word.StartsWith("می", StringComparison.Ordinal)) scores[FunctionWords.Persian] += 0.4f;
        if (length > word.Length) return;

        var last = word[^1] - FirstLetter;
        if (last is < 0 or >= Letters) return;
        foreach (var (ending, language, weight) in ByLastLetter[last])
        {
            if ((persian && language == FunctionWords.SouthAzerbaijani) || !word.EndsWith(ending, StringComparison.Ordinal)) continue;
            scores[language] += weight;
            break;
        }
    }

    private static bool BeginsAzerbaijani(ReadOnlySpan<char> word)
    {
        foreach (var root in RootsByFirstLetter[Math.Clamp(word[0] - FirstLetter, 0, Letters - 1)])
        {
            if (word.Length >= root.Length + 2 && word.StartsWith(root, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static readonly string[] PersianEndings = ["های", "هایی", "ترین", "اند", "شان", "گذاری"];

    // Plurals with their cases, possessives, the present and past of verbs.
    private static readonly string[] AzerbaijaniEndings =
    [
        "لار", "لاری", "لرین", "لارین", "لری", "لردن", "لاردان", "لارا", "لره", "لریم", "لاریم", "سینی", "سیندا", "سینده", "سینین", "سیندن", "سیندان",
        "ینین", "ونون", "یندا", "ینده", "یندن", "یندان", "دیر", "دیلر", "دیلار", "دولار", "میشدیر", "مکدیر", "اجاق", "جکدیر", "جاقدیر", "لیک", "لیق",
        "چیلیک", "لشدیر", "یلیر", "ینیر", "یردیلار", "تدی", "خدی", "چدی", "لاشیب", "لشیب", "یبلر", "یبلار", "یبدیر", "یرلر", "یرلار", "ورلار", "ورلر", "یردی", "وردو", "مارام", "میرم", "ماق", "ماغی", "ماغا", "مگه", "میشدی", "موشدو", "میشام",
        "یمیز", "وموز", "ینیز", "لدی", "لدو", "لیب", "ییر", "دولر", "نلیق", "سیز", "سوز",
    ];

    // The short endings of the grammar (cases, past, present, negation, participles) by themselves; many a foreign name ends so too.
    private static readonly string[] ShortAzerbaijaniEndings =
        ["دی", "دو", "دا", "ده", "دان", "دن", "لر", "نین", "نون", "میر", "مور", "یب", "وب", "یر", "سی", "سو", "یندن", "ولدو", "یلدی", "ولور", "جک", "جاق", "میش", "موش", "ین", "ون"];

    // Frequent roots that no Persian root begins like, with at least two letters after them.
    private static readonly string[] AzerbaijaniRoots =
    [
        "ائت", "ائد", "ائو", "اؤ", "اوخ", "اوت", "اول", "اوز", "اوی", "اوچ", "اون", "اوتور", "آچیل", "آچی", "آلی", "آتی", "آخی", "آنلا", "آپار", "ایچ", "ایشل", "ایست", "ایشچی",
        "یئ", "یاز", "یاش", "یات", "یاغ", "یان", "یاپ", "یول", "یوخ", "یوز", "گؤ", "گئ", "گلی", "گلم", "گلن", "گون", "گتیر", "گزی", "چیخ", "چال", "چات", "چک", "چؤ", "چئ",
        "دوش", "دور", "دوز", "دوغ", "دول", "دان", "دئ", "دؤ", "دگی", "دوی", "قوت", "قوی", "قور", "قوش", "قال", "قاچ", "قاپ", "قای", "قیز", "قیش", "قازان", "قورتار", "قورخ", "تاپ", "توت", "تیک", "توپلا", "تؤ",
        "وور", "وئر", "ساخ", "سات", "سئو", "سئچ", "سوی", "سون", "سؤ", "سور", "ساغ", "بیل", "بیر", "بوی", "بوراخ", "بول", "بؤ", "باخ", "باشلا", "باغلا", "بیت", "کئچ", "کسی", "کؤ", "یئری", "اوره", "ایل", "قوجا", "قیر", "تانی", "سالی", "قویو",
    ];

    private const int FirstLetter = 0x620, Letters = 0xE0;

    // Most words end in no listed way; the last letter tells so at once. Longer endings come first.
    private static readonly (string Ending, int Language, float Weight)[][] ByLastLetter = BuildByLastLetter();

    private static readonly string[][] RootsByFirstLetter =
        [.. Enumerable.Range(FirstLetter, Letters).Select(letter => AzerbaijaniRoots.Where(r => r[0] == letter).ToArray())];

    private static (string, int, float)[][] BuildByLastLetter()
    {
        var all = PersianEndings.Select(e => (Ending: e, FunctionWords.Persian, 0.5f))
            .Concat(AzerbaijaniEndings.Select(e => (Ending: e, FunctionWords.SouthAzerbaijani, 0.7f)))
            .Concat(ShortAzerbaijaniEndings.Select(e => (Ending: e, FunctionWords.SouthAzerbaijani, 0.3f)))
            .ToList();
        return [.. Enumerable.Range(FirstLetter, Letters)
            .Select(letter => all.Where(e => e.Ending[^1] == letter).OrderByDescending(e => e.Ending.Length).ToArray())];
    }
}
