namespace Monitoring.Infra.Search.Queries;

/// <summary>Every way in which a query cannot be understood, in both languages of the product: what is wrong, then what to write instead.</summary>
internal static class QueryMistakes
{
    public static QueryException Empty() => new(
        "The query is empty: write a word, or * for every article.",
        "پرس‌وجو خالی است: واژه‌ای بنویسید، یا * برای همهٔ خبرها.", 0);

    public static QueryException OnlySigns() => new(
        "There is no word in the query, only signs: write a word, or * for every article.",
        "در پرس‌وجو واژه‌ای نیست: واژه‌ای بنویسید، یا * برای همهٔ خبرها.", 0);

    public static QueryException TooLong(int letters, int most) => new(
        $"The query has {letters} letters; at most {most} are taken.",
        $"پرس‌وجو {letters} نویسه دارد؛ بیشتر از {most} پذیرفته نمی‌شود.", most);

    public static QueryException TooManyWords(int most, int at) => new(
        $"The query has more than {most} words and fields: write a shorter one.",
        $"پرس‌وجو بیش از {most} واژه و فیلد دارد: کوتاه‌ترش کنید.", at);

    public static QueryException TooDeep(int most, int at) => new(
        $"The parentheses are nested deeper than {most}: write the query flatter.",
        $"پرانتزها بیش از {most} لایه‌اند: پرس‌وجو را ساده‌تر بنویسید.", at);

    public static QueryException TooManyNots(int most, int at) => new(
        $"NOT is repeated more than {most} times: leave pairs of it out.",
        $"NOT بیش از {most} بار پیاپی آمده است: جفت‌هایش را بردارید.", at);

    public static QueryException OpenQuotation(char closing, int at) => new(
        $"A quotation mark is open: close it with {closing}, or leave it out.",
        $"گیومه باز مانده است: با {closing} ببندیدش، یا برش دارید.", at);

    public static QueryException OpenParenthesis(int at) => new(
        "A parenthesis is open: close it with ), or leave it out.",
        "پرانتز باز مانده است: ببندیدش، یا برش دارید.", at);

    public static QueryException ClosedParenthesis(int at) => new(
        "A parenthesis closes that was not opened: leave it out.",
        "پرانتزی بسته شده که باز نشده بود: برش دارید.", at);

    public static QueryException EmptyParentheses(int at) => new(
        "Nothing stands between the parentheses: write a word, or leave them out.",
        "میان پرانتزها چیزی نیست: واژه‌ای بنویسید، یا برشان دارید.", at);

    /// <param name="sign">OR or AND.</param>
    public static QueryException NothingBefore(string sign, int at) => new(
        $"Nothing stands before {sign}: write a word on each side.",
        $"پیش از {sign} چیزی نیست: در دو سویش واژه بنویسید.", at);

    /// <param name="sign">OR or AND.</param>
    public static QueryException NothingAfter(string sign, int at) => new(
        $"Nothing stands after {sign}: write a word on each side.",
        $"پس از {sign} چیزی نیست: در دو سویش واژه بنویسید.", at);

    public static QueryException NothingAfterNot(int at) => new(
        "Nothing stands after NOT: write the word that articles must not have.",
        "پس از NOT (یا -) چیزی نیست: واژه‌ای را بنویسید که نباید در خبر باشد.", at);

    public static QueryException NothingAfterField(string field, int at) => new(
        $"Nothing stands after {field}: — write {field}:word or {field}:\"several words\".",
        $"پس از {field}: چیزی نیست: بنویسید {field}:واژه یا {field}:\"چند واژه\".", at);

    public static QueryException UnknownField(string name, int at) => new(
        $"There is no field {name}; write person:, org:, place:, topic:, source:, title:, lang: or date:, or put the words between quotation marks.",
        $"فیلدی به نام {name} نیست؛ person:، org:، place:، topic:، source:، title:، lang: یا date: بنویسید، یا واژه‌ها را در گیومه بگذارید.", at);

    public static QueryException ShortPrefix(string written) => new(
        $"Before * stands one word of at least two letters, not {written}: write more of the word, or * alone for every article.",
        $"پیش از * یک واژه با دست‌کم دو نویسه می‌آید، نه {written}: بیشتر بنویسید، یا * تنها برای همهٔ خبرها.");

    public static QueryException LongPhrase(int words, int most) => new(
        $"A phrase has {words} words: write at most {most} of them.",
        $"عبارتی {words} واژه دارد: دست‌بالا {most} واژه بنویسید.");

    public static QueryException EmptyRange(string written) => new(
        $"date:{written} ends before it begins: exchange the days.",
        $"پایان date:{written} پیش از آغازش است: جای دو روز را عوض کنید.");

    /// <param name="problem">What is wrong with it as a day, a sentence in English.</param>
    public static QueryException NoDate(string written, string problem) => new(
        $"{problem.TrimEnd('.')}; date: also takes a month (1403-03), a year and a range (1403-03-01..1403-03-31).",
        $"«{written}» روز نیست: بنویسید 1403-03-31 یا 2024-06-20؛ ماه (1403-03)، سال و بازه (1403-03-01..1403-03-31) هم پذیرفته می‌شود.");
}
