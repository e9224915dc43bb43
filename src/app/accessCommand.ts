import { articleId, shownPath } from '../../index/index.ts';
import { isLimited, type Limit } from './access.ts';
import type { App } from './app.ts';
import { type Choice, fitting } from './choice.ts';
import type { Messages } from './messages/types.ts';
import type { Reply } from './reply.ts';
import { clip } from './reports.ts';
import type { OptionValues, Request } from './request.ts';
import { filled } from './text.ts';
import { notKept, UserError } from './userError.ts';

/** What can be limited: an article of a server's own, or a folder of such articles. */
interface Limitable {
  path: string;
  /** As people know it, with the article's title. */
  shown: string;
  title?: string;
  /** Nothing is there any more, but its limit is. */
  gone?: true;
}

/** Says who may read an article or folder of the server's own, and changes it where a role, a channel or everybody is given. */
export async function accessReply(
  server: string,
  { m, options }: Pick<Request, 'm' | 'options'>,
  { access, library }: Pick<App, 'access' | 'library'>,
): Promise<Reply> {
  const limits = await access.of(server);
  if (!limits) throw notKept();
  const typed = options.article ?? '';
  const found = meant(await limitable(server, limits, library), typed);
  if (!found) throw new UserError((own) => filled(own.library.noSuch, { written: clip(typed) }));
  const before = limits.find(({ path }) => path === found.path);
  const next = changed(before ?? { path: found.path, roles: [], channels: [] }, options);
  const kept = next ? await access.limit(server, next) : limits;
  if (!kept) throw notKept();
  const now = kept.find(({ path }) => path === found.path);
  const say = (sentence: (path: string) => string): Reply => ({
    kind: 'report',
    lines: [filled(sentence, { written: clip(found.shown) })],
  });
  const { everybody, only, asFolder } = m.library.access;
  // It may be in a folder that is limited.
  if (!now) return say(isLimited(found.path, kept) ? asFolder : everybody);
  const who = [...now.roles.map((id) => `<@&${id}>`), ...now.channels.map((id) => `<#${id}>`)];
  return say((path) => only(path, m.list(who)));
}

/** What of a server's own fits what was typed so far. */
export async function accessChoices(
  server: string | null,
  typed: string,
  m: Messages,
  { access, library }: Pick<App, 'access' | 'library'>,
): Promise<Choice[]> {
  const limits = server === null ? null : await access.of(server);
  if (server === null || !limits) return [];
  const fits = fitting(typed);
  return (await limitable(server, limits, library))
    .map(({ path, shown, title, gone }) => ({
      name: gone ? `${shown} · ${m.library.access.gone}` : title ? `${clip(title, 60)} · ${shown}` : shown,
      value: `#${articleId(path)}`,
    }))
    .filter(({ name }) => fits(name));
}

/** The limit with who is given beside those before; null where nothing is to be changed. */
function changed(before: Limit, { role, channel, everybody }: OptionValues): Limit | null {
  if (everybody) return { ...before, roles: [], channels: [] };
  if (role === undefined && channel === undefined) return null;
  const join = (own: readonly string[], id?: string) => [
    ...new Set([...own, ...(id === undefined ? [] : [id])]),
  ];
  return { ...before, roles: join(before.roles, role), channels: join(before.channels, channel) };
}

/** Folders first. Whoever manages the server may know of all that it has. */
async function limitable(
  server: string,
  limits: readonly Limit[],
  library: App['library'],
): Promise<Limitable[]> {
  const paths = limits.map(({ path }) => path).sort();
  const { articles } = await library.contents({ server, limited: paths, allowed: paths });
  const own = articles.filter(({ path }) => shownPath(path) !== path);
  const folders = new Set(own.flatMap(({ path }) => foldersOf(path)));
  const there = new Set([...folders, ...own.map(({ path }) => path)]);
  return [
    ...[...folders].sort().map((path) => ({ path, shown: `${shownPath(path)}/` })),
    ...own.map(({ path, title }) => ({ path, shown: shownPath(path), title })),
    ...paths
      .filter((path) => !there.has(path))
      .map((path) => ({ path, shown: shownPath(path), gone: true as const })),
  ];
}

/** The folders that an article lies in, below that of its server. */
function foldersOf(path: string): string[] {
  const names = path.split('/');
  return names.slice(2, -1).map((_, at) => names.slice(0, at + 3).join('/'));
}

function meant(all: readonly Limitable[], typed: string): Limitable | undefined {
  const text = typed.trim().toLowerCase();
  return (
    all.find(({ path }) => `#${articleId(path)}` === typed.trim()) ??
    all.find(({ shown, title }) =>
      [shown, shown.replace(/\/$/, ''), title].some((own) => own?.toLowerCase() === text),
    )
  );
}
