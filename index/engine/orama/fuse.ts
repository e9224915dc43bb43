import type { SoftMatches } from '../postings/meaningIndex.ts';
import type { Ranks } from '../topK.ts';

/** What either of both found, best first, each with its score: 0 to 1. `share`: of the soft match, each over its best; `ranks` as for `topK`. */
export function fuse(
  hybrid: readonly { id: string; score: number }[],
  soft: SoftMatches,
  share: number,
  ranks?: Ranks,
): { id: string; score: number }[] {
  const [best] = soft.found;
  if (!best) return [...hybrid];
  const rankOf = (id: string) => ranks?.[Number(id)] ?? Number(id);
  const scores = new Map(hybrid.map(({ id, score }) => [id, (1 - share) * score]));
  for (const [doc] of soft.found) if (!scores.has(String(doc))) scores.set(String(doc), 0);
  const fused = Array.from(scores, ([id, score]) => ({
    id,
    score: score + (share * soft.scoreOf(Number(id))) / best[1],
  }));
  return fused.sort((a, b) => b.score - a.score || rankOf(a.id) - rankOf(b.id));
}
