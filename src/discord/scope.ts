import type { Scope } from '../app/outcome.ts';

/** Without a colon, and short: a custom id holds 100 characters. */
export function encodeScope({ language, article, locale, since, library }: Scope): string {
  const seconds = since === undefined ? '' : Math.floor(since / 1000).toString(36);
  const own = library === undefined ? [] : [BigInt(library).toString(36)];
  return `~${[language, article, locale, seconds, ...own].map((part) => part ?? '').join('.')}`;
}

/** Anything that is no scope gives an empty one: an old button still works. */
export function decodeScope(text: string): Scope {
  const [language, article, locale, seconds, own = ''] = /^~(.*)$/.exec(text)?.[1]?.split('.') ?? [];
  const since = seconds ? Number.parseInt(seconds, 36) * 1000 : Number.NaN;
  return {
    ...(language && { language }),
    ...(article && { article }),
    ...(locale && { locale }),
    ...(!Number.isNaN(since) && { since }),
    ...(/^[0-9a-z]{1,13}$/.test(own) && { library: String(fromBase36(own)) }),
  };
}

/** The id of a server is too large for a number. */
function fromBase36(text: string): bigint {
  return [...text].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
}
