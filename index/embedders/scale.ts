import { dot } from '../wordvectors/wordVectors.ts';
import type { CosineScale, Embedder } from './embedder.ts';

/**
 * Measures what a model's cosines mean by questions and passages that are the same for every model: in some, all texts are nearer
 * than 0.7, in others unrelated ones are at 0. Throws what the embedder throws.
 */
export async function measureScale({ embed }: Pick<Embedder, 'embed'>): Promise<CosineScale> {
  const questions = await embed(
    PAIRS.map(([question]) => question),
    'query',
  );
  const passages = await embed(
    PAIRS.map(([, passage]) => passage),
    'passage',
  );
  const related: number[] = [];
  const unrelated: number[] = [];
  for (const [i, question] of questions.entries())
    for (const [j, passage] of passages.entries())
      (i === j ? related : unrelated).push(dot(question, passage));
  const least = median(unrelated);
  // What tells nothing apart finds nothing near.
  return { unrelated: least, related: Math.max(median(related), least + LEAST_SPREAD) };
}

/** Of unit vectors; real models have ten times as much. */
const LEAST_SPREAD = 0.01;

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] as number;
}

/** Questions, each with a passage that answers it, mostly in other words; in English, which nearly every model knows. */
const PAIRS: readonly (readonly [question: string, passage: string])[] = [
  [
    'When was the lighthouse built?',
    'Harbour\nIt has stood above the quay since 1887, when an engineer from Genoa completed the work in two years.',
  ],
  [
    'How do I get back into my account if I forgot the password?',
    'Signing in\nChoose “Reset” on the login page. A link is sent to your e-mail address and works for an hour.',
  ],
  [
    'What do bees eat in winter?',
    'The hive\nIn the cold months the colony lives on the honey that it has stored, and the keeper adds sugar syrup in autumn.',
  ],
  [
    'Can I get my money back?',
    'Terms\nPurchases are refunded within fourteen days, as long as nothing was downloaded.',
  ],
  [
    'who won the game on sunday',
    'Season report\nThe home side beat its rivals 3–1 in front of nine thousand people last weekend.',
  ],
  [
    'Why does my computer start so slowly?',
    'Troubleshooting\nPrograms that run as soon as you switch the machine on make booting take longer. Turn off those you do not need.',
  ],
  [
    'How much water does a cactus need?',
    'House plants\nGive succulents a little once the soil is dry, about every third week, and hardly anything in winter.',
  ],
  [
    'Is it allowed to bring a dog on the train?',
    'Travelling\nSmall pets in a carrier ride free of charge; larger animals need a ticket of their own and a leash.',
  ],
  [
    'Who discovered the vaccine against rabies?',
    'History of medicine\nIn 1885 Louis Pasteur treated a boy who had been bitten, with the first preparation of its kind.',
  ],
  [
    'What time does the museum open?',
    'Visiting hours\nThe galleries welcome the public from Tuesday to Sunday, from ten in the morning until eight.',
  ],
  [
    'Why are the glaciers melting?',
    'Climate\nThe mean temperature has risen by one degree in a century, and the ice of the mountains retreats every summer.',
  ],
  [
    'How long do I have to cook lentils?',
    'Pulses\nAllow twenty-five minutes on a low heat in three times their volume of water, without salt at first.',
  ],
  [
    'How do I connect the printer?',
    'Manual\nJoin the device to the computer with the cable, then install the driver from the manufacturer’s site.',
  ],
  [
    'How tall is the highest mountain in Japan?',
    'Peaks of the world\nFuji rises to 3,776 metres and has been climbed since the seventh century.',
  ],
  [
    'What does it cost for children?',
    'Prices\nAdults pay 12 euros, everybody under fourteen half of it, families 28 euros together.',
  ],
  [
    'Where do I report a stolen bank card?',
    'Blocking\nCall the number on the back of your contract, day and night, as soon as you notice the loss.',
  ],
];
