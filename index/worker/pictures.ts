import type { Answer, Citation } from '../citation.ts';
import { readPicture } from '../ingest/pictures.ts';

/** An answer with the pictures of the folder that stand in what it cites. */
export function withPictures(answer: Answer, folder: string): Answer {
  return { ...answer, citations: answer.citations.map((citation) => picturesOf(citation, folder)) };
}

function picturesOf(citation: Citation, folder: string): Citation {
  const marks = citation.blocks.flatMap(({ marks = [] }) => marks);
  const addresses = new Set(marks.flatMap((mark) => (mark.kind === 'image' ? mark.url : [])));
  const pictures = [...addresses]
    .slice(0, MAX_PICTURES)
    .flatMap((address) => readPicture(folder, citation.article, address) ?? []);
  return pictures.length > 0 ? { ...citation, pictures } : citation;
}

/** No more are looked for in one citation. */
const MAX_PICTURES = 8;
