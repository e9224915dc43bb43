import type { Scope } from '../app/outcome.ts';

/** Without a colon, and short: a custom id holds 100 characters. */
export function encodeScope({ language, article, locale, since }: Scope): string {
  const seconds = since === undefined ? '' : Math.floor(since / 1000).toString(36);
  return `~${[language, article, locale, seconds].map((part) => part ?? '').join('.')}`;
}

/** Anything that is no scope gives an empty one: an old button still works. */
export function decodeScope(text: string): Scope {
  const [language, article, locale, seconds] = /^~(.*)$/.exec(text)?.[1]?.split('.') ?? [];
  const since = seconds ? Number.parseInt(seconds, 36) * 1000 : Number.NaN;
  return {
    ...(language && { language }),
    ...(article && { article }),
    ...(locale && { locale }),
    ...(!Number.isNaN(since) && { since }),
  };
}
