import type { SoftMatches } from '../postings/meaningIndex.ts';

/** How much the soft match by word meanings counts beside the hybrid search, each over its best. */
const SOFT = 0.4;

/** What either of both found, best first, each with its score: 0 to 1. */
export function fuse(
  hybrid: readonly { id: string; score: number }[],
  soft: SoftMatches,
): { id: string; score: number }[] {
  const [best] = soft.found;
  if (!best) return [...hybrid];
  const scores = new Map(hybrid.map(({ id, score }) => [id, (1 - SOFT) * score]));
  for (const [doc] of soft.found) if (!scores.has(String(doc))) scores.set(String(doc), 0);
  const fused = Array.from(scores, ([id, score]) => ({
    id,
    score: score + (SOFT * soft.scoreOf(Number(id))) / best[1],
  }));
  return fused.sort((a, b) => b.score - a.score || Number(a.id) - Number(b.id));
}
