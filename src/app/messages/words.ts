import { once } from '../../../index/index.ts';

/** What `Intl` knows of a language, as functions for its messages. */
export interface Words {
  /** `number(1234)` → `1,234`. */
  number(value: number): string;
  /** A noun by number: `#` stands for the number in each form. */
  counted(forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): (count: number) => string;
  /** The name of a language by its code; the code itself where no name is known. */
  languageName(code: string): string;
  /** `a, b and c`. */
  list(items: string[]): string;
  /** `31 May 2024` of an ISO 8601 date with a day; any other text as it is. */
  date(written: string): string;
  /** `3 minutes ago`, in the largest unit that fits. */
  ago(from: Date, now: Date): string;
  /** `2 days, 3 hours`: the two largest units. */
  duration(seconds: number): string;
  /** `0.3 seconds`. */
  seconds(seconds: number): string;
}

/** The words of one BCP 47 locale. */
export function words(locale: string): Words {
  // Of seven languages they would take a tenth of a second at every start.
  const numbers = once(() => new Intl.NumberFormat(locale));
  const plurals = once(() => new Intl.PluralRules(locale));
  const names = once(() => new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }));
  const lists = once(() => new Intl.ListFormat(locale));
  const rows = once(() => new Intl.ListFormat(locale, { type: 'unit' }));
  // A date in a file has no time zone: it is the same day everywhere.
  const dates = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

  function quantity(value: number, unit: Unit, maximumFractionDigits = 0): string {
    const options = { style: 'unit', unitDisplay: 'long', maximumFractionDigits } as const;
    return new Intl.NumberFormat(locale, { ...options, unit }).format(value);
  }

  return {
    number: (value) => numbers().format(value),
    counted: (forms) => (count) =>
      (forms[plurals().select(count)] ?? forms.other).replace('#', numbers().format(count)),
    languageName: (code) => nameOf(names(), code) ?? code,
    list: (items) => lists().format(items),
    date: (written) => {
      const [day] = /^\d{4}-\d{2}-\d{2}(?![\d-])/.exec(written) ?? [];
      const time = day ? Date.parse(day) : Number.NaN;
      return Number.isNaN(time) ? written : dates().format(time);
    },
    ago: (from, now) => {
      const { unit, value } = split((now.getTime() - from.getTime()) / 1000)[0];
      return relative().format(value === 0 ? 0 : -value, unit);
    },
    duration: (seconds) => rows().format(split(seconds).map(({ unit, value }) => quantity(value, unit))),
    seconds: (seconds) => quantity(seconds, 'second', seconds < 10 ? 1 : 0),
  };
}

type Unit = 'day' | 'hour' | 'minute' | 'second';
type Amount = { unit: Unit; value: number };

const UNITS: [Unit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

function split(seconds: number): [Amount, ...Amount[]] {
  let rest = Math.max(0, Math.round(seconds));
  const all = UNITS.map(([unit, size]): Amount => {
    const value = Math.floor(rest / size);
    rest -= value * size;
    return { unit, value };
  });
  const first = all.findIndex(({ value }) => value > 0);
  const [head, next] = first < 0 ? [undefined, undefined] : [all[first], all[first + 1]];
  if (!head) return [{ unit: 'second', value: 0 }];
  return next?.value ? [head, next] : [head];
}

function nameOf(names: Intl.DisplayNames, code: string): string | undefined {
  try {
    return names.of(code);
  } catch {
    return undefined; // Not a well-formed code.
  }
}
