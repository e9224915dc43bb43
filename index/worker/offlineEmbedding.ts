import { offlineEmbedder } from '../embedders/offline.ts';
import type { Embedding } from '../embedders/open.ts';

/** Without a model. */
export const offlineEmbedding: Embedding = {
  embedder: offlineEmbedder,
  forQuestions: offlineEmbedder,
  vectors: async (_, known) => known,
};
