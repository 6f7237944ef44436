// Every word that the pages show, in both languages. A key that is missing in one shows in a test.
export const words = {
  fa: {
    brand: 'پایش خبر', query: 'پرس‌وجو', search: 'جست‌وجو', sources: 'منابع', jobs: 'کارها', skip: 'رفتن به نتیجه‌ها',
    queryHint: 'واژه، «عبارت»، person:هنیه، place:Doha، date:1403-03-31 …',
    sampleNotice: 'این‌ها خبرهای نمونه‌اند: آدم‌ها، خبرگزاری‌ها و رویدادها ساختگی‌اند و جای‌ها واقعی.',
    removeSample: 'پاک‌کردن خبرهای نمونه', removing: 'در حال پاک‌کردن …',
    from: 'از', to: 'تا', interval: 'بازه', calendar: 'گاه‌شمار', share: 'سهم از همهٔ خبرها', compare: 'مقایسه', add: 'افزودن',
    compareHint: 'مقایسه با …', timeline: 'خبرها در گذر زمان', sort: 'ترتیب', relevance: 'مرتبط‌ترین', newest: 'تازه‌ترین',
    previous: 'پیشین', next: 'بعدی', auto: 'خودکار', hour: 'ساعت', day: 'روز', week: 'هفته', month: 'ماه', year: 'سال',
    jalali: 'هجری شمسی', gregorian: 'میلادی', people: 'افراد', organisations: 'سازمان‌ها', places: 'جای‌ها', topics: 'موضوع‌ها',
    sourcesFacet: 'منابع', all: 'همه', lastDays: n => `${n} روز`, total: n => `${n} خبر`, none: 'چیزی پیدا نشد. واژهٔ کمتر یا بازهٔ بلندتری را بیازمایید.',
    empty: 'هنوز خبری نیست. فایلی وارد کنید (monitoring import) یا منبعی بیفزایید.',
    undated: n => `${n} خبر بی‌تاریخ در نمودار نیامده است`, unknownDate: 'بی‌تاریخ', page: (a, b) => `صفحهٔ ${a} از ${b}`,
    original: 'خواندن در منبع', close: 'بستن', quotes: 'نقل‌قول‌ها', entities: 'نام‌ها', said: 'گفته',
    revision: n => `بازنگاشت ${n}`, partial: 'متن ناقص است: صفحه باز نشد و متن خوراک آمده است.', remove: 'برداشتن',
    loading: 'در حال خواندن …', unreachable: 'سرور پاسخ نمی‌دهد. برنامه در حال اجراست؟', other: 'English',
    footer: (articles, sources, from, to) => `${articles} خبر از ${sources} منبع، از ${from} تا ${to}`,
    article: 'خبر', articles: 'خبرها', of: 'از', noneHere: 'نامی پیدا نشد', onlyDay: 'ساعت نامعلوم', noData: 'در این بازه خبری نیست',
  },
  en: {
    brand: 'News monitor', query: 'Query', search: 'Search', sources: 'Sources', jobs: 'Jobs', skip: 'Skip to results',
    queryHint: 'words, "a phrase", person:Haniyeh, place:Doha, date:2024-06-20 …',
    sampleNotice: 'This is sample news: people, agencies and events are invented, places are real.',
    removeSample: 'Remove the sample news', removing: 'Removing …',
    from: 'From', to: 'To', interval: 'Interval', calendar: 'Calendar', share: 'Share of all news', compare: 'Compare', add: 'Add',
    compareHint: 'compare with …', timeline: 'Coverage over time', sort: 'Sort', relevance: 'Most relevant', newest: 'Newest',
    previous: 'Previous', next: 'Next', auto: 'automatic', hour: 'hour', day: 'day', week: 'week', month: 'month', year: 'year',
    jalali: 'Jalali', gregorian: 'Gregorian', people: 'People', organisations: 'Organisations', places: 'Places', topics: 'Topics',
    sourcesFacet: 'Sources', all: 'All', lastDays: n => n === '1' ? '1 day' : `${n} days`, total: n => n === '1' ? '1 article' : `${n} articles`, none: 'Nothing found. Try fewer words or a longer range.',
    empty: 'No news yet. Import a file (monitoring import) or add a source.',
    undated: n => `${n} articles without a date are not in the chart`, unknownDate: 'no date', page: (a, b) => `page ${a} of ${b}`,
    original: 'Read at the source', close: 'Close', quotes: 'Quotes', entities: 'Names', said: 'said',
    revision: n => `revision ${n}`, partial: 'Partial text: the page was refused, this is the feed’s own text.', remove: 'Remove',
    loading: 'Loading …', unreachable: 'The server does not answer. Is the program running?', other: 'فارسی',
    footer: (articles, sources, from, to) => `${articles} articles from ${sources} sources, ${from} to ${to}`,
    article: 'article', articles: 'articles', of: 'of', noneHere: 'no names found', onlyDay: 'time unknown', noData: 'No news in this range',
  },
};

export const topicNames = {
  fa: {
    politics: 'سیاست', diplomacy: 'سیاست خارجی', conflict: 'جنگ و درگیری', economy: 'اقتصاد', society: 'جامعه', culture: 'فرهنگ', sport: 'ورزش',
    science: 'دانش', technology: 'فناوری', 'science-technology': 'دانش و فناوری', health: 'سلامت', environment: 'محیط زیست', disaster: 'حوادث',
    province: 'استان‌ها', provinces: 'استان‌ها', football: 'فوتبال', energy: 'انرژی', markets: 'بازارها', religion: 'دین', education: 'آموزش', law: 'حقوق و قضا',
  },
  en: {},
};
