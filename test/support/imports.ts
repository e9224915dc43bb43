import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The project's source files under a folder of it, as paths from its top. */
export function sources(folder: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}

/** What a file imports: files of the project as paths from its top, packages by name. `later`: by `import()`, too. */
export function imported(file: string, later = true): string[] {
  const pattern = later
    ? /(?:\bfrom|\bimport|\bimport\()\s*'([^']+)'/g
    : /^(?:import|export)(?! type\b)[^;]*?(?:\bfrom\s*|\bimport\s*)'([^']+)'/gm;
  return Array.from(code(file).matchAll(pattern), ([, what = '']) =>
    what.startsWith('.') ? normalize(join(dirname(file), what)) : what,
  );
}

/** What a file loads at once, directly or not; an `import()` waits until it is called. */
export function reach(file: string, seen = new Set<string>()): Set<string> {
  for (const what of imported(file, false)) {
    if (seen.has(what)) continue;
    seen.add(what);
    if (existsSync(join(root, what)) && what.endsWith('.ts')) reach(what, seen);
  }
  return seen;
}

/** Whether a test needs neither the double of Discord nor a process or thread, which take their time to start. */
export function isQuick(test: string): boolean {
  const slow = /^(?:test\/discord\/|node:(?:child_process|worker_threads)$)/;
  return ![...reach(test)].some((file) => slow.test(file));
}

/**
 * Whether a test needs a process of its own: it puts a module in the place of another, or looks at what the whole process
 * holds or tells, and those that share its process would meet that.
 */
export function isAlone(test: string): boolean {
  return /\bvi\.(?:mock|doMock)\(|\bprocess\.(?:on|once|getActiveResourcesInfo)\(|\bqueryObjects\(/.test(
    code(test),
  );
}

export function code(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
