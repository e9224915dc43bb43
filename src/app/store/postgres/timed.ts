import type { Sessions } from './sessions.ts';

/** Sessions whose round trips are told of, in seconds, those that fail too. */
export function timed(sessions: Sessions, onRoundTrip: (seconds: number) => void): Sessions {
  return {
    ...sessions,
    async open() {
      const session = await sessions.open();
      return {
        ...session,
        async query(...statement) {
          const began = performance.now();
          try {
            return await session.query(...statement);
          } finally {
            onRoundTrip((performance.now() - began) / 1000);
          }
        },
      };
    },
  };
}
