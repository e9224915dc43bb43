import robots from 'robots-parser';
import { AddressError } from './addressError.ts';
import { download } from './download.ts';
import { type Network, USER_AGENT } from './request.ts';

// Its types say `default`, and it is none.
const robotsParser = robots as unknown as typeof robots.default;

const MOST = 500 * 1024;
/** Characters of rules with wildcards: to match them takes as many steps as an address has characters, for each of theirs. */
const MOST_WILD = 20_000;
const MS = 5000;

/**
 * Throws where a site does not let this bot fetch an address (RFC 9309): a robots.txt that is not there allows everything, one that cannot be
 * had nothing. That of a site is fetched once.
 */
export function openRobots(network: Network): (url: URL) => Promise<void> {
  const rules = new Map<string, Promise<(url: string) => boolean>>();

  async function rulesOf(origin: string): Promise<(url: string) => boolean> {
    const place = new URL('/robots.txt', origin);
    try {
      const found = await download(place, network, { most: () => MOST, ms: MS });
      const text = Buffer.from(found?.bytes ?? []).toString('utf8');
      if (wildIn(text) > MOST_WILD) return () => false;
      const parsed = robotsParser(place.href, text);
      return (url) => parsed.isAllowed(url, USER_AGENT) !== false;
    } catch (error) {
      if (!(error instanceof AddressError)) throw error;
      const { problem, status = 0 } = error;
      if (problem === 'redirects' || (status >= 400 && status < 500)) return () => true;
      // Else the site itself cannot be had, and that is what is to be told.
      if (problem !== 'status' && problem !== 'too-large') throw error;
      return () => false;
    }
  }

  return async (url) => {
    const known = rules.get(url.origin) ?? rulesOf(url.origin);
    rules.set(url.origin, known);
    if (!(await known)(url.href)) throw new AddressError('robots');
  };
}

function wildIn(text: string): number {
  const rules = text.split(/[\r\n]+/).filter((line) => /^\s*(?:dis)?allow\s*:/i.test(line));
  return rules.reduce((sum, line) => sum + (line.includes('*') ? line.length : 0), 0);
}
