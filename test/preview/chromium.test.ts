import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { findChromium, NO_CHROMIUM, openChromium } from '../../tools/preview/chromium.ts';
import { THOROUGH } from '../support/thorough.ts';

const root = join(import.meta.dirname, '../..');
const chromium = findChromium();
const skipped = !THOROUGH || !chromium;

describe.skipIf(skipped)(
  `npm run preview, in a browser${THOROUGH && !chromium ? `: ${NO_CHROMIUM}` : ''}`,
  () => {
    test('is used by keys alone, tells a screen reader what is new, and ends with Ctrl-C', async () => {
      const env = { ...process.env, SEEDS_DIR: join(root, 'tools/preview/articles') };
      const started = spawn(process.execPath, ['--import', 'tsx', 'tools/preview/main.ts', '0'], {
        cwd: root,
        env,
      });
      const ended = once(started, 'exit');
      const browser = await openChromium(chromium ?? '');
      try {
        const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
        const faults: string[] = [];
        page.on('pageerror', (err) => faults.push(err.message));
        page.on('console', (line) => faults.push(...(line.type() === 'error' ? [line.text()] : [])));
        await page.goto(await addressIn(started));
        await byKeys(page);
        expect(faults).toEqual([]);
      } finally {
        await browser.close();
        started.kill('SIGINT');
      }
      expect(await ended).toEqual([0, null]);
    });
  },
);

async function byKeys(page: Page): Promise<void> {
  const messages = page.getByRole('log', { name: 'In Discord' });
  await tabTo(page, 'Ask a question, or type / for a command');
  await page.keyboard.type('How do I start a cut?');
  await page.keyboard.press('Enter');
  await messages.getByText('Lay the sheet flat').waitFor();
  await page.getByRole('region', { name: 'In the terminal' }).getByText('Lay the sheet flat').waitFor();

  await page.keyboard.type('/ask When does the workshop close on Thursday?');
  await page.keyboard.press('Enter');
  await messages.getByRole('article').nth(2).getByText('22:00').waitFor();
  // Back from the box, the buttons of the newest message come first.
  await tabTo(page, 'Ask a follow-up', 'Shift+Tab');
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Ask a follow-up' });
  await form.getByLabel('Your question').waitFor();
  await page.keyboard.type('and on Tuesday?');
  await page.keyboard.press('Enter');
  await form.waitFor({ state: 'hidden' });
  await messages.getByText('and on Tuesday?').waitFor();

  await page.getByLabel('You are').selectOption('manager');
  await page.getByLabel('Ask a question').focus();
  await page.keyboard.type('/settings');
  await page.keyboard.press('Enter');
  await messages.getByText('Settings for this server').waitFor();
  await tabTo(page, 'How sure I must be', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, 'only when sure');
  await page.keyboard.press('Enter');
  await messages.getByText('How sure I must be: only when sure').waitFor();
  // Live, so that what is new is read out; every message has a name.
  expect(await messages.getAttribute('aria-live')).toBe('polite');
  for (const article of await messages.getByRole('article').all())
    expect(await article.getAttribute('aria-label')).toMatch(/^(?:Ana|Footnote), \d\d:\d\d$/);
}

/** What the focused thing is called: as a script, since it is the browser that runs it. */
const NAMES = `[document.activeElement.ariaLabel, document.activeElement.textContent,
  document.activeElement.labels?.[0]?.textContent].map((name) => (name ?? '').trim())`;

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press(key);
    const names = await page.evaluate<string[]>(NAMES);
    if (names.some((text) => text.startsWith(name))) return;
  }
  throw new Error(`Tab does not lead to “${name}”.`);
}

async function addressIn({ stdout }: ReturnType<typeof spawn>): Promise<string> {
  if (!stdout) throw new Error('The preview says nothing.');
  for await (const line of createInterface({ input: stdout })) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error('The preview said no address.');
}
