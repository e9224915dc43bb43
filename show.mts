import { readFileSync } from 'node:fs';
import { formatOf } from '/work/w-documents/index/ingest/formats.ts';
for (const f of process.argv.slice(2)) {
  const t = performance.now();
  const d = await formatOf(f)!.parse(readFileSync(f), f, new AbortController().signal);
  console.log('=====', f, JSON.stringify({ ...d, text: undefined, source: undefined, sourceMap: d.sourceMap?.text.length, blocks: d.blocks.length }), Math.round(performance.now() - t));
  for (const b of d.blocks) { const { start, end, ...r } = b as any; console.log(JSON.stringify({...r, marks: r.marks?.map((m: any) => m.kind + ':' + d.text.slice(m.start, m.end)).join(), cells: r.cells?.length }), JSON.stringify(d.text.slice(start, end))); }
}
