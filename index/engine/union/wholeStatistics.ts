import type { CorpusStatistics, FieldName } from '../statistics.ts';

/** The counts of collections taken together, as if one engine had all of their passages. */
export function sumStatistics(parts: readonly CorpusStatistics[]): CorpusStatistics {
  const passages = parts.reduce((sum, own) => sum + own.passages, 0);
  const mean = (of: (own: CorpusStatistics) => number) =>
    parts.reduce((sum, own) => sum + own.passages * of(own), 0) / Math.max(1, passages);
  const means = new Map<FieldName, number>();
  const [largest] = [...parts].sort((a, b) => b.passages - a.passages);
  const scaled = parts.filter(({ scale }) => scale !== null);
  return {
    passages,
    meanLength(field) {
      const known = means.get(field) ?? (mean((own) => own.meanLength(field)) || 1);
      means.set(field, known);
      return known;
    },
    documentFrequency: (field, term) =>
      parts.reduce((sum, own) => sum + own.documentFrequency(field, term), 0),
    scale: scaled.length === parts.length ? (largest?.scale ?? null) : null,
    ordinary: () => largest?.ordinary() ?? null,
  };
}
