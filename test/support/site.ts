import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openWeb, type Web } from '../../src/web/collect.ts';

/** A web site on this machine, for those who take it for one of the public internet. */
export interface Site {
  /** By path: what is there, as HTML unless the path says otherwise; what is not in it is not there. */
  pages: Record<string, string | Buffer>;
  /** By path, what it says it is, where that is another kind. */
  types: Record<string, string>;
  /** Awaited before a path is answered. */
  onAsked?: (path: string) => Promise<void>;
  /** The paths that were asked for. */
  asked: string[];
  web: Web;
  url(path: string): string;
  close(): void;
}

export async function openSite(): Promise<Site> {
  const site: Pick<Site, 'pages' | 'types' | 'onAsked' | 'asked'> = { pages: {}, types: {}, asked: [] };
  const server = createServer(async ({ url = '', headers }, response) => {
    site.asked.push(url);
    await site.onAsked?.(url);
    const page = site.pages[url];
    if (page === undefined) return void response.writeHead(404).end();
    const etag = `"${Buffer.from(page).toString('base64').slice(-40)}"`;
    if (headers['if-none-match'] === etag) return void response.writeHead(304).end();
    const type = site.types[url] ?? (/\.\w+$/.test(url) ? 'application/octet-stream' : 'text/html');
    response.writeHead(200, { 'content-type': url.endsWith('.xml') ? 'text/xml' : type, etag }).end(page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(site, {
    web: openWeb({
      resolve: async (host) => (host === 'docs.example' ? ['127.0.0.1'] : ['10.0.0.1']),
      isAllowed: (address) => address === '127.0.0.1',
    }),
    url: (path: string) => `http://docs.example:${port}${path}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  });
}
