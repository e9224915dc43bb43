import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WORDS =
  'river bridge harbour winter engine market letter garden mountain captain village railway festival museum castle island doctor farmer teacher painter'.split(
    ' ',
  );

/** A folder of articles of 20 paragraphs each, with one question that only the first of them answers. */
export async function corpus(
  passages: number,
): Promise<{ folder: string; question: string; answer: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'soak-'));
  const files = Math.ceil(passages / 20);
  for (let file = 0; file < files; file++) {
    const paragraphs = Array.from({ length: 20 }, (_, at) => paragraph(file * 20 + at));
    if (file === 0)
      paragraphs[3] = 'The lighthouse of Porto Vell was built in 1887 by the engineer Marta Quill on a rock.';
    await writeFile(join(folder, `${file}.txt`), `Chronicle number ${file}\n\n${paragraphs.join('\n\n')}\n`);
  }
  return { folder, question: 'Who built the lighthouse of Porto Vell?', answer: 'Marta Quill' };
}

function paragraph(seed: number): string {
  const word = (n: number) => WORDS[(seed * 7 + n * n * 13 + ((seed >> 3) % 17) * n) % WORDS.length];
  const sentence = (n: number) =>
    `The ${word(n)} of the old ${word(n + 1)} number ${seed + n} stood near the ${word(n + 2)} where every ${word(n + 3)} had seen the ${word(n + 4)}.`;
  return [0, 5, 10].map(sentence).join(' ');
}
