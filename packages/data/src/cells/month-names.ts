const numbered = (form: (month: number) => string): readonly string[] => Array.from({ length: 12 }, (_, index) => form(index + 1));

/** The languages whose month names and words for the half of a day are read without a declaration. */
export type MonthLanguage = "en" | "es" | "fr" | "de" | "pt" | "tr" | "vi" | "ja" | "zh";

/**
 * Month names by language, as `MMM` and `MMMM` write them, in rows of twelve: what Jira's servers write (Java's own names of the
 * years before 2017 and those of the CLDR after). A fixed table: those of the platform change with its version. Dots, case and
 * blanks do not matter. A name that stands in two languages is the same month in both; a test holds the table to that.
 */
export const MONTHS: Readonly<Record<MonthLanguage, readonly string[]>> = {
  en: [
    ...["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ...["January", "February", "March", "April", "May", "June", "July", "August", "Sept", "October", "November", "December"],
    ...["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  ],
  es: [
    ...["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
    ...["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "sept", "octubre", "noviembre", "diciembre"],
    ...["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    ...["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre", "noviembre", "diciembre"],
  ],
  fr: [
    ...["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"],
    ...["janv", "févr", "mars", "avr", "mai", "juin", "juill", "août", "sept", "oct", "nov", "déc"],
    ...["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
  ],
  de: [
    ...["Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
    ...["Jän", "Feb", "Mär", "Apr", "Mai", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dez"],
    ...["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    ...["Jänner", "Feber", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
  ],
  pt: [
    ...["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"],
    ...["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
  ],
  tr: [
    ...["Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"],
    ...["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"],
  ],
  vi: [...numbered((month) => `thg ${String(month)}`), ...numbered((month) => `tháng ${String(month)}`)],
  ja: numbered((month) => `${String(month)}月`),
  zh: [...numbered((month) => `${String(month)}月`), ...["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"]],
};

/** What a month name looks like in a date, whether it is one or not. */
export const MONTH_WORD = "\\p{L}[\\p{L}\\p{M}.]*(?:\\s?\\d{1,2})?|\\d{1,2}月";

const plainMonth = (name: string): string => name.normalize("NFC").toLowerCase().replace(/[.\s]/g, "");

const numbersOf = (months: readonly string[]): ReadonlyMap<string, number> => new Map(months.map((name, index) => [plainMonth(name), (index % 12) + 1]));

const EVERY_LANGUAGE = numbersOf(Object.values(MONTHS).flat());

/** The number of a month, 1 to 12, by its name: of a declared list in rows of twelve, else of any known language. */
export function monthNumber(months: readonly string[] | undefined): (name: string) => number | undefined {
  const numbers = months === undefined ? EVERY_LANGUAGE : numbersOf(months);
  return (name) => numbers.get(plainMonth(name));
}

/** Words for the two halves of a day, as a pattern: English, Spanish and Portuguese, Turkish, Vietnamese, Japanese, Chinese. */
export const HALF_DAY_WORD = "[AaPp]\\.?\\s?[Mm]\\.?|ÖÖ|ÖS|SA|CH|午前|午後|上午|下午";

/** Whether a word of {@link HALF_DAY_WORD} means the second half of the day. */
export const isAfternoon = (word: string): boolean => /^(?:p|ÖS$|CH$|午後$|下午$)/iu.test(word);
