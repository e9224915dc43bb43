/** Where a cluster is, and what the names of its indices begin with. */
export interface ClusterAddress {
  /** http or https, with user and password where there are any. */
  nodes: string[];
  prefix: string;
  /** A file with the certificates of who may have signed those of the nodes, in PEM; without it those that Node knows. */
  ca?: string;
}

/**
 * Reads the addresses of a cluster's nodes, separated by commas, such as `https://user:password@one:9200/docs,https://two:9200`: the path is
 * the prefix, `footnote` where there is none, and user and password are those of all where only one has them. Null for anything else.
 */
export function parseClusterAddress(value: string): ClusterAddress | null {
  const texts = value.split(',').map((text) => text.trim());
  if (!texts.every((text) => URL.canParse(text))) return null;
  const urls = texts.map((text) => new URL(text));
  const isPlain = ({ protocol, search, hash }: URL) => /^https?:$/.test(protocol) && !search && !hash;
  const prefixes = new Set(urls.map(({ pathname }) => pathname.replace(/^\/|\/$/g, '')).filter(Boolean));
  const [prefix = 'footnote'] = prefixes;
  if (!urls.every(isPlain) || prefixes.size > 1 || !/^[a-z][a-z0-9_]{0,40}$/.test(prefix)) return null;
  const known = urls.find(({ username }) => username);
  return {
    prefix,
    nodes: urls.map((url) => {
      const { username, password } = url.username ? url : (known ?? url);
      const who = username ? `${username}${password ? `:${password}` : ''}@` : '';
      return `${url.protocol}//${who}${url.host}`;
    }),
  };
}
