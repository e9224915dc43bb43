import { createHash } from 'node:crypto';
import { limitOf, uploadedPath } from '../../../index/index.ts';
import { type AccessBook, type Limit, MAX_LIMITS } from '../access.ts';
import { type Incoming, pathOf } from '../shelf/incoming.ts';
import type { Manifest, Upload } from '../shelf/manifest.ts';
import { keyOf } from '../shelf/names.ts';
import type { Outcome } from '../shelf/shelf.ts';
import { notKept, UserError } from '../userError.ts';

/** What is limited, and may be put on the shelf now. */
export interface Limited {
  files: readonly Incoming[];
  /** What is not, since another article is there, which nobody wanted to limit. */
  refused: readonly Outcome[];
  /** What people are told is limited: paths below the server's folder. */
  shown: readonly string[];
  /** False where what is replaced was for others: put back, it would be for those whom its successor is for. */
  canUndo: boolean;
  /** Limits what did not get there as it was. */
  settle(outcomes: readonly Outcome[]): Promise<void>;
}

/**
 * Limits what is to be added to one role, before it is there: each article or, where they are more than can be limited, the folder that they
 * have in common. Throws a UserError when that cannot be kept.
 */
export async function limitNew(
  server: string,
  { uploads }: Pick<Manifest, 'uploads'>,
  given: readonly Incoming[],
  role: string,
  access: AccessBook,
): Promise<Limited> {
  const limits = await access.of(server);
  if (!limits) throw notKept();
  const wanted = given.map((file) => {
    const path = pathOf(file);
    return { file, path, by: uploads.find((one) => keyOf(one.path) === keyOf(path) && one.id !== file.over) };
  });
  const free = wanted.filter(({ by }) => !by);
  const paths = [...new Set(free.map(({ path }) => path))];
  const before = new Map(limits.map((limit) => [limit.path, limit]));
  const isThere = (path: string) => before.has(uploadedPath(server, path));
  const fits = limits.length + paths.filter((path) => !isThere(path)).length <= MAX_LIMITS;
  const over = new Set(given.map(({ over }) => over));
  const shown = fits
    ? paths
    : [
        folderOf(
          paths,
          uploads.filter(({ id }) => !over.has(id)),
          (folder, path) =>
            limitOf(uploadedPath(server, path), [...before.keys()]).startsWith(
              `${uploadedPath(server, folder)}/`,
            ),
        ),
      ];
  const isHeld = (path: string) =>
    free.some(({ file, path: own }) => own === path && file.over !== undefined) &&
    isForOthers(before.get(uploadedPath(server, path)), role);
  for (const path of shown) if (!(await limit(path, isHeld(path) ? NOBODY : [role]))) throw notKept();

  return {
    files: free.map(({ file }) => file),
    refused: wanted.flatMap(({ file, by }) => (by ? [refusedBy(file, by)] : [])),
    shown: shown.map((path) => (paths.includes(path) ? path : `${path}/`)),
    canUndo: !shown.some((path) => isForOthers(before.get(uploadedPath(server, path)), role)),
    async settle(outcomes) {
      const there = outcomes.flatMap(({ put }) => (put && THERE.includes(put.kind) ? [put.upload.path] : []));
      const isUsed = (path: string) => there.some((own) => limitOf(own, [path]) !== '');
      // What it was to take the place of is still there, and for those whom it was for.
      for (const path of shown) {
        if (!isUsed(path)) await limit(path);
        else if (isHeld(path)) await limit(path, [role]);
      }
    },
  };

  /** To these roles or, without them, as before. */
  function limit(path: string, roles?: readonly string[]) {
    const none = { path: uploadedPath(server, path), roles: [], channels: [] };
    return access.limit(server, roles ? { ...none, roles } : (before.get(none.path) ?? none));
  }
}

/** No role has this id. So nobody reads what was for others until it is replaced, nor what comes in its place before that is for the role alone. */
const NOBODY = ['0'];

function isForOthers(limit: Limit | undefined, role: string): boolean {
  return limit !== undefined && (limit.channels.length > 0 || limit.roles.some((id) => id !== role));
}

const THERE: readonly string[] = ['added', 'replaced', 'same'];

/** The same of those that nothing limits yet: where an address is looked at again. */
export async function limitLater(
  server: string,
  manifest: Pick<Manifest, 'uploads'>,
  files: readonly Incoming[],
  role: string,
  access: AccessBook,
): Promise<Limited['files']> {
  const limited = (await access.of(server))?.map(({ path }) => path) ?? [];
  const isNew = (file: Incoming) =>
    file.over === undefined && limitOf(uploadedPath(server, pathOf(file)), limited) === '';
  const { files: added } = await limitNew(server, manifest, files.filter(isNew), role, access);
  return [...files.filter((file) => !isNew(file)), ...added];
}

function refusedBy({ name, bytes }: Incoming, there: Upload): Outcome {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const put = { kind: hash === there.hash ? 'same' : 'taken', upload: there, by: there } as const;
  return { name, description: { article: null, problem: null, hash }, put };
}

/** The narrowest folder that all of them lie in, and none of the `others` that has no limit of its own there. */
function folderOf(
  paths: readonly string[],
  others: readonly Upload[],
  hasOwn: (folder: string, path: string) => boolean,
): string {
  const [parts = [], ...rest] = paths.map((path) => path.split('/').slice(0, -1));
  while (parts.length && !rest.every((folder) => parts.every((part, at) => folder[at] === part))) parts.pop();
  const folder = parts.join('/');
  const holdsMore = others.some(({ path }) => limitOf(path, [folder]) !== '' && !hasOwn(folder, path));
  if (!folder || holdsMore) throw new UserError((m) => m.library.access.tooMany(MAX_LIMITS));
  return folder;
}
