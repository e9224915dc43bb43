import { once, stripDiacritics } from '../../../index/index.ts';

/**
 * The languages (ISO 639-1) in which a message asks what there is to be asked about, and nothing else: “how many articles?”, “what
 * do you know?”. None for a question that says more: “how many articles has the treaty?” is one to be searched.
 */
export function asksForArticles(text: string): string[] {
  if (text.length > LONGEST) return [];
  const words = plain(text);
  return patterns().flatMap(([language, pattern]) => (pattern.test(words) ? [language] : []));
}

const LONGEST = 120;

function plain(text: string): string {
  const spaced = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/gu, ' ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  return stripDiacritics(spaced).trim();
}

const patterns = once(() =>
  Object.entries(ASKED).map(([language, { articles, ways }]) => {
    const all = ways.map((way) => stripDiacritics(way.replaceAll('ARTICLES', `(?:${articles})`)));
    return [language, new RegExp(`^(?:${all.join('|')})$`, 'u')] as const;
  }),
);

/** What articles are called, and the ways to ask for them, an apostrophe being a space; written by hand. */
const ASKED: Readonly<Record<string, { articles: string; ways: readonly string[] }>> = {
  en: {
    articles: 'articles|documents|docs|files|texts',
    ways: [
      '(?:and )?how many ARTICLES(?: (?:do you (?:have|know|contain)|are there|are (?:loaded|indexed|available)|have you got))?(?: in total)?',
      '(?:what|which) ARTICLES (?:do you (?:have|know|use|read|search)|are there|have you got|are (?:available|loaded|indexed))',
      '(?:please )?(?:can you )?(?:list|show)(?: me)?(?: all)?(?: of)?(?: the| your)? ARTICLES(?: please| that you have| you have)?',
      '(?:a )?list of(?: all)?(?: the| your)? ARTICLES',
      'what (?:do you know|can you answer|can i ask(?: you)?|can you tell me|are you about)(?: about)?',
      'what (?:topics|subjects|things) (?:do you (?:know|cover)|are there|can i ask(?: you)?)(?: about)?',
      'what are the ARTICLES(?: about)?',
    ],
  },
  pt: {
    articles: 'artigos|documentos|arquivos|ficheiros|textos',
    ways: [
      '(?:e )?quantos ARTICLES(?: (?:voce tem|voces tem|tem|ha|existem|sao|voce conhece|estao carregados))?(?: ao todo| no total)?',
      '(?:quais|que) ARTICLES (?:voce (?:tem|conhece|usa)|tem|ha|existem|estao (?:disponiveis|carregados))',
      '(?:por favor )?(?:lista|liste|listar|mostra|mostre|mostrar)(?: me)?(?: todos)?(?: os)?(?: seus)? ARTICLES(?: por favor)?',
      '(?:a )?lista (?:de|dos|de todos os) ARTICLES',
      'o que (?:e que )?(?:voce sabe|sabes|voce conhece|posso perguntar|posso te perguntar|voce responde|voce pode responder)',
      '(?:sobre o que|sobre que|de que)(?: assuntos)?(?: e que)? (?:voce sabe|sabes|posso perguntar|voce fala|voce responde)',
      'quais (?:assuntos|temas|topicos) (?:voce conhece|voce cobre|ha|existem)',
    ],
  },
  es: {
    articles: 'articulos|documentos|archivos|textos',
    ways: [
      '(?:y )?cuantos ARTICLES(?: (?:tienes|tiene|hay|conoces|existen|estan cargados))?(?: en total)?',
      '(?:que|cuales) ARTICLES (?:tienes|tiene|hay|conoces|usas|existen|estan disponibles)',
      '(?:por favor )?(?:lista|enumera|muestra|muestrame|listar|mostrar|ensename)(?: todos)?(?: los)?(?: tus)? ARTICLES(?: por favor)?',
      '(?:la )?lista de(?: todos)?(?: los)? ARTICLES',
      'que (?:sabes|conoces|puedo preguntar|puedo preguntarte|te puedo preguntar|puedes responder)',
      '(?:sobre|de) que (?:sabes|puedo preguntar|puedo preguntarte|te puedo preguntar|hablas)',
      'que (?:temas|asuntos) (?:conoces|cubres|hay|tienes)',
    ],
  },
  fr: {
    articles: 'articles|documents|fichiers|textes',
    ways: [
      '(?:et )?combien d ARTICLES(?: (?:as tu|avez vous|y a t il|il y a|sont charges|connais tu|tu as|vous avez))?(?: en tout| au total)?',
      '(?:et )?combien de ARTICLES(?: (?:as tu|avez vous|y a t il|il y a|sont charges|connais tu|tu as|vous avez))?(?: en tout| au total)?',
      '(?:quels|quelles) (?:sont les )?ARTICLES(?: (?:as tu|avez vous|y a t il|connais tu|sont disponibles|tu as))?',
      '(?:liste|listez|lister|montre|montrez|affiche|affichez)(?: moi)?(?: tous)?(?: les| tes| vos)? ARTICLES(?: s il (?:te|vous) plait)?',
      '(?:la )?liste (?:des|de tous les) ARTICLES',
      '(?:que|qu est ce que) (?:sais tu|savez vous|connais tu|connaissez vous|tu sais|tu connais|vous savez|puis je (?:te |vous )?demander|je peux (?:te |vous )?demander)',
      '(?:de quoi|sur quoi) (?:parles tu|parlez vous|peux tu repondre|pouvez vous repondre|puis je (?:t |te |vous )?(?:interroger|demander))',
      'quels (?:sujets|themes) (?:connais tu|connaissez vous|couvres tu|y a t il)',
    ],
  },
  de: {
    articles: 'artikel|dokumente|dateien|texte',
    ways: [
      '(?:und )?wie viele ARTICLES(?: (?:hast du|habt ihr|gibt es|kennst du|sind es|sind geladen|sind das))?(?: insgesamt)?',
      '(?:und )?wieviele ARTICLES(?: (?:hast du|habt ihr|gibt es|kennst du|sind es|sind geladen))?(?: insgesamt)?',
      '(?:welche|was fur) ARTICLES (?:hast du|habt ihr|gibt es|kennst du|sind (?:da|geladen|verfugbar)|durchsuchst du)',
      '(?:bitte )?(?:liste|zeig|zeige|nenn|nenne)(?: mir)?(?: bitte)?(?: alle| die| deine| alle deine)? ARTICLES(?: auf)?(?: bitte)?',
      '(?:eine |die )?(?:liste (?:der|aller|von) ARTICLES|artikelliste)',
      'was (?:weisst du|weisst du alles|weisst du denn|kennst du|kann ich (?:dich )?fragen|kann man (?:dich )?fragen|kannst du beantworten)(?: alles)?',
      '(?:woruber|wovon) (?:weisst du (?:was|bescheid|etwas)|kann ich (?:dich )?fragen|handeln die artikel)',
      'welche themen (?:kennst du|gibt es|hast du|deckst du ab)',
    ],
  },
  id: {
    articles: 'artikel|dokumen|berkas|file|teks',
    ways: [
      '(?:dan )?(?:ada )?berapa(?: banyak)? ARTICLES(?: (?:yang )?(?:ada|kamu punya|kamu miliki|anda miliki|kamu ketahui|tersedia))?(?: semuanya)?',
      '(?:ada )?ARTICLES apa (?:saja )?(?:yang )?(?:ada|kamu punya|kamu miliki|anda miliki|tersedia)',
      '(?:ada )?ARTICLES apa saja',
      '(?:tolong )?(?:daftar|daftarkan|tampilkan|tunjukkan|sebutkan)(?: semua)?(?: daftar)? ARTICLES(?: mu| yang ada)?',
      '(?:kamu tahu apa|apa yang kamu (?:tahu|ketahui)|apa saja yang kamu (?:tahu|ketahui)|apa yang (?:bisa|dapat) (?:saya|aku) tanyakan|(?:bisa )?tanya apa saja)(?: saja)?',
      'topik apa (?:saja )?(?:yang )?(?:ada|kamu tahu|kamu kuasai)',
    ],
  },
  ja: {
    articles: '記事|文書|ドキュメント|ファイル|資料',
    ways: [
      'ARTICLES(?:は|が|って)?(?:全部で)?(?:何件|いくつ|何個|何本|どのくらい|どれくらい|何記事)(?:ある|あります|ありますか|あるの|ですか|あるんですか)?',
      '(?:どんな|何の|どの|どのような)ARTICLES(?:が)?(?:ある|あります|ありますか|あるの|あるんですか)',
      'ARTICLES(?:の)?(?:一覧|リスト)(?:を)?(?:見せて|表示して|表示|教えて|出して|ください|見せてください|教えてください)?',
      'ARTICLES(?:を)?(?:全部|すべて)?(?:一覧表示して|列挙して|リストアップして|並べて)(?:ください)?',
      '(?:何|なに)(?:を|が)?(?:知っている|知ってる|知っていますか|知ってますか|知ってるの|聞ける|聞けますか|聞けるの|答えられますか|答えられる)',
      '(?:何|なに)について(?:知っている|知ってる|知っていますか|知ってますか|聞ける|聞けますか|答えられますか)',
    ],
  },
};
