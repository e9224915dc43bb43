import type { Shelf } from './shelf.ts';

/** Where nothing can be added, such as in the terminal. */
export const noShelf: Shelf = {
  quota: { articles: 0, bytes: 0 },
  of: async () => null,
  bytes: async () => null,
  describe: async () => null,
  add: async () => null,
  remove: async () => null,
  undo: async () => null,
  remember: async () => null,
  servers: async () => [],
  async leave() {},
  async comeBack() {},
  addedBy: async () => 0,
  disown: async () => 0,
  async close() {},
};
