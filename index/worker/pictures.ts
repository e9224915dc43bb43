import type { Answer, Citation } from '../citation.ts';
import { readPicture } from '../ingest/pictures.ts';
import { type Folders, placeOf } from '../ingest/serverFolders.ts';

/** An answer with the pictures of the folders that stand in what it cites. */
export function withPictures(answer: Answer, folders: Folders): Answer {
  return { ...answer, citations: answer.citations.map((citation) => picturesOf(citation, folders)) };
}

function picturesOf(citation: Citation, folders: Folders): Citation {
  const { folder, path } = placeOf(folders, citation.article);
  const marks = citation.blocks.flatMap(({ marks = [] }) => marks);
  const addresses = new Set(marks.flatMap((mark) => (mark.kind === 'image' ? mark.url : [])));
  const pictures = [...addresses]
    .slice(0, MAX_PICTURES)
    .flatMap((address) => readPicture(folder, path, address) ?? []);
  return pictures.length > 0 ? { ...citation, pictures } : citation;
}

/** No more are looked for in one citation. */
const MAX_PICTURES = 8;
