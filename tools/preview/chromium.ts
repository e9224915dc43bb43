import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** A Chromium on this machine: the one that `CHROMIUM` names, or one on the PATH; undefined where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...(env.CHROMIUM ? [env.CHROMIUM] : []), ...found].find((path) => existsSync(path));
}

/** Without a sandbox where the system lets nobody have one, as root in a container; what it shows is only what this process draws. */
export async function openChromium(executablePath: string): Promise<Browser> {
  return await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
}

export const NO_CHROMIUM =
  'There is no Chromium on this machine: install one (Debian: apt-get install chromium), or name one in CHROMIUM.';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
