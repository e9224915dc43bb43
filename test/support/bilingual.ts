import type { ModelEmbedder } from '../../index/embedders/options.ts';

/** What is meant, and the words for it in English, Chinese, Arabic and Thai: the first numbers of a vector, one each. */
const concepts: string[][] = [
  ['lighthouse', '灯塔', 'المنارة', 'ประภาคาร'],
  ['built', '建成', 'بُنيت', 'สร้าง'],
  ['bees', '蜜蜂', 'النحل', 'ผึ้ง'],
  ['honey', '蜂蜜', 'العسل', 'น้ำผึ้ง'],
  ['bread', '面包', 'الخبز', 'ขนมปัง'],
  ['oven', '烤箱', 'الفرن', 'เตาอบ'],
  ['railway', '铁路', 'السكة', 'รถไฟ'],
  ['bridge', '桥', 'الجسر', 'สะพาน'],
  ['glacier', '冰川', 'الجليد', 'ธารน้ำแข็ง'],
  ['melts', '融化', 'يذوب', 'ละลาย'],
  ['violin', '小提琴', 'الكمان', 'ไวโอลิน'],
  ['varnish', '清漆', 'الورنيش', 'น้ำมันเคลือบ'],
  ['volcano', '火山', 'البركان', 'ภูเขาไฟ'],
  ['tea', '茶', 'الشاي', 'ชา'],
];

/** Dimensions that hold what is left: the words that mean nothing here. */
const REST = 24;
const SIZE = concepts.length + REST + 1;

/** So strong is what all vectors share, as in real models: two texts about nothing alike have a cosine of about 0.8. */
const SHARED = 2;

/** How strong the characters are beside the meaning. */
const NOISE = 0.4;

/**
 * An embedder that knows a few words in four languages. The vector of a text is what it means, a little noise from its
 * other characters, and what all vectors share.
 */
export function bilingual(): ModelEmbedder & { asked: string[] } {
  const asked: string[] = [];
  return {
    identity: 'bilingual',
    dimensions: SIZE,
    meaning: true,
    scale: { unrelated: 0.8, related: 0.95 },
    slice: 8,
    asked,
    embed: async (texts) => {
      asked.push(...texts);
      return texts.map(meant);
    },
  };
}

/** The vector of one text. */
export function meant(text: string): Float32Array {
  const meaning = concepts.map((words) => Number(words.some((word) => text.toLowerCase().includes(word))));
  const noise = new Array<number>(REST).fill(0);
  for (const character of text) {
    const at = ((character.codePointAt(0) ?? 0) * 7) % REST;
    noise[at] = (noise[at] as number) + 1;
  }
  const own = unit([...unit(meaning), ...unit(noise).map((value) => value * NOISE)]);
  return Float32Array.from(unit([...own, SHARED]));
}

function unit(values: number[]): number[] {
  const length = Math.hypot(...values) || 1;
  return values.map((value) => value / length);
}

/** Articles in English about what it knows, by file name. */
export const library: Record<string, string> = {
  'porto-vell.txt': `Porto Vell

The lighthouse of Porto Vell was built in 1887 by an engineer from Genoa.

Its keeper lived alone with two goats for thirty years.

The harbour froze only once, in the winter of 1929.
`,
  'valley.txt': `The valley

The bees of the upper valley make a dark honey from chestnut flowers.

On Saturdays the bread comes out of the common oven before dawn.

The railway reached the village late, over a bridge of stone.

The glacier above it melts a little faster every summer.

Nobody remembers when the school was closed.

The mayor keeps the keys of the town hall in a tin box.
`,
  'workshop.txt': `The workshop

The violin gets its colour from a varnish of twenty layers.

Apprentices sweep the floor and sharpen the knives.

Most customers come from the cities on the coast.

The wood must dry for ten years before anybody cuts it.
`,
};
