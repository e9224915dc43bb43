import { Parser } from 'htmlparser2';

/** What a sitemap lists: pages, or other sitemaps. */
export interface Sitemap {
  pages: string[];
  sitemaps: string[];
}

/** Null for what is no sitemap (https://www.sitemaps.org/protocol.html). */
export function parseSitemap(bytes: Uint8Array): Sitemap | null {
  const text = Buffer.from(bytes).toString('utf8');
  if (!/<(?:urlset|sitemapindex)[\s>]/.test(text.slice(0, 2000))) return null;
  const found: Sitemap = { pages: [], sitemaps: [] };
  const path: string[] = [];
  let address = '';
  const parser = new Parser(
    {
      onopentag(name) {
        path.push(name);
        address = '';
      },
      ontext(data) {
        address += data;
      },
      onclosetag() {
        const [element, inside] = [path.pop(), path.at(-1)];
        if (element !== 'loc') return;
        const url = address.trim();
        if (inside === 'url') found.pages.push(url);
        if (inside === 'sitemap') found.sitemaps.push(url);
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return found;
}
