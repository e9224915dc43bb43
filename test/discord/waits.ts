import type { Discord } from './api.ts';
import type { Gateway } from './gateway.ts';
import type { Message } from './types.ts';
import type { World } from './world.ts';

/** Only what never comes fails: on a busy machine a process alone may take seconds to start. */
const PATIENCE_MS = 20_000;

/** What tests wait for. */
export function waits(
  world: World,
  gateway: Gateway,
): Pick<Discord, 'online' | 'waitForMessage' | 'answerTo' | 'until'> {
  const returned = new WeakSet<Message>();
  return {
    online: async (timeoutMs = PATIENCE_MS) => {
      await world.until(() => gateway.connections > 0, 'a client to identify', timeoutMs);
    },
    waitForMessage: async (channel, predicate = () => true, timeoutMs = PATIENCE_MS) => {
      const fits = (m: Message) => !returned.has(m) && predicate(m);
      const find = () => world.visibleBotMessages(channel).find(fits);
      const found = await world.until(find, `a message in ${channel.name}`, timeoutMs);
      returned.add(found);
      return found;
    },
    answerTo: async (message, timeoutMs = PATIENCE_MS) => {
      const later = (m: Message) => BigInt(m.id) > BigInt(message.id);
      const fits = (m: Message) => later(m) && (!m.replyTo || m.replyTo === message);
      const find = () => world.visibleBotMessages(message.channel).find(fits);
      return await world.until(find, `an answer to "${message.content}"`, timeoutMs);
    },
    until: (check, what = 'what the test waits for', timeoutMs = PATIENCE_MS) =>
      world.until(check, what, timeoutMs),
  };
}
