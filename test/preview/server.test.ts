import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPreview } from '../../tools/preview/live/preview.ts';
import type { Deed, Seat, Sight } from '../../tools/preview/live/room.ts';
import type { PreviewServer } from '../../tools/preview/live/server.ts';

const seedsDir = join(import.meta.dirname, '../../tools/preview/articles');
const MEMBER: Seat = { who: 'member', where: 'channel', locale: 'en-US' };
const MANAGER: Seat = { ...MEMBER, who: 'manager' };
let preview: PreviewServer;

beforeAll(async () => {
  const about = { version: '1.2.3', startedAt: new Date() };
  preview = await openPreview({ config: { seedsDir }, about, port: 0 });
});
afterAll(() => preview.close());

test('a question, a form and a menu, as a member and a manager see them, beside the terminal', async () => {
  await act({ do: 'send', text: '/ask How do I start a cut?' });
  const answered = await see(MEMBER, 'Lay the sheet flat', 'data-press');
  expect(answered.terminal).toContain('Lay the sheet flat');

  const [message] = answered.messages;
  const follow = /data-press="(follow:[^"]*)"/.exec(message?.html ?? '')?.[1] ?? '';
  const { form = '' } = await act({ do: 'press', message: message?.id ?? '', button: follow });
  const id = /data-form="(\d+)"/.exec(form)?.[1] ?? '';
  await act({ do: 'submit', form: id, values: { question: 'When does the workshop close on Thursday?' } });
  const followed = await see(MEMBER, 'Click to see message', '22:00');
  expect(followed.terminal).toContain('&#62; When does the workshop close on Thursday?');

  await act({ do: 'send', text: '/settings' }, MANAGER);
  const settings = await see(MANAGER, 'data-menu', 'Only you can see this');
  const panel = settings.messages.at(-1)?.id ?? '';
  await act({ do: 'choose', message: panel, menu: 'settings:sureness', values: ['sure'] }, MANAGER);
  await see(MANAGER, 'How sure I must be: only when sure');
  // What only the manager sees.
  expect((await see(MEMBER, '22:00')).messages.map((shown) => shown.id)).not.toContain(panel);
});

test('a mention, a reply and a command in the menu of a message', async () => {
  await act({ do: 'send', text: 'Which cloth wipes the lens?' });
  const { messages } = await see(MEMBER, 'the grey cloth');
  const [said, answer] = messages.slice(-2);
  await act({ do: 'send', text: 'And the tray?', replyTo: answer?.id ?? '' });
  await see(MEMBER, 'And the tray?');
  await act({ do: 'apply', message: said?.id ?? '', command: 'Ask about this' }, MANAGER);
  await see(MANAGER, 'Only you can see this', 'the grey cloth');
});

test('what Discord would not let somebody do is said', async () => {
  const { problem } = await act({ do: 'send', text: '/settings' });
  expect(problem).toMatch(/^\/settings is not offered to Ana/);
  expect(await act({ do: 'send', text: '/ask' })).toEqual({ problem: 'The option question is required.' });
});

test('the commands are offered as one types, each subcommand too', async () => {
  const page = await (await fetch(preview.address)).text();
  const offered = Array.from(page.matchAll(/<option value="(\/[^"]+?) "/g), ([, command]) => command);
  expect(offered).toContain('/ask');
  expect(offered).toContain('/library add');
  expect(offered).not.toContain('/library');
  expect(offered).not.toContain('/Ask about this');
});

test('is for this machine, and for its own page, alone', async () => {
  expect(await status({ host: 'evil.example' })).toBe(403);
  const body = JSON.stringify({ deed: { do: 'send', text: 'x' }, seat: MEMBER });
  const foreign = await fetch(`${preview.address}/act`, { method: 'POST', body });
  expect(foreign.status).toBe(404);
  const page = await fetch(preview.address);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
});

async function act(deed: Deed, seat = MEMBER): Promise<{ form?: string; problem?: string }> {
  const response = await fetch(`${preview.address}/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ deed, seat }),
  });
  return (await response.json()) as { form?: string; problem?: string };
}

/** What is to be seen as soon as a message, or several, hold all of these. */
async function see(seat: Seat, ...parts: string[]): Promise<Sight> {
  const response = await fetch(`${preview.address}/events?${new URLSearchParams({ ...seat })}`);
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const sight: Sight = JSON.parse(event.replace(/^data: /, ''));
      const shown = sight.messages.map(({ html }) => html).join('');
      // To leave the loop is to close the connection.
      if (parts.every((part) => shown.includes(part))) return sight;
    }
  }
  throw new Error(`Not seen: ${parts.join(', ')}`);
}

/** `fetch` lets nobody choose the host. */
function status(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(preview.address, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
