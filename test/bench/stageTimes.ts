import { type Profiler, Session } from 'node:inspector/promises';
import type { AnyOrama } from '@orama/orama';
import { stringField } from '../../index/engine/orama/indexComponent.ts';
import { ScoreAccumulator } from '../../index/engine/postings/scoreAccumulator.ts';

/** What a stage of one question took, in ms, by the stage's name. */
export type StageTimes = ReadonlyMap<string, number>;

/**
 * The stages of a question and the modules whose frames, and what they call, belong to each. A sample counts for the stage of the
 * innermost frame that has one.
 */
const STAGES: Readonly<Record<string, readonly string[]>> = {
  language: ['text/language', 'text/franc', 'engine/corpus'],
  'vector of the question': ['embedders/'],
  query: [
    'text/asked',
    'wordvectors/questionMeanings',
    'engine/readQuery',
    'engine/query',
    'engine/idleEmoji',
    'engine/mostTelling',
    'engine/otherSpellings',
    'rerank/weightedQuery',
  ],
  'search: title': [],
  'search: text': [],
  'search: subwords': [],
  'search: vector': ['engine/vectors/'],
  'search: soft match': ['engine/postings/meaning'],
  'search: Orama, fusion, candidates': ['engine/orama/', '@orama/orama/', 'rerank/copies'],
  'typing errors, names': ['rerank/misspelled', 'rerank/namesMeant'],
  'words compared': [
    'rerank/wordMatcher',
    'rerank/matchRows',
    'engine/lexicon',
    'engine/passageParts',
    'rerank/nearness',
    'rerank/mayMatch',
    'rerank/alsoSaid',
  ],
  features: [
    'rerank/features',
    'rerank/passageFeatures',
    'rerank/candidateMatch',
    'rerank/match',
    'rerank/headingMatch',
    'rerank/numberMatch',
    'rerank/namesMissing',
    'rerank/answerTypes',
    'rerank/semantic.',
    'rerank/shape',
    'rerank/articleConcentration',
  ],
  'ranking, probabilities': ['rerank/rank', 'rerank/calibration', 'rerank/trace', 'rerank/bm25'],
  windows: ['rerank/window', 'rerank/leftOut'],
  'verdict, citations': ['index/answer', 'index/cite', 'index/verdict', 'rerank/excerpt', 'ingest/'],
};

const GARBAGE = '(garbage collector)';
const IDLE = '(idle)';

/** The stages in their order, and what belongs to none. */
export const stageNames: readonly string[] = [...Object.keys(STAGES), 'garbage collection', 'none of them'];

/** Between two samples, in microseconds. */
const INTERVAL = 100;

/**
 * Asks questions one after the other under V8's sampling profiler: what each stage of each took. The questions take the way that
 * they always take.
 */
export async function profileQuestions(
  db: AnyOrama,
  questions: readonly string[],
  ask: (question: string) => Promise<unknown>,
): Promise<StageTimes[]> {
  const restore = nameLegs(db);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.post('Profiler.start');
  const ends: number[] = [];
  const begins: number[] = [];
  for (const question of questions) {
    begins.push(microseconds());
    await ask(question);
    ends.push(microseconds());
  }
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  restore();
  return sumSamples(profile, begins, ends);
}

/** The clock of the profiler. */
function microseconds(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

function sumSamples(profile: Profiler.Profile, begins: number[], ends: number[]): StageTimes[] {
  const stages = stagesByNode(profile);
  const times = begins.map(() => new Map(stageNames.map((name) => [name, 0])));
  let now = profile.startTime;
  let at = 0;
  for (const [i, node] of (profile.samples ?? []).entries()) {
    const took = profile.timeDeltas?.[i] ?? 0;
    now += took;
    while (at < ends.length && now > (ends[at] as number)) at++;
    const own = times[at];
    const stage = stages.get(node);
    if (!own || !stage || now < (begins[at] as number)) continue;
    own.set(stage, (own.get(stage) ?? 0) + took / 1000);
  }
  return times;
}

/** The stage of each node of a profile: its own, else that of what called it. */
function stagesByNode({ nodes }: Profiler.Profile): Map<number, string | null> {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stages = new Map<number, string | null>();
  const stageOf = (id: number | undefined): string | null => {
    if (id === undefined) return 'none of them';
    const known = stages.get(id);
    if (known !== undefined) return known;
    const { functionName, url } = (byId.get(id) as Profiler.ProfileNode).callFrame;
    const stage = ownStage(functionName, url) ?? stageOf(parents.get(id));
    stages.set(id, functionName === IDLE ? null : stage);
    return stage;
  };
  for (const { id } of nodes) stageOf(id);
  return stages;
}

function ownStage(functionName: string, url: string): string | undefined {
  if (functionName === GARBAGE) return 'garbage collection';
  if (url === import.meta.url) return functionName in legs ? `search: ${functionName}` : undefined;
  return Object.entries(STAGES).find(([, parts]) => parts.some((part) => url.includes(part)))?.[0];
}

/** All text fields are searched by the same code: while it is measured, a frame of a name of its own stands around each. */
const legs: Readonly<Record<string, (search: () => void) => void>> = {
  title(search) {
    search();
  },
  text(search) {
    search();
  },
  subwords(search) {
    search();
  },
};

/** Puts these frames there; `db` has the fields. Returns what takes them away. */
function nameLegs(db: AnyOrama): () => void {
  const { add } = ScoreAccumulator.prototype;
  const byField = new Map(Object.entries(legs).map(([name, leg]) => [stringField(db, name), leg]));
  ScoreAccumulator.prototype.add = function named(field, tokens, weight) {
    byField.get(field)?.(() => add.call(this, field, tokens, weight));
  };
  return () => {
    ScoreAccumulator.prototype.add = add;
  };
}
